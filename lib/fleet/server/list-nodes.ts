import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ListNodesInput, ListNodesOutput } from "#lib/fleet/contract/list.ts";
import { nodeDatasets, nodeListDatasets } from "#lib/fleet/contract/query-keys.ts";
import { type NodeRow, nodeRowColumns, toFleetNode } from "./node-row.ts";
import { type NodeSelection, selectNodes, tieBreak } from "./node-selection.ts";
import { everyBeside, joinBeside } from "./node-source.ts";

type Row = { total: number | null; found: boolean } & NodeRow;

/**
 * Any page of the filtered fleet, with the count of all of it.
 * @throws {AppError} `bad_request` for a filter or sort that cannot be read.
 */
export const listNodes = sharedRead("fleet.listNodes", readNodes, nodeListDatasets);

async function readNodes(ctx: VerbContext, input: ListNodesInput): Promise<ListNodesOutput> {
  const [{ rows, total }, freshness] = await Promise.all([
    readPage(ctx, input),
    scopeFreshness(ctx, nodeDatasets, input),
  ]);
  return { rows: rows.map(toFleetNode), total, freshness };
}

/**
 * The rows of a page and the count of all, as the list's statements give them; the benchmark times them alone.
 * @throws {AppError} `bad_request` for a filter or sort that cannot be read.
 */
export async function readPage(
  ctx: VerbContext,
  input: ListNodesInput,
): Promise<{ rows: NodeRow[]; total: number }> {
  const { page, count } = listNodesSql(ctx, input);
  const [told, counted] = await Promise.all([
    readQuery<Row>(ctx.db, page.sql, page.values),
    count && readQuery<{ total: number }>(ctx.db, count.sql, count.values),
  ]);
  const rows = told.filter((row) => row.found);
  const total = counted?.[0]?.total ?? told[0]?.total ?? 0;
  const seen = input.offset + rows.length;
  // Of an end that is on the page the rows are the count, also where the other statement saw a moment later.
  const isEnd = rows.length < input.limit && (rows.length > 0 || input.offset === 0);
  return { rows, total: isEnd ? seen : rows.length === 0 ? total : Math.max(seen, total) };
}

export interface Statement {
  sql: string;
  values: readonly unknown[];
}

/**
 * The page and, where it is filtered, the count beside it: both read the rows that match, but keeping them all for one
 * another costs as much as finding them twice, and two can find them at the same time.
 */
export function listNodesSql(
  ctx: VerbContext,
  input: ListNodesInput,
): { page: Statement; count: Statement | null } {
  const selection = selectNodes(ctx, input);
  const { parameters, source, from } = selection;
  const count = { sql: `select count(*)::int as total ${from}`, values: [...parameters.values] };
  const limit = `limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}`;
  const sql = `
with ${selection.whole ? wholePage(selection, limit) : filteredPage(selection, limit)}
select ${selection.whole ? "counted.total" : "null::int as total"}, p.position is not null as found,
  null::timestamptz as ended_at, ${nodeRowColumns}
from ${selection.whole ? "counted left join page p on true" : "page p"}
left join lateral (
  select n.* from ${source.nodes} n
  where ${["(n.account_id, n.region, n.node_id) = (p.account_id, p.region, p.node_id)", ...source.moment].join(" and ")} limit 1
) n on true
${joinBeside(everyBeside, source.at)}
order by p.position`;
  return { page: { sql, values: parameters.values }, count: selection.whole ? null : count };
}

/**
 * Narrow rows are sorted, only the page's own are read whole. "offset 0" keeps an index in the order of the sort from being
 * walked: with a filter that few pass it would be walked to its end.
 */
function filteredPage({ from, sorts }: NodeSelection, limit: string): string {
  const keys = tieBreak.map((name) => `n.${name} collate "C"`);
  const names = sorts.map(({ sql }, index) => (keys.includes(sql) ? sql.replace("n.", "") : `s${index}`));
  const columns = sorts.flatMap(({ sql }, index) => (keys.includes(sql) ? [] : [`, ${sql} as s${index}`]));
  const order = [
    ...sorts.map((sort, index) => `${names[index]} ${sort.order}`),
    ...tieBreak.map((name) => `${name} collate "C"`).filter((name) => !names.includes(name)),
  ];
  return `page as (
  select account_id, region, node_id, row_number() over () as position
  from (
    select * from (select n.account_id, n.region, n.node_id${columns.join("")} ${from} offset 0) matched
    order by ${order.join(", ")} ${limit}
  ) sorted
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
