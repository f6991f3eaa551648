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
  /** `unknown` before anything is complete, `critical` when something failed, `warning` when stale or pending. */
  tone: "ok" | "warning" | "critical" | "unknown";
  /** Scopes with a complete pass to show: fresh and stale ones, and failed ones whose last pass is still shown. */
  complete: number;
  total: number;
  groups: readonly FailureGroup[];
}

export function summariseFreshness({ oldestCompleteAt, scopes }: Freshness): FreshnessSummary {
  const stillShown = scopes.failed.filter((scope) => scope.lastCompleteAt !== null).length;
  const tone =
    scopes.failed.length > 0
      ? "critical"
      : oldestCompleteAt === null
        ? "unknown"
        : scopes.stale + scopes.pending > 0
          ? "warning"
          : "ok";
  return {
    tone,
    complete: scopes.fresh + scopes.stale + stillShown,
    total: scopes.total,
    groups: groupFailures(scopes.failed),
  };
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
