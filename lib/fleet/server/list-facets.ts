import type { FacetsOutput } from "#lib/core/contract/lists.ts";
import { describeFacet, type FacetCounts, listedValues } from "#lib/core/domain/filter/describe-facet.ts";
import { facetChoices } from "#lib/core/domain/filter/facet-choice.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { type FacetPlan, planFacets } from "#lib/core/server/sql/facet-plan.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { FacetsInput } from "#lib/fleet/contract/list.ts";
import { nodeDatasets, nodeListDatasets } from "#lib/fleet/contract/query-keys.ts";
import { type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { countFamilies } from "./count-families.ts";
import { facetFamilies, nodeFacets } from "./facet-plan.ts";
import { ownSql, sourceSql, valueSql } from "./facet-source.ts";
import { momentOf } from "./node-selection.ts";

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
