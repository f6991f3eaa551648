"use client";

import { Area, AreaChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";

export interface InstallCurveProps {
  points: readonly { ms: number; total: number; nodes: number }[];
  timeOf: (ms: number) => string;
  numberOf: (value: number) => string;
}

/** How many nodes had installed the patch by each day. Fetched apart from the page, because the library is large. */
export function InstallCurve({ points, timeOf, numberOf }: InstallCurveProps) {
  return (
    <AreaChart
      responsive
      data={[...points]}
      style={{ width: "100%", height: "100%" }}
      margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        dataKey="ms"
        type="number"
        scale="time"
        domain={["dataMin", "dataMax"]}
        tickFormatter={timeOf}
        minTickGap={56}
        stroke="var(--line-strong)"
        tick={{ fill: "var(--ink-muted)", fontSize: 11 }}
      />
      <YAxis
        width={52}
        allowDecimals={false}
        tickFormatter={numberOf}
        stroke="var(--line-strong)"
        tick={{ fill: "var(--ink-muted)", fontSize: 11 }}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--ink-muted)" }}
        content={({ active, payload }) => {
          const point: unknown = payload?.[0]?.payload;
          return active === true && isPoint(point) ? (
            <p className="rounded-md border border-line bg-raised px-2 py-1 shadow-md">
              {timeOf(point.ms)}: {numberOf(point.total)}
              {point.nodes > 0 && ` (+${numberOf(point.nodes)})`}
            </p>
          ) : null;
        }}
      />
      <Area
        dataKey="total"
        type="stepAfter"
        stroke="var(--accent)"
        fill="var(--accent)"
        fillOpacity={0.12}
        strokeWidth={1.5}
        isAnimationActive={false}
        dot={points.length < 40}
      />
    </AreaChart>
  );
}

function isPoint(value: unknown): value is InstallCurveProps["points"][number] {
  return typeof value === "object" && value !== null && "ms" in value;
}
