import type { FacetCounts } from "#lib/core/domain/filter/describe-facet.ts";
import type { FacetPlan } from "#lib/core/server/sql/facet-plan.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { FacetsInput } from "#lib/fleet/contract/list.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import { baselineNames, type FacetChoices } from "./baseline-names.ts";
import type { FacetFamily, NodeGroup } from "./facet-plan.ts";
import { ownSql, sourceSql, valueSql } from "./facet-source.ts";
import { type GroupValues, groupMembers } from "./group-members.ts";

type Row = { family: number; number: string | null; failed: number; nodes: number } & Record<
  `v${number}`,
  string | null
>;

/**
 * Adds the nodes per value of every facet of the families to `counts`. One scan for all: every row carries which of the
 * facets' own conditions fail, to count without them.
 */
export async function countFamilies(
  ctx: VerbContext,
  input: FacetsInput,
  plan: FacetPlan<NodeField>,
  families: readonly FacetFamily[],
  chosen: readonly FacetChoices[],
  counts: readonly FacetCounts[],
): Promise<void> {
  const { sql, values } = familiesSql(ctx, input, plan, families, chosen);
  const rows = await readQuery<Row>(ctx.db, sql, values);
  const members = await Promise.all(families.map((family, index) => membersOf(ctx, family, index, rows)));
  const owners = [...plan.own.keys()];
  for (const row of rows) {
    const { places, group } = families[row.family] ?? { places: [], group: null };
    const values = row.number === null ? undefined : members[row.family]?.get(row.number);
    // Whoever fails the conditions of another family is of no number here.
    if (group !== null && values === undefined) continue;
    const failing = owners.filter((_, index) => (row.failed >> index) & 1);
    for (const place of places) {
      if (failing.some((owner) => owner !== place)) continue;
      const value = group === null ? row[`v${place}`] : values?.[memberOf(plan, place, group)];
      counts[place]?.set(value ?? null, (counts[place].get(value ?? null) ?? 0) + row.nodes);
    }
  }
}

function memberOf(plan: FacetPlan<NodeField>, place: number, group: NodeGroup): number {
  return group.members.indexOf(plan.facets[place]?.field.sql ?? "");
}

async function membersOf(
  ctx: VerbContext,
  { group }: FacetFamily,
  index: number,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, GroupValues>> {
  if (group === null) return new Map();
  const numbers = rows.flatMap((row) => (row.family === index && row.number !== null ? [row.number] : []));
  return groupMembers(ctx.db, group, new Set(numbers));
}

function familiesSql(
  ctx: VerbContext,
  input: FacetsInput,
  plan: FacetPlan<NodeField>,
  families: readonly FacetFamily[],
  chosen: readonly FacetChoices[],
): { sql: string; values: readonly unknown[] } {
  const parameters = new SqlParameters();
  const owners = [...plan.own.keys()];
  const texts = families.flatMap(({ places, group }) => (group === null ? places : []));
  const baseline = texts.find((place) => plan.facets[place]?.field.key === "baseline");
  const names = baseline === undefined ? null : baselineNames(chosen[baseline], input.asOf, parameters);
  const columns = families.flatMap(({ places, group }, index) =>
    group !== null
      ? [`n.${group.column} as g${index}`]
      : places.map((place) => {
          const value =
            place === baseline && names !== null ? names.value : valueSql(plan, place, parameters);
          return `${value}::text as v${place}`;
        }),
  );
  // One bit for each facet whose own conditions the row fails.
  const bits = owners.map(
    (owner, index) => `case when ${ownSql(plan, owner, input, parameters)} then 0 else ${2 ** index} end`,
  );
  const failed = bits.length === 0 ? "0" : bits.join(" + ");
  const source = sourceSql(ctx, input, plan, owners, parameters, names?.join);
  const keysOf = ({ places, group }: FacetFamily, index: number) =>
    group === null ? places.map((place) => `v${place}`) : [`g${index}`];
  // Whoever fails the conditions of a facet counts for that facet alone: what other families say of it needs no telling apart.
  const told = families.flatMap((family, index) => {
    const others = owners.reduce(
      (sum, owner, bit) => sum + (family.places.includes(owner) ? 0 : 2 ** bit),
      0,
    );
    return keysOf(family, index).map((key) =>
      others === 0 ? key : `case when failed & ${others} = 0 then ${key} end as ${key}`,
    );
  });
  const sets = families.map((family, index) => `(${[...keysOf(family, index), "failed"].join(", ")})`);
  const which = families
    .map((family, index) => `when grouping(${keysOf(family, index)[0]}) = 0 then ${index}`)
    .join(" ");
  const numbers = families.flatMap(({ group }, index) => (group === null ? [] : [`g${index}`]));
  const number = numbers.length === 0 ? "null::bigint" : `coalesce(${numbers.join(", ")})`;
  const counted = ["failed", "count(*)::int as nodes", ...texts.map((place) => `v${place}`)].join(", ");
  // "offset 0" has each condition evaluated once a row. Whoever fails two facets' own conditions is counted by none.
  const sql = `
select case ${which} end as family, ${number} as number, ${counted}
from (
  select ${told.join(", ")}, failed from (select ${columns.join(", ")}, ${failed} as failed ${source} offset 0) base
  where failed & (failed - 1) = 0
) told
group by grouping sets (${sets.join(", ")})`;
  return { sql, values: parameters.values };
}
