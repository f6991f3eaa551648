import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import type { TermIndex } from "#lib/core/server/sql/term-index.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import type { NodeSource } from "./node-source.ts";

/** The index of a node's values, by the very expression of the migration. */
export const nodeTerms: TermIndex = {
  expression: `yagura_node_terms(n.account_id, n.region, n.node_id, n.ping_status, n.platform_type, n.resource_type,
  n.instance_state, n.association_status, n.compliance_status, n.instance_type, n.platform_name, n.agent_version,
  n.vpc_id, n.patch_class, n.patch_severity, n.patch_baseline_id, n.patch_group, n.tags)`,
  fields: new Set([
    "account",
    "region",
    "id",
    "ping",
    "platform",
    "type",
    "state",
    "association",
    "compliance",
    "instancetype",
    "os",
    "agent",
    "vpc",
    "patch",
    "severity",
    "patchgroup",
  ]),
};

/**
 * The relation to alias as `n` and what its rows must hold: `indexed` by the index of values, `rest` otherwise. Where the
 * rest is answered by other relations (words, applications, patches), the index is read first and by itself: joined the
 * other way round, the words of every row that they name would be made anew, which costs a hundred times the join.
 */
export function narrowedNodes(
  { nodes, moment }: NodeSource,
  indexed: readonly string[],
  rest: readonly Predicate<NodeField>[],
): { nodes: string; conditions: readonly string[] } {
  const conditions = [...moment, ...indexed];
  if (indexed.length === 0 || !rest.some(isElsewhere)) return { nodes, conditions };
  return { nodes: `(select * from ${nodes} n where ${conditions.join(" and ")} offset 0)`, conditions: [] };
}

const isElsewhere = (predicate: Predicate<NodeField>): boolean =>
  predicate.kind === "text" ||
  (predicate.kind === "field" && predicate.tests.every(({ test }) => test === "item"));
