import { scopeSql, visibleAccounts } from "#lib/core/server/scope-sql.ts";
import type { FacetPlan } from "#lib/core/server/sql/facet-plan.ts";
import { filterSql } from "#lib/core/server/sql/filter-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { termConditions } from "#lib/core/server/sql/term-index.ts";
import { whereSql } from "#lib/core/server/sql/where-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { FacetsInput } from "#lib/fleet/contract/list.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import { nodeFilterColumns } from "./node-columns.ts";
import { besidesOf } from "./node-filter.ts";
import { joinBeside, nodesAt } from "./node-source.ts";
import { narrowedNodes, nodeTerms } from "./node-terms.ts";

/** The value that a facet counts a node by. */
export function valueSql(plan: FacetPlan<NodeField>, place: number, parameters: SqlParameters): string {
  const facet = plan.facets[place];
  if (facet === undefined) throw new RangeError(`No facet ${place}`);
  return nodeFilterColumns(undefined).value(facet.field, facet.key, parameters);
}

/** The filter's own conditions on a facet's field, as one. */
export function ownSql(
  plan: FacetPlan<NodeField>,
  owner: number,
  input: FacetsInput,
  parameters: SqlParameters,
): string {
  const conditions = plan.own.get(owner) ?? [];
  return conditions.map((item) => filterSql(item, nodeFilterColumns(input.asOf), parameters)).join(" and ");
}

/** `from … where …` of the nodes that every facet's count rests on, with what the conditions of `owners` need beside them. */
export function sourceSql(
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
  const where = whereSql(conditions);
  return `from ${narrowed.nodes} n${join}${joined}${where}`;
}
