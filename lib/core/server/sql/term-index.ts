import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import type { FilterField } from "#lib/core/domain/filter/fields.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import type { ScopeFilter } from "#lib/core/server/scope-sql.ts";
import type { SqlParameters } from "./parameters.ts";

/** An index over the whole values of a row as words of a text search, such as `yagura_node_terms` makes. */
export interface TermIndex {
  /** The very expression of the migration, over the alias that the list uses. */
  expression: string;
  /** Keys of the fields whose values are in it, each as `key=value`. */
  fields: ReadonlySet<string>;
  /** Whether a test is answered by the whole word of its field although the field is an `item`. */
  isWhole?: (fieldKey: string, test: FilterTest) => boolean;
}

/** Of longer values the index holds the beginning only; the `Name` tag, which is nearly unique, it leaves out. */
const longestValue = 64;
const longestKey = 128;
const isIndexedTag = (key: string): boolean =>
  key !== "Name" && key.length <= longestKey && !key.includes("\u0001");

export interface IndexedConditions<Field extends FilterField> {
  conditions: string[];
  /** How many conditions on values these are, all of which must hold. */
  words: number;
  /** What the index cannot answer. */
  rest: readonly Predicate<Field>[];
}

/**
 * Answers by the index what must hold and names whole values, their beginning, or that there is one, and what must not.
 * What it answers exactly is not asked again, so that no row is tested twice. The scope is only narrowed by it: `scopeSql`
 * stays the guard.
 */
export function termConditions<Field extends FilterField>(
  index: TermIndex,
  conjuncts: readonly Predicate<Field>[],
  scope: ScopeFilter,
  parameters: SqlParameters,
): IndexedConditions<Field> {
  const wanted = [
    anyOf((scope.accounts ?? []).map((account) => word(`account=${account}`))),
    anyOf((scope.regions ?? []).map((region) => word(`region=${region}`))),
    scopeTag(scope.tag),
  ].filter((query) => query !== null);
  const unwanted: { query: string; conjunct: Predicate<Field> }[] = [];
  const rest: Predicate<Field>[] = [];
  for (const conjunct of conjuncts) {
    const query = queryOf(index, conjunct);
    if (query !== null) wanted.push(query);
    else {
      const opposite = conjunct.kind === "not" ? queryOf(index, conjunct.item) : null;
      if (opposite === null) rest.push(conjunct);
      else unwanted.push({ query: opposite, conjunct });
    }
  }
  // What only lacks something is most of the list: reading it through an index would be a detour.
  if (wanted.length === 0)
    return { conditions: [], words: 0, rest: [...rest, ...unwanted.map(({ conjunct }) => conjunct)] };
  const query = [...wanted, ...unwanted.map((item) => `!${item.query}`)].join(" & ");
  const conditions = [`${index.expression} @@ ${parameters.add(query, "tsquery")}`];
  return { conditions, words: wanted.length, rest };
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

function queryOf<Field extends FilterField>(index: TermIndex, predicate: Predicate<Field>): string | null {
  if (predicate.kind !== "field") return null;
  const { field, key, tests } = predicate;
  const prefix = key !== null ? tagPrefix(key) : index.fields.has(field.key) ? `${field.key}=` : null;
  if (prefix === null || (key !== null && !isIndexedTag(key))) return null;
  const words = tests.map((test) => wordOf(whole(index, field.key, test), prefix));
  return words.includes(null) ? null : anyOf(words.filter((item) => item !== null));
}

/** The test of an item's name, where its word is all that is asked for. */
function whole(index: TermIndex, fieldKey: string, test: FilterTest): FilterTest {
  return test.test === "item" && index.isWhole?.(fieldKey, test) ? test.name : test;
}

function wordOf(test: FilterTest, prefix: string): string | null {
  if (test.test === "known") return word(prefix, true);
  if (test.test === "equals" && isIndexed(test.text)) return word(prefix + test.text.toLowerCase());
  if (test.test !== "pattern" || test.parts.length !== 2 || test.parts[1] !== "") return null;
  const [start = ""] = test.parts;
  return isIndexed(start) ? word(prefix + start.toLowerCase(), true) : null;
}
