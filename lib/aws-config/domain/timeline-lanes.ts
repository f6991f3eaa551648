/** The lanes of a resource's time axis, from top to bottom. */
export const timelineLanes = ["configuration", "relationships", "compliance", "calls", "other"] as const;
export type TimelineLane = (typeof timelineLanes)[number];

const lanes: Readonly<Record<string, TimelineLane>> = {
  item: "configuration",
  "config.created": "configuration",
  "config.changed": "configuration",
  "config.deleted": "configuration",
  "config.relationship": "relationships",
  "config.compliance": "compliance",
  "cloudtrail.write": "calls",
};

/** Where a kind is drawn; `item` stands for configuration items. */
export const laneOf = (kind: string): TimelineLane => lanes[kind] ?? "other";

/** A stretch of time, in milliseconds since 1970. */
export interface TimeSpan {
  from: number;
  until: number;
}

/** What the axis covers: all entries with a little room on both sides, at least an hour, up to `end`. */
export function axisOf(times: readonly number[], end: number): TimeSpan {
  const first = times.reduce((least, time) => Math.min(least, time), end);
  const length = Math.max(end - first, 3_600_000);
  return { from: end - length * 1.02, until: end + length * 0.01 };
}

/** Where a moment lies on the axis, from 0 to 1. */
export const placeOn = (axis: TimeSpan, time: number): number =>
  Math.min(1, Math.max(0, (time - axis.from) / (axis.until - axis.from)));

/** The moment at a place of the axis. */
export const timeAt = (axis: TimeSpan, place: number): number => axis.from + place * (axis.until - axis.from);

/** The stretch between two places where somebody drew, or null where that is a mere press. */
export function brushed(axis: TimeSpan, one: number, other: number): TimeSpan | null {
  if (Math.abs(one - other) < 0.004) return null;
  return { from: timeAt(axis, Math.min(one, other)), until: timeAt(axis, Math.max(one, other)) };
}
