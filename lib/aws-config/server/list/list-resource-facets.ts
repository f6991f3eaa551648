import type { ResourceFacetsInput } from "#lib/aws-config/contract/list.ts";
import { resourceDatasets } from "#lib/aws-config/contract/query-keys.ts";
import {
  defaultResourceFacets,
  type ResourceField,
  resourceRegistry,
} from "#lib/aws-config/domain/resource-fields.ts";
import type { FacetsOutput } from "#lib/core/contract/lists.ts";
import { describeFacet, type FacetCounts, listedValues } from "#lib/core/domain/filter/describe-facet.ts";
import { facetChoices } from "#lib/core/domain/filter/facet-choice.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { type FacetOffer, type FacetPlan, planFacets } from "#lib/core/server/sql/facet-plan.ts";
import { filterSql } from "#lib/core/server/sql/filter-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { whereSql } from "#lib/core/server/sql/where-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { resourceFilterColumns } from "./resource-columns.ts";
import { countsAt, isCounted } from "./resource-counts.ts";
import { resourceFreshness } from "./resource-freshness.ts";
import { momentOf, plainConditions, resourceConditions } from "./resource-selection.ts";
import { resourcesAt } from "./resource-source.ts";
import { withLeftOut } from "./without-compliance.ts";

const offer: FacetOffer<ResourceField> = { registry: resourceRegistry, usual: defaultResourceFacets };

/** Of a past moment the status is not counted beforehand: it is offered, and read only where it is asked for. */
const offerThen = { ...offer, usual: offer.usual.filter((field) => field.key !== "status") };

/** Fields whose values come in few combinations: they are counted by one grouping. */
const few = new Set(["type", "status", "account", "region", "deleted"]);

/**
 * Resources per value of each facet. A facet does not apply the filter's own conditions on its field, so that its other
 * values can be chosen.
 * @throws {AppError} `bad_request` for a filter that cannot be read or a field without counts.
 */
export const listResourceFacets = sharedRead("aws-config.listFacets", readFacets, resourceDatasets);

async function readFacets(ctx: VerbContext, input: ResourceFacetsInput): Promise<FacetsOutput> {
  const { filter, predicate } = readFilter(input.filter, resourceRegistry, momentOf(ctx, input.asOf));
  const kept = withLeftOut(input.without, predicate);
  const plan = planFacets(input.asOf === undefined ? offer : offerThen, input.fields, kept);
  const places = [...plan.facets.keys()];
  const together = places.filter((place) => few.has(plan.facets[place]?.field.key ?? ""));
  const counts: FacetCounts[] = places.map(() => new Map());
  const distinct = new Map<number, number>();
  const [freshness] = await Promise.all([
    resourceFreshness(ctx, input),
    together.length > 0 ? countTogether(ctx, input, plan, together, counts) : undefined,
    ...places
      .filter((place) => !together.includes(place))
      .map(async (place) => distinct.set(place, await countOne(ctx, input, plan, place, counts))),
  ]);
  const facets = plan.facets.map((facet, place) =>
    describeFacet(facet.name, counts[place] ?? new Map(), distinct.get(place), facetChoices(filter, facet)),
  );
  return { facets, freshness };
}

