"use client";

import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { curveDays } from "#lib/patch/contract/curve-days.ts";
import type { ReleaseVelocity } from "#lib/patch/contract/velocity.ts";

const places = new Map<number, number>(curveDays.map((day, place) => [day, place]));

/** Shares that the table speaks of. */
const thresholds = [0.5, 0.9, 0.99];

/** Share of the nodes that need a release and have it, by days since the release. */
export function VelocityChart({
  releases,
  nameOf,
  percentOf,
  dayOf,
}: {
  releases: readonly ReleaseVelocity[];
  nameOf: (release: ReleaseVelocity) => string;
  percentOf: (share: number) => string;
  dayOf: (day: number) => string;
}) {
  const rows = curveDays.map((day, place) => ({
    day,
    ...Object.fromEntries(
      releases.map(({ curve, needed }, index) => [`s${index}`, shareOf(curve[place], needed)]),
    ),
  }));
  const tick = { fill: "var(--ink-muted)", fontSize: 11 };
  return (
    <LineChart
      responsive
      data={rows}
      style={{ width: "100%", height: "100%" }}
      margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        dataKey="day"
        type="number"
        domain={[0, "dataMax"]}
        ticks={[0, 7, 14, 30, 60, 90, 120]}
        stroke="var(--line-strong)"
        tick={tick}
      />
      <YAxis
        width={52}
        domain={[0, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        tickFormatter={percentOf}
        stroke="var(--line-strong)"
        tick={tick}
      />
      {thresholds.map((share) => (
        <ReferenceLine key={share} y={share} stroke="var(--line-strong)" strokeDasharray="4 3" />
      ))}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--ink-muted)" }}
        content={({ active, label }) =>
          active === true ? (
            <Values
              title={dayOf(Number(label))}
              values={releases.flatMap((release, index) => {
                const share = shareOf(release.curve[places.get(Number(label)) ?? -1], release.needed);
                return share === null ? [] : [{ index, name: nameOf(release), share }];
              })}
              percentOf={percentOf}
            />
          ) : null
        }
      />
      {releases.map((release, index) => (
        <Line
          key={release.key}
          dataKey={`s${index}`}
          // Straight between the days that are read: a smoothed line would tell of shares that never were.
          type="linear"
          isAnimationActive={false}
          connectNulls={false}
          dot={false}
          stroke={`var(--series-${index + 1})`}
          strokeWidth={1.5}
        />
      ))}
    </LineChart>
  );
}

function shareOf(nodes: number | null | undefined, needed: number): number | null {
  return nodes === null || nodes === undefined ? null : nodes / needed;
}

function Values({
  title,
  values,
  percentOf,
}: {
  title: string;
  values: readonly { index: number; name: string; share: number }[];
  percentOf: (share: number) => string;
}) {
  return (
    <div className="max-w-80 rounded-md bg-raised px-2.5 py-2 text-sm shadow-float">
      <p className="pb-1 font-medium">{title}</p>
      <ul>
        {values
          .toSorted((one, other) => other.share - one.share)
          .map(({ index, name, share }) => (
            <li key={index} className="flex items-center gap-2">
              <span className="h-0.5 w-4 shrink-0" style={{ background: `var(--series-${index + 1})` }} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="tabular-nums">{percentOf(share)}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
