import type { InstanceAssociationStatusInfo } from "@aws-sdk/client-ssm";
import { paginateDescribeInstanceAssociationsStatus } from "@aws-sdk/client-ssm";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";

/** Calls at a time: the operation answers for one node only. */
const concurrency = 6;
/** An execution this long before the last pass may have been reported only after it. */
const lateSeconds = 600;

/**
 * Association status of each node. SSM answers for one node a call, so nodes that ran nothing since the last pass keep
 * their rows, and each is asked again at least once a day.
 */
export const nodeAssociationsDataset: Dataset = {
  name: "node-associations",
  scope: "accountRegion",
  cadenceSeconds: 900,
  interestCadenceSeconds: 300,
  operations: ["ssm:DescribeInstanceAssociationsStatus"],
  after: ["managed-nodes"],
  table: "node_associations",
  key: ["node_id", "association_id"],
  uncompared: ["executed_at", "execution_summary", "output_url"],
  async *collect(ctx) {
    const nodes = await ctx.query<{ node_id: string; ask: boolean }>(nodesSql, [
      ctx.scope.accountId,
      ctx.scope.region,
      ctx.lastCompleteStartedAt,
      lateSeconds,
    ]);
    const kept = nodes.filter((node) => !node.ask).map((node) => node.node_id);
    if (kept.length > 0) yield await keptRows(ctx, kept);
    const asked = nodes.filter((node) => node.ask).map((node) => node.node_id);
    for (let from = 0; from < asked.length; from += concurrency) {
      const some = asked.slice(from, from + concurrency);
      yield (await Promise.all(some.map((nodeId) => ask(ctx, nodeId)))).flat();
    }
  },
};

const nodesSql = `
select n.node_id,
  $3::timestamptz is null
  or l.last_association_at is null
  or l.last_association_at >= $3::timestamptz - make_interval(secs => $4)
  or abs(hashtext(n.node_id)) % 24 = extract(hour from now())::int as ask
from managed_nodes n
left join managed_nodes_live l using (account_id, region, node_id)
where n.account_id = $1 and n.region = $2
  and (n.association_status is not null or n.association_overview is not null)
order by n.node_id`;

async function keptRows(ctx: CollectContext, nodes: readonly string[]): Promise<DatasetRow[]> {
  const { accountId, region } = ctx.scope;
  const rows = await ctx.query<{ row: DatasetRow }>(
    "select to_jsonb(a) - 'valid_from' as row from node_associations a where account_id = $1 and region = $2 and node_id = any($3)",
    [accountId, region, nodes],
  );
  return rows.map(({ row }) => row);
}

async function ask(ctx: CollectContext, nodeId: string): Promise<DatasetRow[]> {
  const rows: DatasetRow[] = [];
  const pages = paginateDescribeInstanceAssociationsStatus(
    { client: ctx.aws.ssm, pageSize: 50 },
    { InstanceId: nodeId },
  );
  try {
    for await (const page of pages) {
      for (const info of page.InstanceAssociationStatusInfos ?? []) {
        rows.push({ ...place(ctx.scope), node_id: nodeId, ...statusRow(info) });
      }
    }
  } catch (error) {
    // The node was terminated since nodes were listed.
    if (error instanceof Error && error.name === "InvalidInstanceId") return [];
    throw error;
  }
  return rows;
}

function statusRow(info: InstanceAssociationStatusInfo): DatasetRow {
  return {
    association_id: info.AssociationId,
    association_name: info.AssociationName ?? null,
    document_name: info.Name ?? null,
    document_version: info.DocumentVersion ?? null,
    association_version: info.AssociationVersion ?? null,
    status: info.Status ?? null,
    detailed_status: info.DetailedStatus ?? null,
    executed_at: instant(info.ExecutionDate),
    execution_summary: info.ExecutionSummary ?? null,
    error_code: info.ErrorCode ?? null,
    output_url: info.OutputUrl?.S3OutputUrl?.OutputUrl ?? null,
  };
}
