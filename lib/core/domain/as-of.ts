/** Whether a past moment can be answered: `before` the first complete pass and in the `future` it cannot. */
export type AsOfState = "answerable" | "before" | "future" | "noHistory";

/** @param earliest first complete pass of anything (ISO 8601); null when there is none; undefined while unknown. */
export function asOfState(asOf: string, earliest: string | null | undefined, nowMs: number): AsOfState {
  if (Date.parse(asOf) > nowMs) return "future";
  if (earliest === null) return "noHistory";
  if (earliest !== undefined && Date.parse(asOf) < Date.parse(earliest)) return "before";
  return "answerable";
}

const minuteMs = 60_000;

/** Distances into the past that are offered ready-made. */
export const quickPicks = [
  { unit: "minutesAgo", count: 15, ms: 15 * minuteMs },
  { unit: "hoursAgo", count: 1, ms: 60 * minuteMs },
  { unit: "hoursAgo", count: 24, ms: 24 * 60 * minuteMs },
  { unit: "daysAgo", count: 7, ms: 7 * 24 * 60 * minuteMs },
] as const;

/** A moment some way off, to the second: addresses stay readable. */
export function momentFrom(baseMs: number, byMs: number): string {
  return new Date(Math.floor((baseMs + byMs) / 1000) * 1000).toISOString();
}
