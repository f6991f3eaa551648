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
  const limit = parameters.add(input.limit, "int");
  const offset = parameters.add(input.offset, "int");
  const sql = `
with ${(selection.whole ? wholePage : filteredPage)(selection, limit, offset)}
select counted.total, p.position is not null as found, null::timestamptz as ended_at, ${nodeRowColumns}
from counted
left join page p on true
left join lateral (
  select n.* from ${source.nodes} n
  where ${["n.node_number = p.node_number", ...source.moment].join(" and ")} limit 1
) n on true
${joinBeside(everyBeside, source.at)}
order by p.position`;
  return { sql, values: parameters.values };
}

/** One pass: narrow rows are counted and sorted, only the page's own are read whole. */
function filteredPage(selection: NodeSelection, limit: string, offset: string): string {
  const { columns, order } = sorted(selection);
  return `matched as materialized (select ${columns} ${selection.from}),
counted as (select count(*)::int as total from matched),
page as (
  select node_number, row_number() over () as position
  from (select * from matched ${order} limit ${limit} offset ${offset}) sorted
)`;
}

/**
 * Without a condition counting needs no rows, and the usual order comes from an index. Of a past moment each table answers
 * by itself, so that the shorter way, by the order or by the moment, is taken in each: merged, all of history is walked.
 */
function wholePage(selection: NodeSelection, limit: string, offset: string): string {
  const { columns, order } = sorted(selection);
  const firsts = selection.wholeFroms.map(
    (from) => `(select ${columns} ${from} ${order} limit ${limit} + ${offset})`,
  );
  return `counted as (select count(*)::int as total ${selection.from}),
page as (
  select node_number, row_number() over () as position
  from (select * from (${firsts.join(" union all ")}) firsts ${order} limit ${limit} offset ${offset}) sorted
)`;
}

/** What of each node is needed to find the page's, and the order of that. */
function sorted({ sorts }: NodeSelection): { columns: string; order: string } {
  const columns = [...tieBreak, ...sorts.map(({ sql }, index) => `${sql} as s${index}`)];
  const ties = tieBreak.map((column) => column.replace("n.", ""));
  const order = [...sorts.map((sort, index) => `s${index} ${sort.order}`), ...ties];
  return { columns: columns.join(", "), order: `order by ${order.join(", ")}` };
}
