import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { NodeInput, NodeOutput } from "#lib/fleet/contract/detail.ts";
import { nodePageDatasets } from "#lib/fleet/contract/query-keys.ts";
import { findNode } from "./find-node.ts";
import { type NodeRow, toFleetNode } from "./node-row.ts";

type Parts = Pick<NodeOutput, "instance" | "associations" | "compliance" | "inventory">;

/**
 * One node with the facts beside it, now or at a moment; ended nodes as they last were.
 * @throws {AppError} as `findNode`.
 */
export async function getNode(ctx: VerbContext, input: NodeInput): Promise<NodeOutput> {
  const { row, moment } = await findNode(ctx, input.node, input.asOf);
  const [parts, versions, freshness] = await Promise.all([
    readParts(ctx, row, moment),
    readVersions(ctx, row),
    scopeFreshness(ctx, nodePageDatasets, {
      accounts: [row.account_id],
      regions: [row.region],
      asOf: input.asOf,
    }),
  ]);
  return { node: toFleetNode(row), ...parts, versions, freshness };
}

// PostgreSQL makes the JSON, so that the four lists come in one round trip and in the contract's own form.
async function readParts(ctx: VerbContext, node: NodeRow, moment: string | undefined): Promise<Parts> {
  const parameters = new SqlParameters();
  const key = [node.account_id, node.region, node.node_id]
    .map((part) => parameters.add(part, "text"))
    .join(", ");
  const at = (table: string, columns: string[]) => versionsAt(table, columns, moment, parameters);
  const identity = ["account_id", "region"];
  const instances = at("ec2_instances", [
    ...identity,
    "instance_id",
    "state_reason",
    "key_name",
    "architecture",
    "platform_details",
  ]);
  const statuses = at("ec2_instance_statuses", [
    ...identity,
    "instance_id",
    "instance_status",
    "system_status",
    "scheduled_events",
  ]);
  const associations = at("node_associations", [
    ...identity,
    "node_id",
    "association_id",
    "association_name",
    "document_name",
    "document_version",
    "status",
    "detailed_status",
    "executed_at",
    "execution_summary",
    "error_code",
  ]);
  const summaries = at("compliance_summaries", [
    ...identity,
    "resource_id",
    "compliance_type",
    "status",
    "overall_severity",
    "executed_at",
    "compliant_count",
    "non_compliant_count",
  ]);
  const inventory = at("node_inventory", [...identity, "node_id", "type_name", "item_ids", "captured_at"]);
  const captured = moment === undefined ? "coalesce(l.captured_at, i.captured_at)" : "i.captured_at";
  const sql = `
select
  (select json_build_object('instanceStatus', s.instance_status, 'systemStatus', s.system_status,
     'scheduledEvents', coalesce(s.scheduled_events, '[]'), 'stateReason', i.state_reason, 'keyName', i.key_name,
     'architecture', i.architecture, 'platformDetails', i.platform_details)
   from ${instances} i left join ${statuses} s using (account_id, region, instance_id)
   where (account_id, region, instance_id) = (${key})) as instance,
  (select coalesce(json_agg(json_build_object('associationId', a.association_id, 'associationName', a.association_name,
     'documentName', a.document_name, 'documentVersion', a.document_version, 'status', a.status,
     'detailedStatus', a.detailed_status, 'executedAt', ${isoSql("a.executed_at")},
     'executionSummary', a.execution_summary, 'errorCode', a.error_code)
     order by coalesce(a.association_name, a.document_name) collate "C", a.association_id), '[]')
   from ${associations} a where (a.account_id, a.region, a.node_id) = (${key})) as associations,
  (select coalesce(json_agg(json_build_object('complianceType', c.compliance_type, 'status', c.status,
     'overallSeverity', c.overall_severity, 'executedAt', ${isoSql("c.executed_at")},
     'compliantCount', c.compliant_count, 'nonCompliantCount', c.non_compliant_count)
     order by c.compliance_type collate "C"), '[]')
   from ${summaries} c where (c.account_id, c.region, c.resource_id) = (${key})) as compliance,
  (select coalesce(json_agg(json_build_object('typeName', i.type_name, 'count', cardinality(i.item_ids),
     'capturedAt', ${isoSql(captured)}) order by i.type_name collate "C"), '[]')
   from ${inventory} i left join node_inventory_live l using (account_id, region, node_id, type_name)
   where (account_id, region, node_id) = (${key})) as inventory`;
  const [parts] = await readQuery<Parts>(ctx.db, sql, parameters.values);
  return parts ?? { instance: null, associations: [], compliance: [], inventory: [] };
}

/** An instant in the contract's form. */
function isoSql(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

async function readVersions(ctx: VerbContext, node: NodeRow): Promise<NodeOutput["versions"]> {
  const rows = await readQuery<{ valid_from: Date; valid_to: Date | null }>(ctx.db, versionsSql, [
    node.account_id,
    node.region,
    node.node_id,
  ]);
  return rows.map((row) => ({
    validFrom: row.valid_from.toISOString(),
    validTo: row.valid_to?.toISOString() ?? null,
  }));
}

const versionsSql = `
select valid_from, null::timestamptz as valid_to from fleet_nodes where (account_id, region, node_id) = ($1, $2, $3)
union all
select valid_from, valid_to from fleet_nodes_history where (account_id, region, node_id) = ($1, $2, $3)
order by valid_from desc limit 500`;