/** One scan. Every group carries which of the facets' own conditions fail, to count without them. */
async function countTogether(
  ctx: VerbContext,
  input: ResourceFacetsInput,
  plan: FacetPlan<ResourceField>,
  places: readonly number[],
  counts: readonly FacetCounts[],
): Promise<void> {
  const parameters = new SqlParameters();
  const owners = [...plan.own.keys()];
  const base = baseOf(ctx, input, plan, places, parameters);
  const values = places.map((place) => `${valueSql(plan, place, parameters)}::text as v${place}`);
  const bits = owners.map(
    (owner, index) => `case when ${ownSql(plan, owner, base.at, parameters)} then 0 else ${2 ** index} end`,
  );
  // "offset 0" has each condition evaluated once a row. Whoever fails two facets' own conditions is counted by none.
  const sql = `
select ${places.map((place) => `v${place}`).join(", ")}, failed, sum(resources)::int as resources
from (select ${values.join(", ")}, ${bits.length === 0 ? "0" : bits.join(" + ")} as failed,
  ${base.resources} as resources ${base.from} offset 0) base
where failed & (failed - 1) = 0
group by ${places.map((place) => `v${place}`).join(", ")}, failed having sum(resources) > 0`;
  const rows = await readQuery<Record<string, string | number | null>>(ctx.db, sql, parameters.values);
  for (const row of rows) {
    const failing = owners.filter((_, index) => (Number(row.failed) >> index) & 1);
    for (const place of places) {
      if (failing.some((owner) => owner !== place)) continue;
      const value = row[`v${place}`] ?? null;
      const text = value === null ? null : String(value);
      counts[place]?.set(text, (counts[place].get(text) ?? 0) + Number(row.resources));
    }
  }
}

/** A facet that may have many values: only the most frequent leave the database. */
async function countOne(
  ctx: VerbContext,
  input: ResourceFacetsInput,
  plan: FacetPlan<ResourceField>,
  place: number,
  counts: readonly FacetCounts[],
): Promise<number> {
  const parameters = new SqlParameters();
  const others = [...plan.own.keys()].filter((owner) => owner !== place);
  const value = `${valueSql(plan, place, parameters)}::text`;
  const filters = [...plan.common, ...others.flatMap((owner) => plan.own.get(owner) ?? [])];
  const source = resourcesAt(input.asOf, parameters);
  const conditions = resourceConditions(ctx, input, filters, source, parameters);
  const where = whereSql(conditions);
  const sql = `
select value, resources, count(*) over ()::int as values
from (select ${value} as value, count(*)::int as resources from ${source.resources} n${where} group by 1) counted
order by resources desc, value collate "C" limit ${listedValues * 4}`;
  const rows = await readQuery<{ value: string | null; resources: number; values: number }>(
    ctx.db,
    sql,
    parameters.values,
  );
  for (const row of rows) counts[place]?.set(row.value, row.resources);
  return rows[0]?.values ?? 0;
}

/** The kept counts where they answer, else the resources themselves. */
function baseOf(
  ctx: VerbContext,
  input: ResourceFacetsInput,
  plan: FacetPlan<ResourceField>,
  places: readonly number[],
  parameters: SqlParameters,
): { from: string; resources: string; at: string | null } {
  const filters = [...plan.common, ...[...plan.own.values()].flat()];
  const fields = places.map((place) => plan.facets[place]?.field.key ?? "");
  if (isCounted(input, filters, fields)) {
    const counts = countsAt(input.asOf, parameters);
    const conditions = plainConditions(ctx, input, plan.common, parameters);
    return { from: `from ${counts} n${whereSql(conditions)}`, resources: "n.resources", at: null };
  }
  const source = resourcesAt(input.asOf, parameters);
  const conditions = resourceConditions(ctx, input, plan.common, source, parameters);
  return { from: `from ${source.resources} n${whereSql(conditions)}`, resources: "1", at: source.at };
}

function valueSql(plan: FacetPlan<ResourceField>, place: number, parameters: SqlParameters): string {
  const facet = plan.facets[place];
  if (facet === undefined) throw new RangeError(`No facet ${place}`);
  const value = resourceFilterColumns(null).value(facet.field, facet.key, parameters);
  // As the filter writes it.
  return facet.field.kind === "boolean" ? `case when ${value} then 'yes' else 'no' end` : value;
}

function ownSql(
  plan: FacetPlan<ResourceField>,
  owner: number,
  at: string | null,
  parameters: SqlParameters,
): string {
  const conditions = plan.own.get(owner) ?? [];
  return conditions.map((item) => filterSql(item, resourceFilterColumns(at), parameters)).join(" and ");
}
