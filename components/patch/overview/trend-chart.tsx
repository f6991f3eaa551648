"use client";

import {
  Area,
  AreaChart,
  CartesianGrid,
  type DotItemDotProps,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ClassKey } from "#lib/patch/contract/patch-class.ts";
import type { TrendPoint } from "#lib/patch/contract/trend.ts";
import { classColor } from "../class-fill.ts";

export interface TrendChartProps {
  points: readonly TrendPoint[];
  /** The classes drawn, from the bottom up. */
  shown: readonly ClassKey[];
  /** A past moment that the page answers for, in milliseconds since 1970. */
  markMs: number | null;
  markLabel: string;
  labelOf: (name: ClassKey) => string;
  timeOf: (ms: number) => string;
  tickOf: (ms: number) => string;
  numberOf: (value: number) => string;
  onChoose: (ms: number) => void;
}

/** Stacked areas of nodes by class. Fetched apart from the page, because the library is large. */
export function TrendChart(props: TrendChartProps) {
  const { points, shown, markMs, numberOf } = props;
  const rows = points.map((point) => ({
    ms: Date.parse(point.at),
    drawn: point.classes !== null && !point.partial,
    ...(point.classes !== null && !point.partial
      ? Object.fromEntries(shown.map((name) => [name, point.classes?.[name] ?? 0]))
      : {}),
  }));
  const isLone = rows.map((_, index) => [index - 1, index + 1].every((near) => rows[near]?.drawn !== true));
  // Between two gaps there is no area to fill: the point itself shows.
  const isolated = ({ cx, cy, index, stroke }: DotItemDotProps) =>
    rows[index]?.drawn === true && isLone[index] === true ? (
      <circle key={index} cx={cx} cy={cy} r={2.5} fill={stroke} />
    ) : (
      <g key={index} />
    );
  return (
    <AreaChart
      responsive
      data={rows}
      style={{ width: "100%", height: "100%" }}
      margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      onClick={({ activeLabel }) => activeLabel !== undefined && props.onChoose(Number(activeLabel))}
    >
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        dataKey="ms"
        type="number"
        scale="time"
        domain={["dataMin", "dataMax"]}
        tickCount={7}
        tickFormatter={props.tickOf}
        minTickGap={48}
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
        content={({ active, label }) =>
          active === true ? (
            <Values {...props} point={points.find(({ at }) => Date.parse(at) === label)} />
          ) : null
        }
      />
      {shown.map((name) => (
        <Area
          key={name}
          dataKey={name}
          stackId="nodes"
          type="linear"
          isAnimationActive={false}
          connectNulls={false}
          dot={isolated}
          activeDot={false}
          stroke={classColor(name)}
          strokeWidth={1}
          fill={classColor(name)}
          fillOpacity={0.75}
        />
      ))}
      {markMs !== null && (
        <ReferenceLine
          x={markMs}
          stroke="var(--changed)"
          strokeDasharray="4 3"
          label={{ value: props.markLabel, position: "insideTopRight", fill: "var(--changed)", fontSize: 11 }}
        />
      )}
    </AreaChart>
  );
}

function Values({
  point,
  shown,
  labelOf,
  timeOf,
  numberOf,
}: TrendChartProps & { point: TrendPoint | undefined }) {
  if (point === undefined || point.classes === null) return null;
  const { classes } = point;
  const values = shown
    .map((name) => ({ name, nodes: classes[name] ?? 0 }))
    .sort((one, other) => other.nodes - one.nodes);
  return (
    <div className="rounded-md bg-raised px-2.5 py-2 text-sm shadow-float">
      <p className="pb-1 font-medium">{timeOf(Date.parse(point.at))}</p>
      <ul>
        {values.map(({ name, nodes }) => (
          <li key={name} className="flex items-center gap-2">
            <span className="h-2 w-2 rounded-sm" style={{ background: classColor(name) }} />
            <span className="flex-1">{labelOf(name)}</span>
            <span className="tabular-nums">{numberOf(nodes)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
