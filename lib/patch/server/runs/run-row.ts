import type { PatchRun } from "#lib/patch/contract/runs.ts";
import type { PatchOperation } from "#lib/patch/contract/windows.ts";

/** A row of `counted` with the names beside it. */
export interface RunRow {
  account_id: string;
  account_name: string | null;
  region: string;
  run: string;
  started_by: PatchRun["startedBy"];
  operation: PatchOperation | null;
  window_id: string | null;
  window_name: string | null;
  window_execution_id: string | null;
  association_id: string | null;
  association_name: string | null;
  status: string | null;
  status_details: string | null;
  documents: string[];
  baseline_ids: string[];
  started_at: Date;
  ended_at: Date | null;
  nodes: number;
  succeeded: number;
  failed: number;
  unreachable: number;
  cancelled: number;
  running: number;
  unknown: number;
}

/** What `RunRow` needs over `counted c`: the names of account and window. */
export const runNames = `
left join accounts a on a.account_id = c.account_id
left join lateral (
  select coalesce(w.name, h.name) as name from (select) one
  left join maintenance_windows w on (w.account_id, w.region, w.window_id) = (c.account_id, c.region, c.window_id)
  left join lateral (
    select name from maintenance_windows_history h
    where (h.account_id, h.region, h.window_id) = (c.account_id, c.region, c.window_id) order by valid_to desc limit 1
  ) h on true
) w on true`;

export const runColumns = "c.*, nullif(a.name, a.account_id) as account_name, w.name as window_name";

export function toRun(row: RunRow): PatchRun {
  return {
    key: `${row.account_id}:${row.region}:${row.run}`,
    startedBy: row.started_by,
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    operation: row.operation,
    windowId: row.window_id,
    windowName: row.window_name,
    windowExecutionId: row.window_execution_id,
    associationId: row.association_id,
    associationName: row.association_name,
    status: row.status,
    statusDetails: row.status_details,
    documents: row.documents,
    baselineIds: row.baseline_ids,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    nodes: row.nodes,
    succeeded: row.succeeded,
    failed: row.failed,
    unreachable: row.unreachable,
    cancelled: row.cancelled,
    running: row.running,
    unknown: row.unknown,
  };
}
