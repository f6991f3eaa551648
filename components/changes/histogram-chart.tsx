"use client";

import { useState } from "react";
import { Bar, BarChart, CartesianGrid, ReferenceArea, Tooltip, XAxis, YAxis } from "recharts";
import { type KindGroup, kindGroups } from "#lib/changes/domain/kind-groups.ts";
import { groupColor } from "./group-color.ts";

/** One bar: where it begins, in milliseconds since 1970, and its changes by group. */
export interface HistogramBar {
  ms: number;
  counts: Readonly<Record<string, number>>;
  total: number;
}

export interface HistogramChartProps {
  bars: readonly HistogramBar[];
  labelOf: (group: KindGroup) => string;
  timeOf: (ms: number) => string;
  tickOf: (ms: number) => string;
  numberOf: (value: number) => string;
  /** The first and the last bar of what was dragged across. */
  onChoose: (firstMs: number, lastMs: number) => void;
}

/** Changes over time by group, stacked. Dragging across bars chooses them. Fetched apart from the page. */
export function HistogramChart(props: HistogramChartProps) {
  const { bars, numberOf, onChoose } = props;
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const used = kindGroups.filter((group) => bars.some(({ counts }) => (counts[group] ?? 0) > 0));
  const tick = { fill: "var(--ink-muted)", fontSize: 11 };
  const at = (label: unknown) => (label === undefined || label === null ? null : Number(label));
  const end = () => {
    if (drag !== null) onChoose(Math.min(drag.from, drag.to), Math.max(drag.from, drag.to));
    setDrag(null);
  };
  return (
    <BarChart
      responsive
      data={bars.map(({ ms, counts }) => ({ ms, ...counts }))}
      style={{ width: "100%", height: "100%", cursor: "crosshair", userSelect: "none" }}
      margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
      barCategoryGap={1}
      accessibilityLayer={false}
      onMouseDown={({ activeLabel }) => {
        const ms = at(activeLabel);
        if (ms !== null) setDrag({ from: ms, to: ms });
      }}
      onMouseMove={({ activeLabel }) => {
        const ms = at(activeLabel);
        if (drag !== null && ms !== null && ms !== drag.to) setDrag({ ...drag, to: ms });
      }}
      onMouseUp={end}
      onMouseLeave={() => setDrag(null)}
    >
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        dataKey="ms"
        tickFormatter={props.tickOf}
        minTickGap={56}
        stroke="var(--line-strong)"
        tick={tick}
      />
      <YAxis
        width={44}
        allowDecimals={false}
        tickCount={4}
        interval={0}
        tickFormatter={numberOf}
        stroke="var(--line-strong)"
        tick={tick}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: "var(--hover)" }}
        wrapperStyle={{ zIndex: 30 }}
        content={({ active, label }) =>
          active === true ? <Values {...props} bar={bars.find(({ ms }) => ms === label)} /> : null
        }
      />
      {used.map((group) => (
        <Bar
          key={group}
          dataKey={group}
          stackId="changes"
          isAnimationActive={false}
          fill={groupColor[group]}
        />
      ))}
      {drag !== null && (
        <ReferenceArea
          x1={Math.min(drag.from, drag.to)}
          x2={Math.max(drag.from, drag.to)}
          fill="var(--accent)"
          fillOpacity={0.2}
        />
      )}
    </BarChart>
  );
}

function Values({ bar, labelOf, timeOf, numberOf }: HistogramChartProps & { bar: HistogramBar | undefined }) {
  if (bar === undefined) return null;
  const values = kindGroups
    .map((group) => ({ group, count: bar.counts[group] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  return (
    <div className="rounded-md bg-raised px-2.5 py-2 text-sm shadow-float">
      <p className="flex gap-3 pb-1 font-medium">
        <span className="flex-1">{timeOf(bar.ms)}</span>
        <span className="tabular-nums">{numberOf(bar.total)}</span>
      </p>
      <ul>
        {values.map(({ group, count }) => (
          <li key={group} className="flex items-center gap-2">
            <span className="h-2 w-2 rounded-sm" style={{ background: groupColor[group] }} />
            <span className="flex-1">{labelOf(group)}</span>
            <span className="tabular-nums">{numberOf(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
