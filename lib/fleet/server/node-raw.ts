import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { NodeInput, NodeRawOutput } from "#lib/fleet/contract/detail.ts";
import { findNode } from "./find-node.ts";
import type { NodeRow } from "./node-row.ts";

interface Source {
  operation: string;
  dataset: string;
  table: string;
  id: string;
  value: (node: NodeRow) => string | null;
  command: (id: string) => string;
}

const sources: readonly Source[] = [
  {
    operation: "ssm:DescribeInstanceInformation",
    dataset: "managed-nodes",
    table: "managed_nodes",
    id: "node_id",
    value: (node) => node.node_id,
    command: (id) => `aws ssm describe-instance-information --filters Key=InstanceIds,Values=${id}`,
  },
  {
    operation: "ec2:DescribeInstances",
    dataset: "ec2-instances",
    table: "ec2_instances",
    id: "instance_id",
    value: (node) => (node.node_id.startsWith("i-") ? node.node_id : null),
    command: (id) => `aws ec2 describe-instances --instance-ids ${id}`,
  },
  {
    operation: "ssm:DescribeActivations",
    dataset: "activations",
    table: "activations",
    id: "activation_id",
    value: (node) => node.activation_id,
    command: (id) => `aws ssm describe-activations --filters FilterKey=ActivationIds,FilterValues=${id}`,
  },
];

/**
 * AWS's own shapes of a node as last collected, each with the command that asks AWS for it.
 * @throws {AppError} as `findNode`.
 */
export async function nodeRaw(ctx: VerbContext, input: NodeInput): Promise<NodeRawOutput> {
  const { row, moment } = await findNode(ctx, input.node, input.asOf);
  const asked = sources.flatMap((source) => {
    const id = source.value(row);
    return id === null ? [] : [{ source, id }];
  });
  const [values, freshness] = await Promise.all([
    Promise.all(asked.map(({ source, id }) => readSource(ctx, row, source, id, moment))),
    scopeFreshness(
      ctx,
      asked.map(({ source }) => source.dataset),
      { accounts: [row.account_id], regions: [row.region], asOf: input.asOf },
    ),
  ]);
  return { sources: values.flat(), freshness };
}

async function readSource(
  ctx: VerbContext,
  node: NodeRow,
  source: Source,
  id: string,
  moment: string | undefined,
): Promise<NodeRawOutput["sources"]> {
  const parameters = new SqlParameters();
  const columns = ["account_id", "region", source.id, "raw", "valid_from"];
  const relation = versionsAt(source.table, columns, moment, parameters);
  const key = [node.account_id, node.region, id].map((part) => parameters.add(part, "text")).join(", ");
  // A row is as new as the pass that last saw it; of a past moment only the pass that first saw it so is known.
  const collected = moment === undefined ? "coalesce(c.last_complete_at, r.valid_from)" : "r.valid_from";
  const sql = `
select r.raw as value, ${collected} as collected_at from ${relation} r
left join sync_coverage c on (c.account_id, c.region) = (r.account_id, r.region) and c.dataset = ${parameters.add(source.dataset)}
where (r.account_id, r.region, r.${source.id}) = (${key})`;
  const rows = await readQuery<{ value: unknown; collected_at: Date | null }>(ctx.db, sql, parameters.values);
  return rows.map(({ value, collected_at }) => ({
    operation: source.operation,
    collectedAt: collected_at?.toISOString() ?? null,
    command: `${source.command(id)} --region ${node.region}`,
    value,
  }));
}
