import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { NodePatchesOutput, PatchOperation } from "#lib/patch/contract/node-patches.ts";

/** Account, Region and id of a node. */
export type NodeIdentity = readonly [accountId: string, region: string, nodeId: string];

type Row = Omit<PatchOperation, "startedAt" | "endedAt"> & { startedAt: Date | null; endedAt: Date };

/** Scans and installations by the moment, newest first. A baseline has the name that it had then, or has now. */
export async function readOperations(
  ctx: VerbContext,
  node: NodeIdentity,
  at: string | undefined,
): Promise<PatchOperation[]> {
  const rows = await readQuery<Row>(ctx.db, operationsSql, [...node, at ?? null]);
  return rows.map((row) => ({
    ...row,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt.toISOString(),
  }));
}

const operationsSql = `
select concat_ws(':', o.account_id, o.region, o.run) as run, o.operation, o.started_at as "startedAt", o.ended_at as "endedAt", o.baseline_id as "baselineId",
  coalesce(h.name, b.name) as "baselineName", o.patch_group as "patchGroup", o.snapshot_id as "snapshotId",
  o.owner_information as "ownerInformation", o.install_override_list as "installOverrideList",
  o.installed_count as installed, o.missing_count as missing, o.failed_count as failed,
  o.pending_reboot_count as "pendingReboot", o.critical_count as critical
from patch_operations o
left join patch_baselines b on (b.account_id, b.region, b.baseline_id) = (o.account_id, o.region, o.baseline_id)
left join lateral (
  select name from patch_baselines_history h
  where (h.account_id, h.region, h.baseline_id) = (o.account_id, o.region, o.baseline_id)
    and h.valid_from <= o.ended_at and h.valid_to > o.ended_at limit 1
) h on true
where (o.account_id, o.region, o.node_id) = ($1, $2, $3) and ($4::timestamptz is null or o.ended_at <= $4)
order by o.ended_at desc limit 100`;

interface ExecutionRow {
  execution_id: string;
  execution_type: string | null;
  document_name: string | null;
  comment: string | null;
  window_id: string | null;
  window_name: string | null;
}

/** The execution that the Patch compliance of the node names, with its command, and the window that ran it. */
export async function readExecution(
  ctx: VerbContext,
  node: NodeIdentity,
  at: string | undefined,
): Promise<NodePatchesOutput["execution"]> {
  const [row] = await readQuery<ExecutionRow>(ctx.db, executionSql, [...node, at ?? null]);
  if (row === undefined) return null;
  return {
    executionId: row.execution_id,
    executionType: row.execution_type,
    documentName: row.document_name,
    comment: row.comment,
    windowId: row.window_id,
    windowName: row.window_name,
  };
}

const executionSql = `
select s.execution_id, s.execution_type, c.document_name, c.comment, w.window_id, m.name as window_name
from (
  select account_id, region, resource_id, compliance_type, execution_id, execution_type, valid_from,
    'infinity'::timestamptz as valid_to from compliance_summaries
  union all
  select account_id, region, resource_id, compliance_type, execution_id, execution_type, valid_from, valid_to
  from compliance_summaries_history
) s
left join commands c on (c.account_id, c.region, c.command_id) = (s.account_id, s.region, s.execution_id)
left join lateral (
  select window_id from window_executions w
  where (w.account_id, w.region) = (s.account_id, s.region)
    and w.started_at between c.requested_at - interval '2 days' and c.requested_at + interval '1 hour'
    and jsonb_path_exists(w.tasks, '$[*].invocations[*] ? (@.executionId == $id)', jsonb_build_object('id', s.execution_id))
  limit 1
) w on true
left join maintenance_windows m on (m.account_id, m.region, m.window_id) = (s.account_id, s.region, w.window_id)
where (s.account_id, s.region, s.resource_id) = ($1, $2, $3) and s.compliance_type = 'Patch'
  and s.execution_id is not null and s.execution_id <> ''
  and case when $4::timestamptz is null then s.valid_to = 'infinity' else s.valid_from <= $4 and s.valid_to > $4 end
limit 1`;
