import type { RecordingScope } from "../contract/recording.ts";

/** Names what is recorded where, the best first: an account-Region with two recorders is as good as its better one. */
const states = ["recording", "failing", "stopped", "none", "unknown"] as const;
type RecordingState = (typeof states)[number];

export interface RecordingSummary {
  /** Account-Regions asked for. */
  total: number;
  /** How many of them are in each state. */
  counts: Readonly<Record<RecordingState, number>>;
  /** Where something is not as it should be, the worst first. */
  troubled: readonly RecordingScope[];
  /** When the recorder that has been stopped for longest stopped; null where none is, or where it is not known. */
  stoppedAt: string | null;
  /** Account-Regions whose recorder leaves types out. */
  partial: number;
  /** Account-Regions that were listed through an aggregator. */
  aggregated: number;
  /** Every item since then is known; null where all are that AWS Config kept. */
  completeFrom: string | null;
  /** Resources whose earlier items are still to be read. */
  unfinished: number;
}

/** What AWS Config records in the scope, and how far back that is known, in a few numbers. */
export function recordingSummary(scopes: readonly RecordingScope[]): RecordingSummary {
  const places = [...Map.groupBy(scopes, ({ accountId, region }) => `${accountId} ${region}`).values()].map(
    best,
  );
  const counts = { recording: 0, failing: 0, stopped: 0, none: 0, unknown: 0 };
  for (const place of places) counts[place.state] += 1;
  const stopped = places.flatMap(({ state, stoppedAt }) => (state === "stopped" && stoppedAt) || []);
  const complete = places.flatMap(({ completeFrom }) => completeFrom ?? []);
  return {
    total: places.length,
    counts,
    troubled: places
      .filter((place) => place.state !== "recording" || leavesOut(place))
      .sort((one, other) => urgency(one) - urgency(other)),
    stoppedAt: stopped.toSorted()[0] ?? null,
    partial: places.filter(leavesOut).length,
    aggregated: places.filter(({ via }) => via === "aggregator").length,
    completeFrom: complete.toSorted().at(-1) ?? null,
    unfinished: places.reduce((sum, place) => sum + place.unfinished, 0),
  };
}

/** Whether a recorder leaves types out by its settings. */
export function leavesOut(scope: RecordingScope): boolean {
  if (scope.state === "none" || scope.allSupported === null) return false;
  return !scope.allSupported || scope.excludedTypes.length > 0;
}

/** Whether a recorder records resources of a type by its settings. */
export function recordsType(
  { allSupported, resourceTypes, excludedTypes }: RecorderSettings,
  resourceType: string,
): boolean {
  return allSupported === true ? !excludedTypes.includes(resourceType) : resourceTypes.includes(resourceType);
}
type RecorderSettings = Pick<RecordingScope, "allSupported" | "resourceTypes" | "excludedTypes">;

function best(recorders: readonly RecordingScope[]): RecordingScope {
  const [first, ...others] = recorders;
  if (first === undefined) throw new RangeError("No recorder");
  return others.reduce((found, each) => (rank(each) < rank(found) ? each : found), first);
}

const rank = ({ state }: RecordingScope): number => states.indexOf(state);
/** Recording with types left out is the least of the troubles. */
const urgency = (scope: RecordingScope): number =>
  ["failing", "stopped", "none", "unknown", "recording"].indexOf(scope.state);
