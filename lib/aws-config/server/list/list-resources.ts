import type { ListResourcesInput, ListResourcesOutput } from "#lib/aws-config/contract/list.ts";
import { resourceDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { whereSql } from "#lib/core/server/sql/where-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { countsAt, isCounted } from "./resource-counts.ts";
import { resourceFreshness } from "./resource-freshness.ts";
import { type ResourceRow, resourceRowColumns, toConfigResource } from "./resource-row.ts";
import {
  plainConditions,
  type ResourceSelection,
  resourceTieBreak,
  selectResources,
} from "./resource-selection.ts";

/**
 * Any page of the filtered resources, with the count of all of them.
 * @throws {AppError} `bad_request` for a filter or sort that cannot be read.
 */
export const listResources = sharedRead("aws-config.listResources", readResources, resourceDatasets);

async function readResources(ctx: VerbContext, input: ListResourcesInput): Promise<ListResourcesOutput> {
  const { page, count } = listResourcesSql(ctx, input);
  const [found, counted, leftOut, freshness] = await Promise.all([
    readQuery<PageRow>(ctx.db, page.sql, page.values),
    count === null ? null : readCount(ctx, count),
    countLeftOut(ctx, input),
    resourceFreshness(ctx, input),
  ]);
  const rows = found.filter((row) => row.found).map(toConfigResource);
  return { rows, total: counted ?? found[0]?.total ?? 0, leftOut, freshness };
}

/** `found` is false for what only says that the page is empty; `total` is null where another statement counts. */
type PageRow = ResourceRow & { found: boolean; total: number | null };

async function readCount(ctx: VerbContext, { sql, values }: Statement): Promise<number> {
  const [counted] = await readQuery<{ total: number }>(ctx.db, sql, values);
  return counted?.total ?? 0;
}

async function countLeftOut(ctx: VerbContext, input: ListResourcesInput): Promise<number | null> {
  if (!selectResources(ctx, { ...input, sort: "" }).isWithout) return null;
  return readCount(ctx, countSql(ctx, input, true));
}

interface Statement {
  sql: string;
  values: readonly unknown[];
}

/** The list's statements: the page's rows, and how many there are, unless the page's statement has to read them all anyway. */
export function listResourcesSql(
  ctx: VerbContext,
  input: ListResourcesInput,
): { page: Statement; count: Statement | null } {
  const selection = selectResources(ctx, input);
  const count = selection.isNarrow ? null : countSql(ctx, input);
  return { page: pageSql(input, selection), count };
}

/**
 * Only the page's own rows are read whole. The usual orders come from an index, which ends with the page; what values and
 * words narrow is found once, counted and sorted.
 */
function pageSql(input: ListResourcesInput, selection: ResourceSelection): Statement {
  const { parameters, source, from, sorts, isNarrow } = selection;
  const limit = `limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}`;
  const columns = [...new Set([...source.key, ...resourceTieBreak])];
  const shown = [
    ...columns.map((name) => `n.${name}`),
    ...sorts.map(({ sql }, place) => `${sql} as sort_${place}`),
  ].join(", ");
  const order = [
    ...sorts.map(({ order }, place) => `sort_${place} ${order}`),
    ...resourceTieBreak.map((name) => `${name} collate "C"`),
  ].join(", ");
  const matched = `select ${shown} ${from}`;
  const sql = `
with ${isNarrow ? `matched as materialized (${matched}),` : ""}
counted as (select ${isNarrow ? "(select count(*)::int from matched)" : "null::int"} as total),
page as materialized (
  select ${source.key.join(", ")}, row_number() over () as position
  from (select * from ${isNarrow ? "matched" : `(${matched}) matched`} order by ${order} ${limit}) sorted
)
select counted.total, p.position is not null as found, ${resourceRowColumns}
from counted
left join page p on true
left join lateral (
  select n.* from ${source.resources} n where (${list("n", source.key)}) = (${list("p", source.key)}) limit 1
) n on true
order by p.position`;
  return { sql, values: parameters.values };
}

const list = (alias: string, names: readonly string[]): string =>
  names.map((name) => `${alias}.${name}`).join(", ");

function countSql(ctx: VerbContext, input: ListResourcesInput, leftOut = false): Statement {
  const selection = selectResources(ctx, { ...input, sort: "", leftOut });
  if (!isCounted(input, selection.filters)) {
    const sql = `select count(*)::int as total ${selection.from}`;
    return { sql, values: selection.parameters.values };
  }
  const parameters = new SqlParameters();
  const counts = countsAt(input.asOf, parameters);
  const conditions = plainConditions(ctx, input, selection.filters, parameters);
  const where = whereSql(conditions);
  const sql = `select coalesce(sum(n.resources), 0)::int as total from ${counts} n${where}`;
  return { sql, values: parameters.values };
}
