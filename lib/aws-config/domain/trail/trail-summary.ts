import type { TrailReach } from "#lib/aws-config/contract/trail-reach.ts";

export interface TrailSummary {
  /** Account-Regions asked for. */
  total: number;
  /** Those that are read as far back as the settings want, without a gap. */
  whole: number;
  /** How far back that is; null where no account-Region has been read. */
  wantedFrom: string | null;
  /** Every call is known from then on, in all account-Regions; null while one has not been read at all. */
  completeFrom: string | null;
  /** Account-Regions whose calls cannot be read. */
  failing: number;
  /** All account-Regions, what is wrong with the worst first, then those that are least far back. */
  scopes: readonly TrailReach[];
}

/** How far back the API calls of the scope are known, in a few numbers. */
export function trailSummary(scopes: readonly TrailReach[]): TrailSummary {
  const from = scopes.map(({ completeFrom }) => completeFrom);
  const wanted = scopes.flatMap(({ wantedFrom }) => wantedFrom ?? []).toSorted();
  return {
    total: scopes.length,
    whole: scopes.filter(isWhole).length,
    // Passes at different times want slightly different ones: all are read back to the latest.
    wantedFrom: wanted.at(-1) ?? null,
    completeFrom: from.includes(null) ? null : (from.toSorted().at(-1) ?? null),
    failing: scopes.filter(({ failure }) => failure !== null).length,
    scopes: scopes.toSorted(
      (one, other) => urgency(one) - urgency(other) || compareTimes(other.completeFrom, one.completeFrom),
    ),
  };
}

/** Whether calls are read as far back as the settings want, without a gap. */
export function isWhole({ completeFrom, wantedFrom, gaps }: TrailReach): boolean {
  return completeFrom !== null && wantedFrom !== null && completeFrom <= wantedFrom && gaps.length === 0;
}

function urgency(scope: TrailReach): number {
  if (scope.failure !== null) return 0;
  if (scope.completeFrom === null) return 1;
  if (!isWhole(scope)) return 2;
  return scope.trailsFailure !== null || scope.troubledTrails.length > 0 ? 3 : 4;
}

const compareTimes = (one: string | null, other: string | null): number =>
  (one ?? "").localeCompare(other ?? "");
