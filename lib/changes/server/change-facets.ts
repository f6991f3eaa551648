import type { ChangesInput } from "#lib/changes/contract/events.ts";
import { changeDatasets } from "#lib/changes/contract/query-keys.ts";
import { type CountLevel, fieldsOf, levelOf } from "#lib/changes/domain/count-level.ts";
import { type EventField, eventFacets, eventRegistry } from "#lib/changes/domain/event-fields.ts";
import type { FacetsOutput } from "#lib/core/contract/lists.ts";
import { describeFacet, type FacetCounts } from "#lib/core/domain/filter/describe-facet.ts";
import { facetChoices } from "#lib/core/domain/filter/facet-choice.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { filterSql } from "#lib/core/server/sql/filter-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { changesFreshness } from "./changes-freshness.ts";
import { isCounted, totalsSql } from "./event-counts.ts";
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
  const { filter } = readFilter(input.filter, eventRegistry, momentOf(ctx, input.asOf));
  const [counts, freshness] = await Promise.all([countValues(ctx, selection), changesFreshness(ctx, input)]);
  const facets = eventFacets.map((field) =>
    describeFacet(
      field.key,
      counts.get(field.key) ?? new Map(),
      undefined,
      facetChoices(filter, { field, key: null }),
    ),
  );
  return { facets, freshness };
}

/** Counts by value for each facet, from the coarsest stored counts that know enough, or from the events themselves. */
async function countValues(ctx: VerbContext, selection: EventSelection): Promise<Map<string, FacetCounts>> {
  const found = new Map<string, FacetCounts>();
  const counted = await isCounted(ctx, selection);
  const levels = Map.groupBy(eventFacets, (field) => (counted ? levelOfFacet(selection, field) : null));
  const parts = [...levels].map(([level, fields]) => readValues(ctx, selection, fields, level));
  for (const { key, value, count } of (await Promise.all(parts)).flat()) {
    const counts = found.get(key) ?? new Map();
    counts.set(value, (counts.get(value) ?? 0) + count);
    found.set(key, counts);
  }
  return found;
}

function levelOfFacet({ scoped, predicates }: EventSelection, field: EventField): CountLevel | null {
  const others = predicates.filter((item) => !isAbout(item, field));
  const wanted = new Set([field.key, ...scoped, ...others.flatMap(fieldsOf)]);
  const level = levelOf(wanted);
  // Places that count apart are fewer than what happened in them.
  return level === "kind" ? "place" : level;
}

/** One reading: every row carries which of the facets' own conditions it fails; whoever fails two is counted by none. */
async function readValues(
  ctx: VerbContext,
  selection: EventSelection,
  fields: readonly EventField[],
  level: CountLevel | null,
): Promise<{ key: string; value: string | null; count: number }[]> {
  const parameters = new SqlParameters();
  const own = fields.map((field) => selection.predicates.filter((item) => isAbout(item, field)));
  const predicates = selection.predicates.filter((item) => !own.flat().includes(item));
  const bits = own.flatMap((conditions, place) => {
    if (conditions.length === 0) return [];
    const tests = conditions.map((item) => filterSql(item, eventFilterColumns("e"), parameters));
    return [`case when ${tests.join(" and ")} then 0 else ${1 << place} end`];
  });
  const names = fields.map((_, place) => `v${place}`);
  const columns = `${fields.map((field, place) => `${fieldSql(field, "e")} as v${place}`).join(", ")}, ${
    bits.length === 0 ? "0" : bits.join(" + ")
  } as failed`;
  const rowsSql =
    level === null
      ? `select ${columns}, 1 as n from events e where ${selection.where("e", parameters, { predicates })} offset 0`
      : totalsSql({ selection, predicates, level, columns }, parameters);
  const value = names.map((name, place) => `when grouping(${name}) = 0 then ${place}`).join(" ");
  const sql = `
select case ${value} end as place, coalesce(${names.join(", ")}) as value, failed, sum(n)::int as count
from (${rowsSql}) base where failed & (failed - 1) = 0
group by grouping sets (${names.map((name) => `(${name}, failed)`).join(", ")}) having sum(n) <> 0`;
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  // Whoever fails another facet's conditions does not count here.
  return rows.flatMap(({ place, value, failed, count }) => {
    const key = fields[place]?.key;
    return key === undefined || (failed & ~(1 << place)) !== 0 ? [] : [{ key, value, count }];
  });
}

function isAbout(predicate: Predicate<EventField>, field: EventField): boolean {
  if (predicate.kind === "text") return false;
  if (predicate.kind === "not") return isAbout(predicate.item, field);
  if (predicate.kind === "field") return predicate.field.key === field.key;
  return predicate.items.every((item) => isAbout(item, field));
}
