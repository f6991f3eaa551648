import type { DatasetRow, SyncScope } from "#lib/core/server/sync/dataset.ts";

/** Key columns that a scope fixes. */
export function place(scope: SyncScope): DatasetRow {
  return { account_id: scope.accountId, region: scope.region };
}
