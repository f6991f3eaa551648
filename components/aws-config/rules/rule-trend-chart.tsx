"use client";

import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import type { RuleOutput } from "#lib/aws-config/contract/rules.ts";

/** A line with gaps where days were not counted. Fetched apart from the page, because the library is large. */
export function RuleTrendChart({
  trend,
  dayOf,
  name,
  numberOf,
}: {
  trend: RuleOutput["trend"];
  dayOf: (at: string) => string;
  name: string;
  numberOf: (value: number) => string;
}) {
  const tick = { fill: "var(--ink-muted)", fontSize: 11 };
  return (
    <LineChart
      responsive
      data={[...trend]}
      style={{ width: "100%", height: "100%" }}
      margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis dataKey="at" tickFormatter={dayOf} minTickGap={48} stroke="var(--line-strong)" tick={tick} />
      <YAxis
        width={52}
        allowDecimals={false}
        interval={0}
        tickFormatter={numberOf}
        stroke="var(--line-strong)"
        tick={tick}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--ink-muted)" }}
        labelFormatter={(label) => dayOf(String(label))}
        contentStyle={{ background: "var(--raised)", borderColor: "var(--line-strong)", fontSize: 12 }}
      />
      <Line
        name={name}
        dataKey="nonCompliant"
        stroke="var(--critical)"
        strokeWidth={1.5}
        dot={{ r: 1.5 }}
        connectNulls={false}
        isAnimationActive={false}
      />
    </LineChart>
  );
}
