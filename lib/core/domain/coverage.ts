import type { FailedScope, Freshness } from "#lib/core/contract/freshness.ts";

/** What a list lacks in one account-Region: the failures of its datasets, together. */
export interface MissingPlace {
  accountId: string;
  region: string;
  failures: readonly FailedScope[];
  /** Actions to grant, without repeats. */
  iamActions: readonly string[];
  /** The oldest state that is still shown of it; null when some dataset was never collected. */
  shownSince: string | null;
}

/** Failures by account-Region, the most lacking first. */
export function missingPlaces(freshness: Freshness): MissingPlace[] {
  const places = new Map<string, FailedScope[]>();
  for (const failure of freshness.scopes.failed) {
    const place = `${failure.accountId} ${failure.region}`;
    places.set(place, [...(places.get(place) ?? []), failure]);
  }
  return [...places.values()]
    .map((failures) => {
      const times = failures.map((failure) => failure.lastCompleteAt);
      const actions = failures.flatMap((failure) => failure.iamAction ?? []);
      return {
        accountId: failures[0]?.accountId ?? "",
        region: failures[0]?.region ?? "",
        failures,
        iamActions: [...new Set(actions)],
        shownSince: times.includes(null) ? null : (times.toSorted()[0] ?? null),
      };
    })
    .sort((a, b) => b.failures.length - a.failures.length || a.accountId.localeCompare(b.accountId));
}

/**
 * Whether a dataset has never been read in any account-Region asked for, so that its rows are unknown and not none.
 * False while that cannot be told, for example before the first passes have ended.
 */
export function neverRead(freshness: Freshness, dataset: string): boolean {
  const total = freshness.accountRegions?.total ?? 0;
  const unread = freshness.scopes.failed.filter(
    (failure) => failure.dataset === dataset && failure.lastCompleteAt === null,
  );
  return total > 0 && unread.length >= total;
}

/** Codes that mean that nothing answered at all, as opposed to an answer that refuses. */
const silence = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "EPIPE",
  "NetworkingError",
  "TimeoutError",
  "UnreachableEndpoint",
]);

/**
 * Since when the whole target has been silent: every scope fails, and none of them with an answer. Null while anything
 * answers.
 */
export function silentSince(freshness: Freshness): string | null {
  const { failed, fresh } = freshness.scopes;
  if (failed.length === 0 || fresh > 0 || !failed.every((failure) => silence.has(failure.code))) return null;
  const first = failed.map((failure) => failure.since).toSorted()[0] ?? null;
  // What failed for another reason before may have failed for longer than the target has been silent.
  const heard =
    failed
      .flatMap((failure) => failure.lastCompleteAt ?? [])
      .toSorted()
      .at(-1) ?? null;
  return heard !== null && first !== null && heard > first ? heard : first;
}
