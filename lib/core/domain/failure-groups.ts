import type { FailedScope } from "#lib/core/contract/freshness.ts";

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

/** The commonest cause first. */
export function groupFailures(failed: readonly FailedScope[]): FailureGroup[] {
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
