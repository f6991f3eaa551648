import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import type { ScopeFilter } from "#lib/core/server/scope-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";

/** The index of whole values, by the very expression of the migration. */
const terms = `yagura_node_terms(n.account_id, n.region, n.node_id, n.ping_status, n.platform_type, n.resource_type,
  n.instance_state, n.association_status, n.compliance_status, n.instance_type, n.platform_name, n.agent_version,
  n.vpc_id, n.patch_class, n.patch_severity, n.patch_baseline_id, n.patch_group, n.tags)`;

const indexedFields = new Set([
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
]);

/** What the index leaves out, because it is nearly unique: the `Name` tag and longer values. */
const longestValue = 64;
const isIndexedTag = (key: string): boolean => key !== "Name" && !key.includes("\u0001");

export interface IndexedConditions {
  conditions: string[];
  /** What the index cannot answer. */
  rest: readonly Predicate<NodeField>[];
}

/**
 * Answers by the index what must hold and names whole values. What it answers exactly is not asked again, so that no row
 * is tested twice. The scope is only narrowed by it: `scopeSql` stays the guard. Words have an index of their own, whose
 * yield the planner guesses too low to combine the two well: beside them everything else is tested row by row.
 */
export function indexedConditions(
  conjuncts: readonly Predicate<NodeField>[],
  scope: ScopeFilter,
  parameters: SqlParameters,
): IndexedConditions {
  if (conjuncts.some((conjunct) => conjunct.kind === "text")) return { conditions: [], rest: conjuncts };
  const all: string[] = [];
  const any: string[][] = [];
  const rest: Predicate<NodeField>[] = [];
  const add = (words: readonly string[]) => {
    const [only] = words;
    if (words.length === 1 && only !== undefined) all.push(only);
    else if (words.length > 1) any.push([...words]);
  };
  add((scope.accounts ?? []).map((account) => `account=${account}`));
  add((scope.regions ?? []).map((region) => `region=${region}`));
  add(scopeTag(scope.tag));
  for (const conjunct of conjuncts) {
    const words = termsOf(conjunct);
    if (words === null) rest.push(conjunct);
    else add(words);
  }
  const conditions = any.map((words) => `${terms} && ${parameters.add(words, "text[]")}`);
  if (all.length > 0) conditions.push(`${terms} @> ${parameters.add(all, "text[]")}`);
  return { conditions, rest };
}

const isIndexed = (text: string): boolean => !/\P{ASCII}/u.test(text) && text.length <= longestValue;

function scopeTag(tag: string | undefined): string[] {
  const at = tag?.indexOf("=") ?? -1;
  if (tag === undefined || at < 0) return [];
  const [key, value] = [tag.slice(0, at), tag.slice(at + 1)];
  return isIndexedTag(key) && isIndexed(value) ? [`tag:${key}\u0001${value.toLowerCase()}`] : [];
}

function termsOf(predicate: Predicate<NodeField>): string[] | null {
  if (predicate.kind !== "field") return null;
  const { field, key, tests } = predicate;
  const prefix = key !== null ? `tag:${key}\u0001` : indexedFields.has(field.key) ? `${field.key}=` : null;
  if (prefix === null || (key !== null && !isIndexedTag(key))) return null;
  // Longer groups are cut in the index to a text that one of them may be.
  const isWhole = (text: string) => field.key !== "patchgroup" || text.length < longestValue;
  const words = tests.map((test) =>
    test.test === "equals" && isIndexed(test.text) && isWhole(test.text)
      ? prefix + test.text.toLowerCase()
      : null,
  );
  return words.includes(null) ? null : words.filter((word) => word !== null);
}
