import type { FacetsOutput } from "#lib/core/contract/lists.ts";
import { conjuncts } from "#lib/core/domain/filter/conjuncts.ts";
import { describeFacet, type FacetCounts } from "#lib/core/domain/filter/describe-facet.ts";
import { facetChoices } from "#lib/core/domain/filter/facet-choice.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { filterSql } from "#lib/core/server/sql/filter-sql.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchFacetsInput } from "#lib/patch/contract/patches.ts";
import { patchListDatasets } from "#lib/patch/contract/query-keys.ts";
import { type PatchField, patchFacets, patchRegistry } from "#lib/patch/domain/patch-fields.ts";
import { momentOf, patchFilterColumns, selectPatches } from "./patch-selection.ts";

/**
 * Patches per value of each facet, each without the filter's own conditions on its field.
 * @throws {AppError} `bad_request` for a filter that cannot be read.
 */
export const listPatchFacets = sharedRead("patch.listPatchFacets", readFacets, patchListDatasets);

async function readFacets(ctx: VerbContext, input: PatchFacetsInput): Promise<FacetsOutput> {
  const { filter, predicate } = readFilter(input.filter, patchRegistry, momentOf(ctx, input.asOf));
  const own = patchFacets.map((field) => conjuncts(predicate).filter((item) => isAbout(item, field)));
  const common = conjuncts(predicate).filter((item) => !own.flat().includes(item));
  const { parameters, ctes, from } = selectPatches(ctx, input, common);
  const columns = patchFilterColumns(ctx, input);
  const values = patchFacets.map((field, place) => `${field.sql} as v${place}`);
  const flags = own.map((conditions, place) => {
    const tests = conditions.map((item) => filterSql(item, columns, parameters));
    return `${tests.length === 0 ? "true" : `(${tests.join(" and ")}) is true`} as c${place}`;
  });
  const names = patchFacets.flatMap((_, place) => [`v${place}`, `c${place}`]).join(", ");
  const sql = `with ${ctes} select ${names}, count(*)::int as patches
from (select ${[...values, ...flags].join(", ")} ${from}) base group by ${names}`;
  type Row = Record<string, string | number | boolean | null>;
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, patchListDatasets, input),
  ]);
  const facets = patchFacets.map((field, place) => {
    const counts: FacetCounts = new Map();
    for (const row of rows) {
      if (!patchFacets.every((_, other) => other === place || row[`c${other}`] === true)) continue;
      const value = row[`v${place}`] ?? null;
      const text = value === null ? null : String(value);
      counts.set(text, (counts.get(text) ?? 0) + Number(row.patches));
    }
    return describeFacet(field.key, counts, undefined, facetChoices(filter, { field, key: null }));
  });
  return { facets, freshness };
}

function isAbout(predicate: Predicate<PatchField>, field: PatchField): boolean {
  if (predicate.kind === "text") return false;
  if (predicate.kind === "not") return isAbout(predicate.item, field);
  if (predicate.kind === "field") return predicate.field.key === field.key;
  return predicate.items.every((item) => isAbout(item, field));
}
