import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import type { ScopeFilter } from "#lib/core/server/scope-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";

/** The index of values, by the very expression of the migration. */
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

/** Of longer values the index holds the beginning only; the `Name` tag, which is nearly unique, it leaves out. */
const longestValue = 64;
const longestKey = 128;
const isIndexedTag = (key: string): boolean =>
  key !== "Name" && key.length <= longestKey && !key.includes("\u0001");

export interface IndexedConditions {
  conditions: string[];
  /** What the index cannot answer. */
  rest: readonly Predicate<NodeField>[];
}

/**
 * Answers by the index what must hold and names whole values, their beginning, or that there is one, and what must not.
 * What it answers exactly is not asked again, so that no row is tested twice. The scope is only narrowed by it: `scopeSql`
 * stays the guard.
 */
export function indexedConditions(
  conjuncts: readonly Predicate<NodeField>[],
  scope: ScopeFilter,
  parameters: SqlParameters,
): IndexedConditions {
  const wanted = [
    anyOf((scope.accounts ?? []).map((account) => word(`account=${account}`))),
    anyOf((scope.regions ?? []).map((region) => word(`region=${region}`))),
    scopeTag(scope.tag),
  ].filter((query) => query !== null);
  const unwanted: { query: string; conjunct: Predicate<NodeField> }[] = [];
  const rest: Predicate<NodeField>[] = [];
  for (const conjunct of conjuncts) {
    const query = queryOf(conjunct);
    if (query !== null) wanted.push(query);
    else {
      const opposite = conjunct.kind === "not" ? queryOf(conjunct.item) : null;
      if (opposite === null) rest.push(conjunct);
      else unwanted.push({ query: opposite, conjunct });
    }
  }
  // What only lacks something is most of the fleet: reading it through an index would be a detour.
  if (wanted.length === 0)
    return { conditions: [], rest: [...rest, ...unwanted.map(({ conjunct }) => conjunct)] };
  const query = [...wanted, ...unwanted.map((item) => `!${item.query}`)].join(" & ");
  return { conditions: [`${terms} @@ ${parameters.add(query, "tsquery")}`], rest };
}

const isIndexed = (text: string): boolean => !/\P{ASCII}/u.test(text) && text.length <= longestValue;

/** A word of a `tsquery`, taken literally; with `rest` any that begins with it. */
function word(text: string, rest = false): string {
  return `'${text.replace(/['\\]/g, "$&$&")}'${rest ? ":*" : ""}`;
}

function anyOf(words: readonly string[]): string | null {
  return words.length === 0 ? null : `(${words.join(" | ")})`;
}

function scopeTag(tag: string | undefined): string | null {
  if (tag === undefined || tag === "") return null;
  const at = tag.indexOf("=");
  const [key, value] = at < 0 ? [tag, null] : [tag.slice(0, at), tag.slice(at + 1)];
  if (!isIndexedTag(key)) return null;
  if (value === null) return word(tagPrefix(key), true);
  return isIndexed(value) ? word(tagPrefix(key) + value.toLowerCase()) : null;
}

const tagPrefix = (key: string): string => `tag:${key}\u0001`;

function queryOf(predicate: Predicate<NodeField>): string | null {
  if (predicate.kind !== "field") return null;
  const { field, key, tests } = predicate;
  const prefix = key !== null ? tagPrefix(key) : indexedFields.has(field.key) ? `${field.key}=` : null;
  if (prefix === null || (key !== null && !isIndexedTag(key))) return null;
  const words = tests.map((test) => wordOf(test, prefix));
  return words.includes(null) ? null : anyOf(words.filter((item) => item !== null));
}

function wordOf(test: FilterTest, prefix: string): string | null {
  if (test.test === "known") return word(prefix, true);
  if (test.test === "equals" && isIndexed(test.text)) return word(prefix + test.text.toLowerCase());
  if (test.test !== "pattern" || test.parts.length !== 2 || test.parts[1] !== "") return null;
  const [start = ""] = test.parts;
  return isIndexed(start) ? word(prefix + start.toLowerCase(), true) : null;
}
