import type { FailedScope, Freshness } from "#lib/core/contract/freshness.ts";

/** Scopes that fail in the same way, so that one denied action is one line and not forty. */
export interface FailureGroup {
  dataset: string;
  code: string;
  message: string;
  iamAction: string | null;
  /** The earliest of the group (ISO 8601). */
  since: string;
  scopes: readonly FailedScope[];
}

export interface FreshnessSummary {
  /**
   * `critical` when nothing at all is complete because everything failed, `warning` when a part is failing, stale or
   * pending, `unknown` before the first complete pass.
   */
  tone: "ok" | "warning" | "critical" | "unknown";
  /** Account-Regions of which nothing is lacking, of all; null where nothing is counted by them. */
  coverage: { complete: number; total: number } | null;
  groups: readonly FailureGroup[];
}

export function summariseFreshness({
  oldestCompleteAt,
  scopes,
  accountRegions,
}: Freshness): FreshnessSummary {
  return {
    tone: toneOf(oldestCompleteAt, scopes),
    coverage: accountRegions ?? null,
    groups: groupFailures(scopes.failed),
  };
}

function toneOf(oldestCompleteAt: string | null, { failed, stale, pending }: Freshness["scopes"]) {
  if (oldestCompleteAt === null) return failed.length > 0 ? "critical" : "unknown";
  return failed.length + stale + pending > 0 ? "warning" : "ok";
}

function groupFailures(failed: readonly FailedScope[]): FailureGroup[] {
  const byCause = Map.groupBy(failed, (scope) =>
    JSON.stringify([scope.dataset, scope.code, scope.iamAction]),
  );
  return [...byCause.values()]
    .flatMap((scopes) => {
      const [first] = scopes;
      if (first === undefined) return [];
      const { dataset, code, message, iamAction } = first;
      const [since = first.since] = scopes.map((scope) => scope.since).sort();
      return [{ dataset, code, message, iamAction, since, scopes }];
    })
    .sort((a, b) => b.scopes.length - a.scopes.length || a.dataset.localeCompare(b.dataset));
}
