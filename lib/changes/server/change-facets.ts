import type { ChangesInput } from "#lib/changes/contract/events.ts";
import { changeDatasets } from "#lib/changes/contract/query-keys.ts";
import { type EventField, eventFacets, eventRegistry } from "#lib/changes/domain/event-fields.ts";
import type { FacetsOutput } from "#lib/core/contract/lists.ts";
import { describeFacet, type FacetCounts } from "#lib/core/domain/filter/describe-facet.ts";
import { facetChoices } from "#lib/core/domain/filter/facet-choice.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { filterSql } from "#lib/core/server/sql/filter-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { eventFilterColumns, fieldSql } from "./event-filter.ts";
import { type EventSelection, momentOf, selectEvents } from "./event-selection.ts";

/**
 * Events of the window per value of each facet, each without the filter's own conditions on its field.
 * @throws {AppError} as `listChanges`.
 */
export const changeFacets = sharedRead("changes.changeFacets", readFacets, changeDatasets);

interface Row {
  place: number;
  value: string | null;
  failed: number;
  count: number;
}

async function readFacets(ctx: VerbContext, input: ChangesInput): Promise<FacetsOutput> {
  const selection = selectEvents(ctx, input);
  const own = eventFacets.map((field) => selection.predicates.filter((item) => isAbout(item, field)));
  const { sql, values } = facetsSql(selection, own);
  const { filter } = readFilter(input.filter, eventRegistry, momentOf(ctx, input.asOf));
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, values),
    scopeFreshness(ctx, changeDatasets, input),
  ]);
  const counts: FacetCounts[] = eventFacets.map(() => new Map());
  for (const { place, value, failed, count } of rows) {
    // Whoever fails another facet's conditions does not count here.
    if ((failed & ~(1 << place)) !== 0) continue;
    counts[place]?.set(value, (counts[place].get(value) ?? 0) + count);
  }
  const facets = eventFacets.map((field, place) =>
    describeFacet(
      field.key,
      counts[place] ?? new Map(),
      undefined,
      facetChoices(filter, { field, key: null }),
    ),
  );
  return { facets, freshness };
}

/** One scan: every event carries which of the facets' own conditions it fails; whoever fails two is counted by none. */
function facetsSql(
  selection: EventSelection,
  own: readonly (readonly Predicate<EventField>[])[],
): { sql: string; values: readonly unknown[] } {
  const parameters = new SqlParameters();
  const common = selection.predicates.filter((item) => !own.flat().includes(item));
  const bits = own.flatMap((conditions, place) => {
    if (conditions.length === 0) return [];
    const tests = conditions.map((item) => filterSql(item, eventFilterColumns("e"), parameters));
    return [`case when ${tests.join(" and ")} then 0 else ${1 << place} end`];
  });
  const columns = eventFacets.map((field, place) => `${fieldSql(field, "e")} as v${place}`);
  const names = eventFacets.map((_, place) => `v${place}`);
  const value = names.map((name, place) => `when grouping(${name}) = 0 then ${place}`).join(" ");
  const sql = `
select case ${value} end as place, coalesce(${names.join(", ")}) as value, failed, count(*)::int as count
from (
  select ${columns.join(", ")}, ${bits.length === 0 ? "0" : bits.join(" + ")} as failed
  from events e where ${selection.where("e", parameters, common)} offset 0
) base where failed & (failed - 1) = 0
group by grouping sets (${names.map((name) => `(${name}, failed)`).join(", ")})`;
  return { sql, values: parameters.values };
}

function isAbout(predicate: Predicate<EventField>, field: EventField): boolean {
  if (predicate.kind === "text") return false;
  if (predicate.kind === "not") return isAbout(predicate.item, field);
  if (predicate.kind === "field") return predicate.field.key === field.key;
  return predicate.items.every((item) => isAbout(item, field));
}
