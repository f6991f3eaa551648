import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ListNodesInput, ListNodesOutput } from "#lib/fleet/contract/list.ts";
import { nodeDatasets, nodeListDatasets } from "#lib/fleet/contract/query-keys.ts";
import { type NodeRow, nodeRowColumns, toFleetNode } from "./node-row.ts";
import { type NodeSelection, selectNodes, tieBreak } from "./node-selection.ts";
import { everyBeside, joinBeside } from "./node-source.ts";

type Row = { total: number; found: boolean } & NodeRow;

/**
 * Any page of the filtered fleet, with the count of all of it, in one statement.
 * @throws {AppError} `bad_request` for a filter or sort that cannot be read.
 */
export const listNodes = sharedRead("fleet.listNodes", readNodes, nodeListDatasets);

async function readNodes(ctx: VerbContext, input: ListNodesInput): Promise<ListNodesOutput> {
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
  const selection = selectNodes(ctx, input);
  const { parameters, source } = selection;
  const limit = `limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}`;
  const sql = `
with ${selection.whole ? wholePage(selection, limit) : filteredPage(selection, limit)}
select counted.total, p.position is not null as found, null::timestamptz as ended_at, ${nodeRowColumns}
from counted
left join page p on true
left join lateral (
  select n.* from ${source.nodes} n
  where ${["(n.account_id, n.region, n.node_id) = (p.account_id, p.region, p.node_id)", ...source.moment].join(" and ")} limit 1
) n on true
${joinBeside(everyBeside, source.at)}
order by p.position`;
  return { sql, values: parameters.values };
}

/** One pass: narrow rows are counted and sorted, only the page's own are read whole. */
function filteredPage({ from, sorts }: NodeSelection, limit: string): string {
  const keys = tieBreak.map((name) => `n.${name} collate "C"`);
  const names = sorts.map(({ sql }, index) => (keys.includes(sql) ? sql.replace("n.", "") : `s${index}`));
  const columns = sorts.flatMap(({ sql }, index) => (keys.includes(sql) ? [] : [`, ${sql} as s${index}`]));
  const order = [
    ...sorts.map((sort, index) => `${names[index]} ${sort.order}`),
    ...tieBreak.map((name) => `${name} collate "C"`).filter((name) => !names.includes(name)),
  ];
  return `matched as materialized (select n.account_id, n.region, n.node_id${columns.join("")} ${from}),
counted as (select count(*)::int as total from matched),
page as (
  select account_id, region, node_id, row_number() over () as position
  from (select * from matched order by ${order.join(", ")} ${limit}) sorted
)`;
}

/** Without a condition counting needs no rows, and the usual order comes from an index. */
function wholePage({ from, sorts }: NodeSelection, limit: string): string {
  const order = [
    ...sorts.map(({ sql, order }) => `${sql} ${order}`),
    ...tieBreak.map((name) => `n.${name} collate "C"`),
  ];
  return `counted as (select count(*)::int as total ${from}),
page as (
  select account_id, region, node_id, row_number() over () as position
  from (select n.account_id, n.region, n.node_id ${from} order by ${order.join(", ")} ${limit}) sorted
)`;
}
