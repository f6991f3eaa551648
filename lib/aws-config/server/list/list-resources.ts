import type { ListResourcesInput, ListResourcesOutput } from "#lib/aws-config/contract/list.ts";
import { resourceDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { countsAt, isCounted } from "./resource-counts.ts";
import { resourceFreshness } from "./resource-freshness.ts";
import { type ResourceRow, resourceRowColumns, toConfigResource } from "./resource-row.ts";
import { plainConditions, resourceTieBreak, selectResources } from "./resource-selection.ts";

/**
 * Any page of the filtered resources, with the count of all of them.
 * @throws {AppError} `bad_request` for a filter or sort that cannot be read.
 */
export const listResources = sharedRead("aws-config.listResources", readResources, resourceDatasets);

async function readResources(ctx: VerbContext, input: ListResourcesInput): Promise<ListResourcesOutput> {
  const { page, count } = listResourcesSql(ctx, input);
  const [rows, total, leftOut, freshness] = await Promise.all([
    readQuery<ResourceRow>(ctx.db, page.sql, page.values),
    readCount(ctx, count),
    countLeftOut(ctx, input),
    resourceFreshness(ctx, input),
  ]);
  return { rows: rows.map(toConfigResource), total, leftOut, freshness };
}

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

/** The list's statements: the page's rows, and how many there are. The benchmark runs them beside the whole request. */
export function listResourcesSql(
  ctx: VerbContext,
  input: ListResourcesInput,
): { page: Statement; count: Statement } {
  return { page: pageSql(ctx, input), count: countSql(ctx, input) };
}

/** Only the page's own rows are read whole; the usual orders come from an index, which ends with the page. */
function pageSql(ctx: VerbContext, input: ListResourcesInput): Statement {
  const { parameters, source, from, sorts } = selectResources(ctx, input);
  const limit = `limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}`;
  const order = [
    ...sorts.map(({ sql, order }) => `${sql} ${order}`),
    ...resourceTieBreak.map((name) => `n.${name} collate "C"`),
  ];
  const same = `(${list("n")}) = (${list("p")})`;
  const sql = `
with page as materialized (
  select ${list("n")}, row_number() over () as position
  from (select ${list("n")} ${from} order by ${order.join(", ")} ${limit}) n
)
select ${resourceRowColumns}
from page p
join lateral (
  select n.* from ${source.resources} n where ${[same, ...source.moment].join(" and ")} limit 1
) n on true
order by p.position`;
  return { sql, values: parameters.values };
}

const list = (alias: string): string => resourceTieBreak.map((name) => `${alias}.${name}`).join(", ");

function countSql(ctx: VerbContext, input: ListResourcesInput, leftOut = false): Statement {
  const selection = selectResources(ctx, { ...input, sort: "", leftOut });
  if (!isCounted(input, selection.filters)) {
    const sql = `select count(*)::int as total ${selection.from}`;
    return { sql, values: selection.parameters.values };
  }
  const parameters = new SqlParameters();
  const counts = countsAt(input.asOf, parameters);
  const conditions = plainConditions(ctx, input, selection.filters, parameters);
  const where = conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
  const sql = `select coalesce(sum(n.resources), 0)::int as total from ${counts} n${where}`;
  return { sql, values: parameters.values };
}
