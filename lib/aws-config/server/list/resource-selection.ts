import { type ResourceField, resourceRegistry } from "#lib/aws-config/domain/resource-fields.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { conjuncts } from "#lib/core/domain/filter/conjuncts.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { type ScopeFilter, scopeSql, visibleAccounts } from "#lib/core/server/scope-sql.ts";
import { filterSql } from "#lib/core/server/sql/filter-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import { termConditions } from "#lib/core/server/sql/term-index.ts";
import { whereSql } from "#lib/core/server/sql/where-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { comparableResource, resourceFilterColumns } from "./resource-columns.ts";
import { type ResourceRelation, resourcesAt } from "./resource-source.ts";
import { resourceTerms } from "./resource-terms.ts";
import { isCompliance, leavesOut, notComplianceSql, withLeftOut } from "./without-compliance.ts";

export interface ResourceSelectionInput extends ScopeFilter {
  filter: string;
  sort: string;
  asOf?: string | undefined;
  without?: "compliance" | undefined;
  /** Compliance items alone, in place of all others. */
  leftOut?: boolean;
}

/** What a list and its export share: which rows, in which order. */
export interface ResourceSelection {
  parameters: SqlParameters;
  source: ResourceRelation;
  /** `from … where …` over `n`. */
  from: string;
  /** What must hold, for answers that need no rows. */
  filters: readonly Predicate<ResourceField>[];
  /** Whether compliance items are kept out. */
  isWithout: boolean;
  /** Whether values or words are looked up, so that all that matches is read before a page can be sorted. */
  isNarrow: boolean;
  /** Sort expressions over `n`. */
  sorts: readonly { sql: string; order: string }[];
}

/** Order of rows that compare equal, so that pages never overlap. */
export const resourceTieBreak = ["account_id", "region", "resource_type", "resource_id"] as const;

/** @throws {AppError} `bad_request` for a filter or sort that cannot be read. */
export function selectResources(
  ctx: VerbContext,
  input: ResourceSelectionInput,
  extra?: (parameters: SqlParameters) => string[],
): ResourceSelection {
  const parameters = new SqlParameters();
  const { predicate } = readFilter(input.filter, resourceRegistry, momentOf(ctx, input.asOf));
  const isWithout = leavesOut(input.without, predicate);
  const filters = [
    ...conjuncts(input.leftOut ? predicate : withLeftOut(input.without, predicate)),
    ...(input.leftOut ? [isCompliance()] : []),
  ];
  const source = resourcesAt(input.asOf, parameters);
  const conditions = resourceConditions(ctx, input, filters, source, parameters);
  conditions.push(...(isWithout && !input.leftOut ? [notComplianceSql] : []), ...(extra?.(parameters) ?? []));
  return {
    parameters,
    source,
    filters,
    isWithout,
    isNarrow: isNarrow(input, filters) || filters.some(({ kind }) => kind === "text"),
    from: `from ${source.resources} n${whereSql(conditions)}`,
    sorts: readResourceSort(input.sort).map(({ field, descending }) => ({
      sql: comparableResource(field),
      // What is never unknown follows its index in either direction.
      order:
        field.key === "changed"
          ? descending
            ? "desc"
            : "asc"
          : descending
            ? "desc nulls last"
            : "asc nulls last",
    })),
  };
}

/** Conditions of moment, scope and filter, those that the index of values answers first. */
export function resourceConditions(
  ctx: VerbContext,
  input: ScopeFilter,
  filters: readonly Predicate<ResourceField>[],
  source: ResourceRelation,
  parameters: SqlParameters,
): string[] {
  const scope = { ...input, accounts: visibleAccounts(ctx.actor, input.accounts) };
  // Types, accounts, Regions and times have indexes that are in the list's order: alone they are better left to those.
  const indexed = isNarrow(input, filters)
    ? termConditions(resourceTerms, filters, scope, parameters)
    : { conditions: [], rest: filters, words: 0 };
  return [
    ...indexed.conditions,
    // A third of all items are of one moment. Looking them up is more than reading what several values together leave.
    ...(indexed.words > 1 ? source.momentByRow : source.moment),
    ...plainConditions(ctx, input, indexed.rest, parameters, source.at),
  ];
}

function isNarrow(scope: ScopeFilter, filters: readonly Predicate<ResourceField>[]): boolean {
  return (scope.tag ?? "") !== "" || filters.some(isSelective);
}

const selectiveFields = new Set(["tag", "has", "open", "id"]);

function isSelective(predicate: Predicate<ResourceField>): boolean {
  return predicate.kind === "field" && selectiveFields.has(predicate.field.key);
}

/** Conditions of scope and filter that are tested row by row; `at` is the moment's placeholder, null is now. */
export function plainConditions(
  ctx: VerbContext,
  input: ScopeFilter,
  filters: readonly Predicate<ResourceField>[],
  parameters: SqlParameters,
  at: string | null = null,
): string[] {
  const columns = resourceFilterColumns(at);
  return [
    ...scopeSql(ctx.actor, input, "n", parameters),
    ...filters.map((each) => filterSql(each, columns, parameters)),
  ];
}

/** The moment that durations in a filter count from. */
export function momentOf(ctx: VerbContext, asOf: string | undefined): Date {
  return asOf === undefined ? ctx.now() : new Date(asOf);
}

const maxKeys = 5;

/** @throws {AppError} `bad_request` for a field that does not sort, or more than five. */
function readResourceSort(text: string): { field: ResourceField; descending: boolean }[] {
  const sorts = new Map<string, { field: ResourceField; descending: boolean }>();
  for (const part of text.split(",").map((item) => item.trim())) {
    if (part === "") continue;
    const descending = part.startsWith("-");
    const field = resourceRegistry.find(descending ? part.slice(1) : part);
    if (field === undefined || !field.sortable) {
      throw new AppError("bad_request", `Resources cannot be sorted by "${part}".`, { sort: part });
    }
    if (!sorts.has(field.key)) sorts.set(field.key, { field, descending });
  }
  if (sorts.size > maxKeys) throw new AppError("bad_request", `At most ${maxKeys} sort keys.`);
  return [...sorts.values()];
}
