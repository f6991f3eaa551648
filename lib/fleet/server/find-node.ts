import { AppError } from "#lib/core/contract/errors.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { nodeKey } from "#lib/fleet/contract/node.ts";
import { type NodeRow, nodeRowColumns } from "./node-row.ts";
import { nodeColumnList, scansAt } from "./node-source.ts";

export interface FoundNode {
  row: NodeRow;
  /**
   * The moment at which the datasets beside the node tell of it: undefined is now; for a node that has ended it is just
   * before its end.
   */
  moment: string | undefined;
}

/**
 * The row of a node now or at a moment; of a node that has ended by then, its last one.
 * @throws {AppError} `not_found` when it was never seen by then (or lies in an account that the actor may not see);
 * `bad_request` for a bare id that several account-Regions have.
 */
export async function findNode(ctx: VerbContext, node: string, asOf: string | undefined): Promise<FoundNode> {
  const parameters = new SqlParameters();
  const at = asOf === undefined ? null : parameters.add(asOf, "timestamptz");
  const conditions = [...identity(node, parameters), ...scopeSql(ctx.actor, {}, "n", parameters)];
  const live = at === null ? "managed_nodes_live" : "(select * from managed_nodes_live where false)";
  const sql = `
select distinct on (n.account_id, n.region, n.node_id) ${nodeRowColumns},
  ${at === null ? "n.valid_to" : `case when n.valid_to <= ${at} then n.valid_to end`} as ended_at
from (
  select ${nodeColumnList}, null::timestamptz as valid_to from fleet_nodes
  union all select ${nodeColumnList}, valid_to from fleet_nodes_history
) n
left join ${live} l on (l.account_id, l.region, l.node_id) = (n.account_id, n.region, n.node_id) and n.valid_to is null
left join ${scansAt(at ?? "'infinity'")}
where ${conditions.join(" and ")} ${at === null ? "" : `and n.valid_from <= ${at}`}
order by n.account_id, n.region, n.node_id, n.valid_from desc
limit 2`;
  const rows = await readQuery<NodeRow>(ctx.db, sql, parameters.values);
  const [row, other] = rows;
  if (row === undefined) throw new AppError("not_found", "No such node has been seen.");
  if (other !== undefined) {
    const keys = rows.map((each) => `${each.account_id}:${each.region}:${each.node_id}`);
    throw new AppError("bad_request", "Several nodes have this id: name its account and Region too.", {
      keys,
    });
  }
  return { row, moment: row.ended_at === null ? asOf : new Date(row.ended_at.getTime() - 1).toISOString() };
}

function identity(node: string, parameters: SqlParameters): string[] {
  if (!nodeKey.safeParse(node).success) return [`n.node_id = ${parameters.add(node, "text")}`];
  return node
    .split(":")
    .map(
      (part, index) => `n.${["account_id", "region", "node_id"][index]} = ${parameters.add(part, "text")}`,
    );
}
