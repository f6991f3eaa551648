import type { PatchComplianceData } from "@aws-sdk/client-ssm";
import { paginateDescribeInstancePatches } from "@aws-sdk/client-ssm";
import { inParallel } from "#lib/core/server/datasets/in-parallel.ts";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { nodePatchEvents } from "./node-patch-events.ts";
import { encodePatches } from "./node-patch-rows.ts";
import { internPatches } from "./patch-dictionary.ts";

/** Nodes at a time; the limiter decides how fast. */
const concurrency = 8;
/** Nodes whose patches are looked up in one statement. */
const nodesPerLookup = 50;

/**
 * The patches of each node that Patch Manager has scanned. SSM answers for one node a call, so nodes whose newest operation
 * is the one that the stored row was made from keep their row.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatches.html
 */
export const nodePatchesDataset: Dataset = {
  name: "node-patches",
  scope: "accountRegion",
  cadenceSeconds: 600,
  interestCadenceSeconds: 120,
  operations: ["ssm:DescribeInstancePatches"],
  after: ["patch-states"],
  table: "node_patches",
  key: ["node_id"],
  uncompared: ["operation_ended_at"],
  // Rows are small once their patches are numbers, and each write counts its whole account-Region anew.
  batchRows: 2_000,
  async *collect(ctx) {
    const { accountId, region } = ctx.scope;
    await ctx.query(settledSql, [accountId, region]);
    const nodes = await ctx.query<AskedNode & { ask: boolean }>(nodesSql, [
      accountId,
      region,
      ctx.lastCompleteStartedAt,
    ]);
    yield nodes.filter((node) => !node.ask).map(({ node_id }) => ({ ...place(ctx.scope), node_id }));
    const asked = nodes.filter((node) => node.ask);
    let answered: Answer[] = [];
    for await (const answer of inParallel(asked, concurrency, (node) => ask(ctx, node))) {
      if (answer !== null) answered.push(answer);
      if (answered.length < nodesPerLookup) continue;
      yield await rowsOf(ctx, answered);
      answered = [];
    }
    yield await rowsOf(ctx, answered);
  },
  // Rows without patches are those that need not be asked about.
  prepare: async (_query, _scope, rows) => rows.filter((row) => row.states !== undefined),
  events: nodePatchEvents,
};

interface AskedNode {
  node_id: string;
  baseline_id: string | null;
  operation_ended_at: Date | null;
}

interface Answer {
  node: AskedNode;
  patches: PatchComplianceData[];
}

// A write of states that began before this pass did is waited for; a later one is newer than the pass, and seen by the next.
const settledSql = `
select from sync_passes
where dataset = 'patch-states' and account_id = $1 and region = $2 and ended_at is null for share`;

const nodesSql = `
select s.node_id, s.baseline_id, s.operation_ended_at,
  p.node_id is null
  or p.operation_ended_at is distinct from s.operation_ended_at
  or s.valid_from > coalesce($3::timestamptz, p.valid_from) as ask
from patch_states s
left join node_patches p using (account_id, region, node_id)
where s.account_id = $1 and s.region = $2 and s.operation is not null
order by s.node_id`;

async function ask(ctx: CollectContext, node: AskedNode): Promise<Answer | null> {
  const patches: PatchComplianceData[] = [];
  const pages = paginateDescribeInstancePatches(
    { client: ctx.aws.ssm, pageSize: 50 },
    { InstanceId: node.node_id },
  );
  try {
    for await (const page of pages) patches.push(...(page.Patches ?? []));
  } catch (error) {
    // The node was deregistered or terminated since nodes were listed.
    if (error instanceof Error && error.name === "InvalidInstanceId") return null;
    throw error;
  }
  return { node, patches };
}

async function rowsOf(ctx: CollectContext, answers: readonly Answer[]): Promise<DatasetRow[]> {
  if (answers.length === 0) return [];
  const known = await internPatches(
    ctx.query,
    answers.flatMap((answer) => answer.patches),
  );
  return answers.map(({ node, patches }) => {
    const columns = {
      ...place(ctx.scope),
      node_id: node.node_id,
      baseline_id: node.baseline_id,
      operation_ended_at: instant(node.operation_ended_at ?? undefined),
    };
    return encodePatches(columns, patches, known);
  });
}
