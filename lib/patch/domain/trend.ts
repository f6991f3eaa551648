import type { ClassCounts } from "#lib/patch/contract/overview.ts";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";
import type { PatchTrendInput, TrendPoint } from "#lib/patch/contract/trend.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Buckets of a window at most: a chart has not many more pixels. */
const bucketsMax = 720;
const comparedDays = 30;

/** Samples of one bucket and dimension over all account-Regions; dimension `''` is the total. */
export interface SampleRow {
  atMs: number;
  dimension: string;
  nodes: number;
  places: number;
}

export interface TrendWindow {
  bucket: "day" | "hour";
  from: Date;
  to: Date;
  stepMs: number;
}

/**
 * The window ends now, so that what came after a past moment is seen beside it; a moment before the window ends its own.
 */
export function trendWindow(
  { days, bucket, asOf }: Pick<PatchTrendInput, "days" | "bucket" | "asOf">,
  now: Date,
): TrendWindow {
  const lengthMs = Number(days) * dayMs;
  const moment = asOf === undefined ? now.getTime() : Date.parse(asOf);
  const end = moment > now.getTime() - lengthMs ? now.getTime() : moment;
  const width = bucket === "day" ? dayMs : hourMs;
  const stepMs = width * Math.ceil(lengthMs / width / bucketsMax);
  const to = Math.floor(end / stepMs) * stepMs;
  return { bucket, from: new Date(to - lengthMs), to: new Date(to), stepMs };
}

/** Starts of all buckets of the window, in milliseconds since 1970. */
export function trendBuckets({ from, to, stepMs }: TrendWindow): number[] {
  const length = Math.floor((to.getTime() - from.getTime()) / stepMs) + 1;
  return Array.from({ length }, (_, index) => from.getTime() + index * stepMs);
}

/** One point a bucket, gaps included. A bucket that fewer account-Regions fed than those around it is partial. */
export function trendPoints(buckets: readonly number[], rows: readonly SampleRow[]): TrendPoint[] {
  const byBucket = Map.groupBy(rows, (row) => row.atMs);
  const points = buckets.map((atMs) => {
    const found = byBucket.get(atMs) ?? [];
    const places = found.find((row) => row.dimension === "")?.places ?? 0;
    return { at: new Date(atMs).toISOString(), classes: places === 0 ? null : classesOf(found), places };
  });
  return points.map((point, index) => ({ ...point, partial: isPartial(points, index) }));
}

function classesOf(rows: readonly SampleRow[]): Partial<Record<ClassKey, number>> {
  const known = rows.flatMap((row) => {
    const name = classKeys.find((key) => key === row.dimension);
    return name === undefined ? [] : [[name, row.nodes] as const];
  });
  return Object.fromEntries(known);
}

function isPartial(points: readonly { places: number }[], index: number): boolean {
  const own = points[index]?.places ?? 0;
  if (own === 0) return false;
  const before = points.slice(0, index).findLast(({ places }) => places > 0);
  const after = points.slice(index + 1).find(({ places }) => places > 0);
  // The newest bucket is still being filled: it is judged by what was before alone.
  return before !== undefined && own < before.places && (after === undefined || own < after.places);
}

/** What a whole sample counted 30 days before a moment; null where there is none, for then nothing can be compared. */
export function thirtyDaysBefore(points: readonly TrendPoint[], moment: string): ClassCounts | null {
  const target = new Date(Date.parse(moment) - comparedDays * dayMs).toISOString();
  const at = points.findLastIndex((point) => point.at <= target);
  const found = points[at];
  // Beyond the last bucket nothing is known to lie near the target.
  if (found === undefined || found.partial || at === points.length - 1) return null;
  return found.classes;
}
