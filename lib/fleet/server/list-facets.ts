import type { FacetsOutput } from "#lib/core/contract/lists.ts";
import { describeFacet, type FacetCounts, listedValues } from "#lib/core/domain/filter/describe-facet.ts";
import { facetChoices } from "#lib/core/domain/filter/facet-choice.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql, visibleAccounts } from "#lib/core/server/scope-sql.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { type FacetPlan, planFacets } from "#lib/core/server/sql/facet-plan.ts";
import { filterSql } from "#lib/core/server/sql/filter-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { termConditions } from "#lib/core/server/sql/term-index.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { FacetsInput } from "#lib/fleet/contract/list.ts";
import { nodeDatasets, nodeListDatasets } from "#lib/fleet/contract/query-keys.ts";
import { type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { baselineNames, type FacetChoices } from "./baseline-names.ts";
import { facetFamilies, nodeFacets } from "./facet-plan.ts";
import { nodeFilterColumns } from "./node-columns.ts";
import { besidesOf } from "./node-filter.ts";
import { momentOf } from "./node-selection.ts";
import { joinBeside, nodesAt } from "./node-source.ts";
import { narrowedNodes, nodeTerms } from "./node-terms.ts";

/**
 * Nodes per value of each facet. A facet does not apply the filter's own conditions on its field, so that its other
 * values can be chosen.
 * @throws {AppError} `bad_request` for a filter that cannot be read or a field without counts.
 */
export const listFacets = sharedRead("fleet.listFacets", readFacets, nodeListDatasets);

async function readFacets(ctx: VerbContext, input: FacetsInput): Promise<FacetsOutput> {
  const { filter, predicate } = readFilter(input.filter, nodeRegistry, momentOf(ctx, input.asOf));
  const plan = planFacets(nodeFacets, input.fields, predicate);
  const chosen = plan.facets.map((facet) => facetChoices(filter, facet));
  const { families, single } = facetFamilies(plan.facets);
  const counts: FacetCounts[] = plan.facets.map(() => new Map());
  const distinct: (number | undefined)[] = [];
  const [freshness] = await Promise.all([
    scopeFreshness(ctx, nodeDatasets, input),
    families.length > 0 ? countFamilies(ctx, input, plan, families, chosen, counts) : undefined,
    ...single.map(async (place) => {
      distinct[place] = await countOne(ctx, input, plan, place, counts);
    }),
  ]);
  const facets = plan.facets.map((facet, place) => {
    const choices = chosen[place] ?? new Map();
    return describeFacet(facet.name, counts[place] ?? new Map(), distinct[place], choices);
  });
  return { facets, freshness };
}

/** One scan for all families. Every row carries which of the facets' own conditions fail, to count without them. */
async function countFamilies(
  ctx: VerbContext,
  input: FacetsInput,
  plan: FacetPlan<NodeField>,
  families: readonly (readonly number[])[],
  chosen: readonly FacetChoices[],
  counts: readonly FacetCounts[],
): Promise<void> {
  const { sql, values } = facetFamiliesSql(ctx, input, plan, families, chosen);
  const rows = await readQuery<Record<string, string | number | boolean | null>>(ctx.db, sql, values);
  const owners = [...plan.own.keys()];
  for (const row of rows) {
    const family = families[Number(row.family)] ?? [];
    const failing = owners.filter((_, index) => (Number(row.failed) >> index) & 1);
    for (const place of family) {
      if (failing.some((owner) => owner !== place)) continue;
      const value = row[`v${place}`] ?? null;
      const text = value === null ? null : String(value);
      counts[place]?.set(text, (counts[place].get(text) ?? 0) + Number(row.nodes));
    }
  }
}

function facetFamiliesSql(
  ctx: VerbContext,
  input: FacetsInput,
  plan: FacetPlan<NodeField>,
  families: readonly (readonly number[])[],
  chosen: readonly FacetChoices[],
): { sql: string; values: readonly unknown[] } {
  const parameters = new SqlParameters();
  const places = families.flat();
  const owners = [...plan.own.keys()];
  const baseline = places.find((place) => plan.facets[place]?.field.key === "baseline");
  const names = baseline === undefined ? null : baselineNames(chosen[baseline], input.asOf, parameters);
  const columns = places.map((place) => {
    const value = place === baseline && names !== null ? names.value : valueSql(plan, place, parameters);
    return `${value} as v${place}`;
  });
  // One bit for each facet whose own conditions the row fails.
  const bits = owners.map(
    (owner, index) => `case when ${ownSql(plan, owner, input, parameters)} then 0 else ${2 ** index} end`,
  );
  const failed = bits.length === 0 ? "0" : bits.join(" + ");
  const source = sourceSql(ctx, input, plan, owners, parameters, names?.join);
  const sets = families.map((family) => `(${[...family.map((place) => `v${place}`), "failed"].join(", ")})`);
  const family = families
    .map((members, index) => `when grouping(v${members[0]}) = 0 then ${index}`)
    .join(" ");
  // Whoever fails the conditions of a facet counts for that facet alone: the values of other families need no telling apart.
  const values = families.flatMap((members) => {
    const others = owners.reduce((sum, owner, index) => sum + (members.includes(owner) ? 0 : 2 ** index), 0);
    return members.map((place) =>
      others === 0 ? `v${place}` : `case when failed & ${others} = 0 then v${place} end as v${place}`,
    );
  });
  // "offset 0" has each condition evaluated once a row. Whoever fails two facets' own conditions is counted by none.
  const sql = `
select case ${family} end as family, ${[...places.map((place) => `v${place}`), "failed", "count(*)::int as nodes"].join(", ")}
from (
  select ${values.join(", ")}, failed from (select ${columns.join(", ")}, ${failed} as failed ${source} offset 0) base
  where failed & (failed - 1) = 0
) told
group by grouping sets (${sets.join(", ")})`;
  return { sql, values: parameters.values };
}

/** A facet that may have as many values as there are nodes: only the most frequent leave the database. */
async function countOne(
  ctx: VerbContext,
  input: FacetsInput,
  plan: FacetPlan<NodeField>,
  place: number,
  counts: readonly FacetCounts[],
): Promise<number> {
  const parameters = new SqlParameters();
  const others = [...plan.own.keys()].filter((owner) => owner !== place);
  const value = `${valueSql(plan, place, parameters)}::text`;
  const source = sourceSql(ctx, input, plan, others, parameters);
  const conditions = others.map((owner) => ownSql(plan, owner, input, parameters));
  const both = source.includes(" where ") ? "and" : "where";
  const where = conditions.length > 0 ? `${both} ${conditions.join(" and ")}` : "";
  const sql = `
select value, nodes, count(*) over ()::int as values from (
  select (array_agg(value order by nodes desc, value collate "C"))[1] as value, sum(nodes)::int as nodes from (
    select ${value} as value, count(*)::int as nodes ${source} ${where} group by 1
  ) counted group by lower(value)
) merged order by nodes desc, value collate "C" limit ${listedValues * 4}`;
  const rows = await readQuery<{ value: string | null; nodes: number; values: number }>(
    ctx.db,
    sql,
    parameters.values,
  );
  for (const row of rows) counts[place]?.set(row.value, row.nodes);
  return rows[0]?.values ?? 0;
}

function valueSql(plan: FacetPlan<NodeField>, place: number, parameters: SqlParameters): string {
  const facet = plan.facets[place];
  if (facet === undefined) throw new RangeError(`No facet ${place}`);
  return nodeFilterColumns(undefined).value(facet.field, facet.key, parameters);
}

function ownSql(
  plan: FacetPlan<NodeField>,
  owner: number,
  input: FacetsInput,
  parameters: SqlParameters,
): string {
  const conditions = plan.own.get(owner) ?? [];
  return conditions.map((item) => filterSql(item, nodeFilterColumns(input.asOf), parameters)).join(" and ");
}

function sourceSql(
  ctx: VerbContext,
  input: FacetsInput,
  plan: FacetPlan<NodeField>,
  owners: readonly number[],
  parameters: SqlParameters,
  joined = "",
): string {
  const scope = { ...input, accounts: visibleAccounts(ctx.actor, input.accounts) };
  const indexed = termConditions(nodeTerms, plan.common, scope, parameters);
  const source = nodesAt(input.asOf, parameters);
  const narrowed = narrowedNodes(source, indexed.conditions, indexed.rest);
  const conditions = [
    ...narrowed.conditions,
    ...scopeSql(ctx.actor, input, "n", parameters),
    ...indexed.rest.map((item) => filterSql(item, nodeFilterColumns(input.asOf), parameters)),
  ];
  const used = [...plan.common, ...owners.flatMap((owner) => plan.own.get(owner) ?? [])];
  const join = joinBeside(used.flatMap(besidesOf), source.at);
  const where = conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
  return `from ${narrowed.nodes} n${join}${joined}${where}`;
}
