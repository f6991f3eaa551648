import { likeLiteral } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import { nodeFilterColumns } from "./node-columns.ts";
import { type SelectionInput, selectNodes } from "./node-selection.ts";

export interface ValueCount {
  /** Null is "unknown". */
  value: string | null;
  count: number;
}

export type Scope = Omit<SelectionInput, "sort">;

export const mostSuggestions = 20;

/** The values of a field that contain the text, those that begin with it first, then the most frequent. */
export async function countValues(
  ctx: VerbContext,
  scope: Scope,
  field: NodeField,
  key: string | null,
  text: string,
): Promise<ValueCount[]> {
  const { parameters, from } = selectNodes(ctx, { ...scope, sort: "" });
  const value = `${nodeFilterColumns(scope.asOf).value(field, key, parameters)}::text`;
  const found = matching("value", text, (pattern) => parameters.add(pattern, "text"));
  // A value is found in any case of letters: its spellings count as one.
  const sql = `
select value, count from (
  select (array_agg(value order by count desc, value collate "C"))[1] as value, sum(count)::int as count
  from (select ${value} as value, count(*)::int as count ${from} group by 1) counted
  where ${found.where} group by lower(value)
) merged order by ${found.first}${found.descending}, count desc, value collate "C" limit ${mostSuggestions}`;
  return readQuery<ValueCount & { value: string | null }>(ctx.db, sql, parameters.values);
}

/** Tag keys that contain the text. In the select list keys come one by one; after "from" each row would fill a table first. */
export async function countTagKeys(ctx: VerbContext, scope: Scope, text: string): Promise<ValueCount[]> {
  const { parameters, from } = selectNodes(ctx, { ...scope, sort: "" });
  const found = matching("value", text, (pattern) => parameters.add(pattern, "text"));
  const sql = `
select value, count from (
  select key as value, count(*)::int as count from (select jsonb_object_keys(n.tags) as key ${from}) keys group by 1
) counted where ${found.where} order by ${found.first}${found.descending}, count desc, value collate "C" limit ${mostSuggestions}`;
  return readQuery<ValueCount & { value: string | null }>(ctx.db, sql, parameters.values);
}

/** Names of applications that contain the text, with the nodes that have them. */
export async function countApplications(ctx: VerbContext, scope: Scope, text: string): Promise<ValueCount[]> {
  const { parameters, from } = selectNodes(ctx, { ...scope, sort: "" });
  const found = matching("name", text, (pattern) => parameters.add(pattern, "text"));
  const sql = `
with names as (
  select name, array_agg(item_id) as ids from inventory_items
  where type_name = 'AWS:Application' and name is not null and ${found.where}
  group by name, ${found.first} order by ${found.first}${found.descending}, count(*) desc, name collate "C" limit ${mostSuggestions}
), shown as materialized (select n.account_id, n.region, n.node_id ${from})
select name as value, (
  select count(*)::int from node_inventory i join shown using (account_id, region, node_id)
  where i.type_name = 'AWS:Application' and i.item_ids && names.ids
) as count
from names order by count desc, name collate "C"`;
  return readQuery<ValueCount & { value: string | null }>(ctx.db, sql, parameters.values);
}

interface Matching {
  where: string;
  /** Whether the value begins with the text; without a text, whether it is known. */
  first: string;
  descending: string;
}

/** How a column is searched for a text: those that begin with it first. */
export function matching(column: string, text: string, add: (pattern: string) => string): Matching {
  if (text === "") return { where: "true", first: `(${column} is null)`, descending: "" };
  const literal = likeLiteral(text);
  const lower = `lower(${column})`;
  return {
    where: `${lower} like lower(${add(`%${literal}%`)})`,
    first: `(${lower} like lower(${add(`${literal}%`)}))`,
    descending: " desc",
  };
}
