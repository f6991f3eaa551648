import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ListNodesInput, ListNodesOutput } from "#lib/fleet/contract/list.ts";
import { nodeDatasets } from "#lib/fleet/contract/query-keys.ts";
import { scopeFreshness } from "./node-freshness.ts";
import { type NodeRow, nodeRowColumns, toFleetNode } from "./node-row.ts";
import { selectNodes, tieBreak } from "./node-selection.ts";
import { joinLive } from "./node-source.ts";

type Row = { total: number; found: boolean } & NodeRow;

/**
 * Any page of the filtered fleet, with the count of all of it, in one statement.
 * @throws {AppError} `bad_request` for a filter or sort that cannot be read.
 */
export async function listNodes(ctx: VerbContext, input: ListNodesInput): Promise<ListNodesOutput> {
  const { sql, values } = listNodesSql(ctx, input);
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, values),
    scopeFreshness(ctx, nodeDatasets, input),
  ]);
  return {
    rows: rows.filter((row) => row.found).map(toFleetNode),
    total: rows[0]?.total ?? 0,
    freshness,
  };
}

/** The list's one statement; the benchmark runs it alone beside the whole request. */
export function listNodesSql(
  ctx: VerbContext,
  input: ListNodesInput,
): { sql: string; values: readonly unknown[] } {
  const { parameters, nodes, live, from, sorts } = selectNodes(ctx, input);
  const sortColumns = sorts.map(({ sql }, index) => `, ${sql} as s${index}`).join("");
  const order = [
    ...sorts.map((sort, index) => `s${index} ${sort.order}`),
    ...tieBreak.map((name) => `${name} collate "C"`),
  ];
  // Narrow rows are counted and sorted; only the page's own are read whole.
  const sql = `
with matched as materialized (select n.account_id, n.region, n.node_id${sortColumns} ${from}),
page as (
  select account_id, region, node_id, row_number() over () as position
  from (select * from matched order by ${order.join(", ")}
        limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}) sorted
)
select counted.total, p.position is not null as found, null::timestamptz as ended_at, ${nodeRowColumns}
from (select count(*)::int as total from matched) counted
left join page p on true
left join ${nodes} n on (n.account_id, n.region, n.node_id) = (p.account_id, p.region, p.node_id)
left join ${live} l on ${joinLive}
order by p.position`;
  return { sql, values: parameters.values };
}
