import type { FilterNode, FilterTerm, FilterValue, TextRange } from "./ast.ts";
import type { FilterField, FilterRegistry } from "./fields.ts";
import { parseFilter } from "./parse.ts";
import { literalValue, printFilter, printTerm } from "./print.ts";

export type SelectionMode = "include" | "exclude";

/** One value of one field, as a facet shows it; null is "unknown". */
export interface FieldValue {
  field: string;
  /** The tag's key where the field has keys. */
  key?: string | null;
  value: string | null;
}

/** What must hold at once: the parts that a reader sees as separate conditions. */
export function conjuncts(filter: FilterNode | null): readonly FilterNode[] {
  if (filter === null) return [];
  return filter.kind === "and" ? filter.items : [filter];
}

/** The filter and one condition more. A filter that cannot be read is kept as it is, with the condition behind it. */
export function addCondition(text: string, registry: FilterRegistry, condition: string): string {
  const parsed = parseFilter(text, registry);
  const trimmed = text.trim();
  if (trimmed === "") return condition;
  return parsed.ok && parsed.filter?.kind === "or" ? `(${trimmed}) ${condition}` : `${trimmed} ${condition}`;
}

/** The filter without the part at this range, which is one of `conjuncts()`; everything else stays as written. */
export function removeCondition(text: string, range: TextRange): string {
  const before = text
    .slice(0, range.from)
    .trimEnd()
    .replace(/(^|[\s(])AND$/, "$1")
    .trimEnd();
  const after = text.slice(range.to).trimStart();
  return [before, before === "" ? after.replace(/^AND(?=[\s(])\s*/, "") : after]
    .filter((part) => part !== "")
    .join(" ");
}

/** Which values of a field the filter names at its top level. */
export function selectedValues(
  filter: FilterNode | null,
  field: string,
  key: string | null = null,
): { include: readonly (string | null)[]; exclude: readonly (string | null)[] } {
  const terms = equalityTerms(filter, field, key);
  const values = (mode: SelectionMode) =>
    terms.filter((item) => item.mode === mode).flatMap(({ term }) => term.values.map(meaning));
  return { include: values("include"), exclude: values("exclude") };
}

/**
 * Includes or excludes a value, or takes it back when it already is. Values of one field gather in one comma list. A filter
 * that cannot be read is returned unchanged.
 */
export function toggleValue(
  text: string,
  registry: FilterRegistry,
  target: FieldValue,
  mode: SelectionMode,
): string {
  const parsed = parseFilter(text, registry);
  const field = registry.find(target.field);
  if (!parsed.ok || field === undefined) return text;
  const key = target.key ?? null;
  const terms = equalityTerms(parsed.filter, field.key, key);
  const holding = terms.find(({ term }) =>
    term.values.some((value) => sameValue(meaning(value), target.value)),
  );
  if (holding !== undefined) {
    const values = holding.term.values.filter((value) => !sameValue(meaning(value), target.value));
    const rest =
      values.length === 0 ? removeCondition(text, holding.range) : replaceTerm(text, holding, values);
    return holding.mode === mode ? rest : toggleValue(rest, registry, target, mode);
  }
  const value = target.value === null ? unknownValue : literalValue(target.value);
  const same = terms.find((item) => item.mode === mode);
  if (same !== undefined) return replaceTerm(text, same, [...same.term.values, value]);
  const operator = mode === "exclude" ? "!=" : equality(field);
  const term = {
    field: field.key,
    key: key === null ? null : keyValue(key),
    operator,
    values: [value],
  } as const;
  return addCondition(text, registry, printTerm(term));
}

/** The filter without any top-level condition on this field. */
export function clearField(
  text: string,
  registry: FilterRegistry,
  field: string,
  key: string | null = null,
): string {
  const parsed = parseFilter(text, registry);
  if (!parsed.ok) return text;
  const ranges = conjuncts(parsed.filter)
    .filter((node) => isAbout(node, field, key))
    .map((node) => node.range);
  return ranges.reduceRight((rest, range) => removeCondition(rest, range), text);
}

/** Whether this condition speaks of the field and of nothing else. */
export function isAbout(node: FilterNode, field: string, key: string | null = null): boolean {
  if (node.kind === "not") return isAbout(node.item, field, key);
  if (node.kind === "term") return node.field === field && (node.key?.text ?? null) === key;
  return node.kind !== "word" && node.items.every((item) => isAbout(item, field, key));
}

interface EqualityTerm {
  term: FilterTerm;
  mode: SelectionMode;
  /** Range of the whole condition, with the `-` before it. */
  range: TextRange;
}

function equalityTerms(filter: FilterNode | null, field: string, key: string | null): EqualityTerm[] {
  return conjuncts(filter).flatMap((node) => {
    const term = node.kind === "not" ? node.item : node;
    if (term.kind !== "term" || !isAbout(term, field, key) || !/^(:|=|!=)$/.test(term.operator)) return [];
    const negative = (term.operator === "!=") !== (node.kind === "not");
    return [{ term, mode: negative ? "exclude" : "include", range: node.range } as const];
  });
}

function replaceTerm(
  text: string,
  { term, mode, range }: EqualityTerm,
  values: readonly FilterValue[],
): string {
  const positive = term.operator === "!=" ? "=" : term.operator;
  const printed = printFilter({ ...term, operator: mode === "exclude" ? "!=" : positive, values });
  return text.slice(0, range.from) + printed + text.slice(range.to);
}

/** The operator that means "exactly this value". */
function equality(field: FilterField): ":" | "=" {
  return field.kind === "keyword" || field.kind === "boolean" || field.kind === "ip" ? ":" : "=";
}

const unknownValue: FilterValue = { text: "none", quoted: false, range: { from: 0, to: 0 } };

function keyValue(key: string): FilterValue {
  const quoted = key === "*" || key.toLowerCase() === "none";
  return { text: key, quoted, range: { from: 0, to: 0 } };
}

const meaning = (value: FilterValue): string | null =>
  !value.quoted && value.text.toLowerCase() === "none" ? null : value.text;

function sameValue(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : one.toLowerCase() === other.toLowerCase();
}
