import type { ResourceField } from "#lib/aws-config/domain/resource-fields.ts";
import { likeLiteral, SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { whereSql } from "#lib/core/server/sql/where-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { resourceFilterColumns } from "./resource-columns.ts";
import { countsAt, isCounted } from "./resource-counts.ts";
import { plainConditions, type ResourceSelectionInput, selectResources } from "./resource-selection.ts";

export interface ValueCount {
  /** Null is "unknown". */
  value: string | null;
  /** Null where counting would read too much. */
  count: number | null;
}

type Scope = Omit<ResourceSelectionInput, "sort">;

const mostSuggestions = 20;
/** So many of the resources that changed last are looked through for values that nobody counted. */
const lookedThrough = 20_000;

/** The values of a field that contain the text, those that begin with it first, then the most frequent. */
export async function countResourceValues(
  ctx: VerbContext,
  scope: Scope,
  field: ResourceField,
  key: string | null,
  text: string,
): Promise<ValueCount[]> {
  // What the list leaves out can be asked for.
  const without = field.key === "type" ? undefined : scope.without;
  const selection = selectResources(ctx, { ...scope, without, sort: "" });
  if (key === null && isCounted(scope, selection.filters, [field.key])) {
    const parameters = new SqlParameters();
    const counts = countsAt(scope.asOf, parameters);
    const conditions = plainConditions(ctx, scope, selection.filters, parameters);
    const where = whereSql(conditions);
    const value = shownValue(field, key, parameters);
    const rows = `select ${value} as value, sum(n.resources)::int as count from ${counts} n${where} group by 1 having sum(n.resources) > 0`;
    return read(ctx, rows, text, parameters, "count");
  }
  const { parameters } = selection;
  const value = shownValue(field, key, parameters);
  const rows = `select value, count(*)::int as count
    from (select ${value} as value ${newest(selection.from)}) recent where value is not null group by 1`;
  return read(ctx, rows, text, parameters, "null::int");
}

function shownValue(field: ResourceField, key: string | null, parameters: SqlParameters): string {
  const value = resourceFilterColumns(null).value(field, key, parameters);
  return field.kind === "boolean" ? `case when ${value} then 'yes' else 'no' end` : `${value}::text`;
}

/** Tag keys that contain the text. */
export async function countResourceTagKeys(
  ctx: VerbContext,
  scope: Scope,
  text: string,
): Promise<ValueCount[]> {
  const { parameters, from } = selectResources(ctx, { ...scope, sort: "" });
  const rows = `select key as value, count(*)::int as count
    from (select jsonb_object_keys(n.tags) as key ${newest(from)}) keys group by 1`;
  return read(ctx, rows, text, parameters, "null::int");
}

/** What resources have: types of related ones, related ids, and sources that security groups let in. */
export async function relatedValues(
  ctx: VerbContext,
  scope: Scope,
  field: ResourceField,
  text: string,
): Promise<ValueCount[]> {
  if (field.key === "related") return relatedIds(ctx, scope, text);
  const { parameters, from } = selectResources(ctx, { ...scope, sort: "" }, () =>
    field.key === "open" ? ["n.ingress is not null"] : [],
  );
  const element =
    field.key === "open" ? "jsonb_array_elements(n.ingress) ->> 'source'" : "unnest(n.related_types)";
  const rows = `select value, count(*)::int as count
    from (select ${element} as value ${newest(from)}) recent group by 1`;
  return read(ctx, rows, text, parameters, "null::int");
}

/** Ids that begin with the text; without one there are too many to name. */
async function relatedIds(ctx: VerbContext, scope: Scope, text: string): Promise<ValueCount[]> {
  if (text === "") return [];
  const { parameters, from } = selectResources(ctx, { ...scope, filter: "", sort: "" }, (added) => [
    `n.resource_id like ${added.add(`${likeLiteral(text)}%`)}`,
  ]);
  const rows = `select n.resource_id as value, 0 as count ${from} limit ${mostSuggestions}`;
  return read(ctx, rows, text, parameters, "null::int");
}

/** The resources that changed last: they have the values that people ask for. */
const newest = (from: string): string => `${from} order by n.captured_at desc limit ${lookedThrough}`;

function read(
  ctx: VerbContext,
  rows: string,
  text: string,
  parameters: SqlParameters,
  count: string,
): Promise<ValueCount[]> {
  const literal = likeLiteral(text);
  const contains = `lower(value) like lower(${parameters.add(`%${literal}%`, "text")})`;
  const begins = `lower(value) like lower(${parameters.add(`${literal}%`, "text")})`;
  const sql = `select value, ${count} as count from (${rows}) found where ${contains}
order by ${begins} desc, found.count desc, value collate "C" limit ${mostSuggestions}`;
  return readQuery<ValueCount & { value: string | null }>(ctx.db, sql, parameters.values);
}
