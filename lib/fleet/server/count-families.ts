import type { FacetCounts } from "#lib/core/domain/filter/describe-facet.ts";
import type { FacetPlan } from "#lib/core/server/sql/facet-plan.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { FacetsInput } from "#lib/fleet/contract/list.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import { baselineNames, type FacetChoices } from "./baseline-names.ts";
import type { FacetFamily } from "./facet-plan.ts";
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
  const targetsOf = targets(plan, families, counts);
  for (const row of rows) {
    const values = row.number === null ? undefined : members[row.family]?.get(row.number);
    for (const { place, member, counted } of targetsOf(row)) {
      const value = (member === null ? row[`v${place}`] : values?.[member]) ?? null;
      counted.set(value, (counted.get(value) ?? 0) + row.nodes);
    }
  }
}

interface Target {
  place: number;
  /** Where among the group's values that of the facet is; null where the row has it itself. */
  member: number | null;
  counted: FacetCounts;
}

/** The facets that a row of a family counts for: all, or the one whose own conditions it fails. */
function targets(
  plan: FacetPlan<NodeField>,
  families: readonly FacetFamily[],
  counts: readonly FacetCounts[],
): (row: Row) => readonly Target[] {
  const owners = [...plan.own.keys()];
  const all = families.map(({ places, group }) =>
    places.flatMap((place): Target[] => {
      const counted = counts[place];
      const sql = plan.facets[place]?.field.sql ?? "";
      return counted === undefined
        ? []
        : [{ place, member: group === null ? null : group.members.indexOf(sql), counted }];
    }),
  );
  const failing = owners.map((owner) => all.map((family) => family.filter(({ place }) => place === owner)));
  return ({ family, failed }) => (failed === 0 ? all : failing[Math.log2(failed)])?.[family] ?? [];
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
