"use client";

import { memo } from "react";
import { placeOn, type TimelineLane, type TimeSpan } from "#lib/aws-config/domain/timeline-lanes.ts";

const laneClass: Record<TimelineLane, string> = {
  configuration: "bg-changed",
  relationships: "bg-accent",
  compliance: "bg-warning",
  calls: "bg-ink",
  other: "bg-unknown",
};

/** What happened, as marks in lanes. Its list below says the same in words. */
export const StripMarks = memo(function StripMarks({
  axis,
  lanes,
  marks,
  label,
}: {
  axis: TimeSpan;
  lanes: readonly TimelineLane[];
  marks: readonly { time: number; lane: TimelineLane }[];
  label: string;
}) {
  return (
    <div role="img" aria-label={label}>
      {lanes.map((lane) => (
        <div key={lane} className="relative h-5 border-line border-b last:border-b-0">
          {places(axis, marks, lane).map((place) => (
            <span
              key={place}
              className={`absolute top-1 h-3 w-0.5 rounded-sm ${laneClass[lane]}`}
              style={{ left: `${place / 10}%` }}
            />
          ))}
        </div>
      ))}
    </div>
  );
});

/** Places in thousandths of the axis, each once: what lies closer together is one mark. */
function places(
  axis: TimeSpan,
  marks: readonly { time: number; lane: TimelineLane }[],
  lane: TimelineLane,
): number[] {
  const found = marks
    .filter((mark) => mark.lane === lane)
    .map(({ time }) => Math.round(placeOn(axis, time) * 1000));
  return [...new Set(found)];
}
