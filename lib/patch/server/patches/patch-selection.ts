import { AppError } from "#lib/core/contract/errors.ts";
import { conjuncts } from "#lib/core/domain/filter/conjuncts.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { type FilterColumns, filterSql, textTestSql, wordPattern } from "#lib/core/server/sql/filter-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import { whereSql } from "#lib/core/server/sql/where-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchFacetsInput } from "#lib/patch/contract/patches.ts";
import { type PatchField, patchRegistry } from "#lib/patch/domain/patch-fields.ts";
import { countsSql } from "./counts-sql.ts";

export interface PatchSelection {
  parameters: SqlParameters;
  /** `matched`, `counts` and `catalog`: what `from` reads. */
  ctes: string;
  /** `from … where …` over `p`, `c` and `r`. */
  from: string;
}

/** What AWS's catalogue knows of a patch: release, products and what else rules ask for. */
const catalog = `(
  select catalog_key, min(released_at) as released_at, array_agg(distinct product) as products,
    min(product_family) as product_family, min(msrc_number) as bulletin, min(repository) as repository,
    string_agg(array_to_string(advisory_ids, ' '), ' ') as advisories
  from available_patches group by catalog_key
)`;

/**
 * The patches that nodes of the scope report and that the filter finds. What only the dictionary decides narrows the
 * counting, so that a CVE or a KB id is answered without counting every patch.
 * @throws {AppError} `bad_request` for a filter that cannot be read.
 */
export function selectPatches(
  ctx: VerbContext,
  input: PatchFacetsInput,
  predicates: readonly Predicate<PatchField>[] = conditionsOf(ctx, input),
): PatchSelection {
  const parameters = new SqlParameters();
  const columns = patchFilterColumns(ctx, input);
  const own = predicates.filter(isOfDictionary);
  const others = predicates.filter((item) => !isOfDictionary(item));
  const matching = own.map((item) => filterSql(item, columns, parameters));
  const matched =
    matching.length === 0
      ? ""
      : `matched as materialized (select p.patch_id from patches p where ${matching.join(" and ")}), `;
  const counts = countsSql(ctx, input, matched !== "", parameters);
  const conditions = others.map((item) => filterSql(item, columns, parameters));
  const where = whereSql(conditions);
  return {
    parameters,
    ctes: `${matched}counts as materialized (${counts}), catalog as (select * from ${catalog} known)`,
    from: `from counts c join patches p using (patch_id) left join catalog r on r.catalog_key = p.catalog_key${where}`,
  };
}

export function conditionsOf(ctx: VerbContext, input: PatchFacetsInput): readonly Predicate<PatchField>[] {
  return conjuncts(readFilter(input.filter, patchRegistry, momentOf(ctx, input.asOf)).predicate);
}

/** The moment that durations in a filter count from. */
export function momentOf(ctx: VerbContext, asOf: string | undefined): Date {
  return asOf === undefined ? ctx.now() : new Date(asOf);
}

function isOfDictionary(predicate: Predicate<PatchField>): boolean {
  if (predicate.kind === "text") return true;
  if (predicate.kind === "not") return isOfDictionary(predicate.item);
  if (predicate.kind !== "field") return predicate.items.every(isOfDictionary);
  const { key, sql } = predicate.field;
  return key === "cve" || key === "baseline" || (sql?.startsWith("p.") ?? false);
}

/** How the fields of a patch become SQL. */
export function patchFilterColumns(ctx: VerbContext, input: PatchFacetsInput): FilterColumns<PatchField> {
  return {
    words: (parts, parameters) => `p.search_text like ${parameters.add(wordPattern(parts))}`,
    value: (field) => field.sql ?? "null",
    comparable: (field) => field.sql ?? "null",
    item: (field, test, parameters) => {
      if (field.key === "cve") {
        if (test.test === "known") return "p.cve_ids <> '{}'";
        if (test.test === "unknown") return "p.cve_ids = '{}'";
        if (test.test !== "item") throw new TypeError(`Not a test of an item: ${test.test}`);
        // CVE ids are upper case everywhere, and the index compares exactly.
        return test.name.test === "equals"
          ? `p.cve_ids @> array[${parameters.add(test.name.text.toUpperCase(), "text")}]`
          : `exists (select from unnest(p.cve_ids) cve where ${textTestSql(test.name, "cve", parameters)})`;
      }
      const scope = scopeSql(
        ctx.actor,
        { accounts: input.accounts, regions: input.regions },
        "b",
        parameters,
      );
      const key = ["account_id", "region", "baseline_id"];
      const counted = versionsAt("patch_counts", [...key, "patch_id"], input.asOf, parameters);
      const baselines = versionsAt("patch_baselines", [...key, "name"], input.asOf, parameters);
      const named =
        test.test === "item"
          ? [
              `(${textTestSql(test.name, "b.baseline_id", parameters)} or ${textTestSql(test.name, "l.name", parameters)})`,
            ]
          : [];
      const where = [...scope, ...named, "b.baseline_id <> ''"].join(" and ");
      const known = `p.patch_id in (select b.patch_id from ${counted} b
        left join ${baselines} l using (account_id, region, baseline_id) where ${where})`;
      return test.test === "unknown" ? `not ${known}` : known;
    },
  };
}

const severityOrder =
  "array_position(array['UNSPECIFIED', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'], p.severity_rank)";

/**
 * `-missing,kb` as an ORDER BY, ended by what is unique.
 * @throws {AppError} `bad_request` for a field that does not sort, or more than five.
 */
export function patchOrder(text: string): string {
  const keys = text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  if (keys.length > 5) throw new AppError("bad_request", "At most 5 sort keys.");
  const sorts = keys.map((part) => {
    const field = patchRegistry.find(part.replace(/^-/, ""));
    if (!field?.sortable)
      throw new AppError("bad_request", `Patches cannot be sorted by "${part}".`, { sort: part });
    return `${sortSql(field)} ${part.startsWith("-") ? "desc" : "asc"} nulls last`;
  });
  return [...sorts, 'p.kb_id collate "C"', 'p.title collate "C"'].join(", ");
}

function sortSql(field: PatchField): string {
  if (field.key === "severity") return severityOrder;
  const isText = field.kind === "text" || field.kind === "keyword";
  return isText ? `lower(${field.sql} collate "C")` : `${field.sql}`;
}
