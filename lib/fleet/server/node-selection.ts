import { conjuncts } from "#lib/core/domain/filter/conjuncts.ts";
import { type ScopeFilter, scopeSql, visibleAccounts } from "#lib/core/server/scope-sql.ts";
import { filterSql } from "#lib/core/server/sql/filter-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import { termConditions } from "#lib/core/server/sql/term-index.ts";
import { whereSql } from "#lib/core/server/sql/where-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { comparable, nodeFilterColumns } from "./node-columns.ts";
import { besideOf, besidesOf } from "./node-filter.ts";
import { type NodeSort, readNodeSort } from "./node-sort.ts";
import { everyBeside, joinBeside, type NodeSource, nodesAt } from "./node-source.ts";
import { narrowedNodes, nodeTerms } from "./node-terms.ts";

export interface SelectionInput extends ScopeFilter {
  filter: string;
  sort: string;
  asOf?: string | undefined;
}

/** What a list and its export share: which rows, in which order. */
export interface NodeSelection {
  parameters: SqlParameters;
  source: NodeSource;
  /** `from … where …` over `n` and what of `l` and `s` it needs. */
  from: string;
  /** The same with everything beside the nodes joined. */
  fromWhole: string;
  /** Whether every node of the moment is in it. */
  whole: boolean;
  /** Then also `from … where …` of each table that holds nodes of the moment. */
  wholeFroms: readonly string[];
  /** Sort expressions over `n`, `l` and `s`. */
  sorts: readonly { sql: string; order: string }[];
}

/** Order of rows that compare equal, so that pages never overlap: those of an account and Region together. */
export const tieBreak = ["n.place_group", "n.node_number"] as const;

/** @throws {AppError} `bad_request` for a filter or sort that cannot be read. */
export function selectNodes(
  ctx: VerbContext,
  input: SelectionInput,
  extra?: (parameters: SqlParameters) => string[],
): NodeSelection {
  const parameters = new SqlParameters();
  const { predicate } = readFilter(input.filter, nodeRegistry, momentOf(ctx, input.asOf));
  const sorts = readNodeSort(input.sort);
  const source = nodesAt(input.asOf, parameters);
  const scope = { ...input, accounts: visibleAccounts(ctx.actor, input.accounts) };
  const conditions = scopeSql(ctx.actor, input, "n", parameters);
  const filters = conjuncts(predicate);
  // Accounts and Regions lead the table's other indexes: alone, they are better left to those.
  const narrowing = filters.length === 0 ? { tag: scope.tag } : scope;
  const indexed = termConditions(nodeTerms, filters, narrowing, parameters);
  const narrowed = narrowedNodes(source, indexed.conditions, indexed.rest);
  for (const rest of indexed.rest)
    conditions.push(filterSql(rest, nodeFilterColumns(input.asOf), parameters));
  conditions.push(...(extra?.(parameters) ?? []));
  const needed = [...besidesOf(predicate), ...sorts.flatMap(({ field }) => besideOf(field))];
  const all = [...narrowed.conditions, ...conditions];
  const where = whereSql(all);
  const joined = joinBeside(needed, source.at);
  return {
    parameters,
    source,
    whole: conditions.length === 0 && indexed.conditions.length === 0,
    wholeFroms: source.tables.map(({ table, moment }) => `from ${table} n${joined}${whereSql(moment)}`),
    from: `from ${narrowed.nodes} n${joined}${where}`,
    fromWhole: `from ${narrowed.nodes} n${joinBeside(everyBeside, source.at)}${where}`,
    sorts: sorts.map(sortSql),
  };
}

/** The moment that durations in a filter count from. */
export function momentOf(ctx: VerbContext, asOf: string | undefined): Date {
  return asOf === undefined ? ctx.now() : new Date(asOf);
}

function sortSql({ field, descending }: NodeSort): { sql: string; order: string } {
  return { sql: comparable(field), order: descending ? "desc nulls last" : "asc nulls last" };
}
