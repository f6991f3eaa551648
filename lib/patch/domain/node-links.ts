import type { FilterOperator } from "#lib/core/domain/filter/ast.ts";
import { literalValue, printTerm } from "#lib/core/domain/filter/print.ts";
import type { Dimension } from "#lib/patch/contract/dimensions.ts";
import type { ClassKey } from "#lib/patch/contract/patch-class.ts";

/** Fields whose `:` compares whole values; of the others only `=` does. */
const wholeByColon = new Set(["account", "region", "severity", "patch"]);

/** One term that finds exactly the nodes with this value of the field; null is unknown. */
function term(field: string, value: string | null): string {
  const operator: FilterOperator = wholeByColon.has(field) ? ":" : "=";
  const none = { text: "none", quoted: false, range: { from: 0, to: 0 } };
  return printTerm({ field, key: null, operator, values: [value === null ? none : literalValue(value)] });
}

/** Filter of the nodes of a class, of a value of a dimension, or of both: exactly those that the overview counts. */
export function nodesFilter({
  group,
  class: name,
}: {
  group?: { dimension: Dimension; value: string | null } | undefined;
  class?: ClassKey | undefined;
}): string {
  return [
    ...(group ? [term(group.dimension, group.value)] : []),
    ...(name ? [term("patch", name === "unknown" ? null : name)] : []),
  ].join(" ");
}

/** Filter of the nodes on which a patch, by its key in AWS's catalogue, is missing or failed; of one baseline, or of any. */
export function lackingFilter(catalogKey: string, baseline?: { id: string | null }): string {
  const lacks = term("lacks", catalogKey);
  return baseline === undefined ? lacks : `${lacks} ${term("baseline", baseline.id)}`;
}

/** The scope's query string with a filter of nodes in it. */
export function withNodesFilter(scopeSearch: string, filter: string): string {
  const members = new URLSearchParams(scopeSearch);
  if (filter !== "") members.set("filter", filter);
  return members.toString();
}
