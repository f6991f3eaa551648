import type { InvocationOutcome, RunNode } from "#lib/patch/contract/runs.ts";

/** A row of `members`. */
export interface MemberRow {
  node_id: string;
  name: string | null;
  platform_type: string | null;
  command_id: string | null;
  outcome: InvocationOutcome;
  status: string | null;
  status_details: string | null;
  response_code: number | null;
  started_at: Date | null;
  ended_at: Date | null;
  baseline_id: string | null;
  installed_count: number | null;
  missing_count: number | null;
  failed_count: number | null;
  pending_reboot_count: number | null;
}

export const memberColumns = `m.node_id, m.name, m.platform_type, m.command_id, m.outcome, m.status, m.status_details,
  m.response_code, m.started_at, m.ended_at, m.baseline_id, m.installed_count, m.missing_count, m.failed_count,
  m.pending_reboot_count`;

export function toNode(row: MemberRow, accountId: string, region: string): RunNode {
  return {
    nodeId: row.node_id,
    nodeKey: `${accountId}:${region}:${row.node_id}`,
    name: row.name,
    platformType: row.platform_type,
    commandId: row.command_id,
    outcome: row.outcome,
    status: row.status,
    statusDetails: row.status_details,
    responseCode: row.response_code,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    baselineId: row.baseline_id,
    installedCount: row.installed_count,
    missingCount: row.missing_count,
    failedCount: row.failed_count,
    pendingRebootCount: row.pending_reboot_count,
  };
}
