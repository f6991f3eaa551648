import type { FilterNode, FilterOperator, FilterTerm, FilterValue } from "./ast.ts";
import type { FilterField, FilterRegistry } from "./fields.ts";
import { parseFilter } from "./parse.ts";
import { literalValue, printTerm } from "./print.ts";

export type FacetChoice = "include" | "exclude";

/** A facet: a field, or one tag's key (`tag:Env`). */
export interface FacetTarget {
  field: FilterField;
  key: string | null;
}

/** Reads `ping` or `tag:Env`; undefined when there is no such field. */
export function facetTarget(name: string, registry: FilterRegistry): FacetTarget | undefined {
  const at = name.indexOf(":");
  const field = registry.find(at < 0 ? name : name.slice(0, at));
  return field && { field, key: at < 0 ? null : name.slice(at + 1) };
}

/** Which values of a facet the filter's own terms ask for or shut out; null is "unknown". */
export function facetChoices(
  filter: FilterNode | null,
  target: FacetTarget,
): Map<string | null, FacetChoice> {
  const choices = new Map<string | null, FacetChoice>();
  for (const item of topLevel(filter)) {
    const choice = choiceOf(item, target);
    if (choice === null || item.kind !== "term") continue;
    for (const value of item.values) choices.set(isNone(value) ? null : value.text, choice);
  }
  return choices;
}

/**
 * The filter after a click on a facet's value. What the reader wrote otherwise stays as written; a filter with a fault
 * stays whole.
 */
export function withFacetChoice(
  text: string,
  registry: FilterRegistry,
  target: FacetTarget,
  value: string | null,
  choice: FacetChoice | null,
): string {
  const parsed = parseFilter(text, registry);
  if (!parsed.ok) return text;
  let added = choice === null;
  const parts = topLevel(parsed.filter).flatMap((item) => {
    const own = choiceOf(item, target);
    if (own === null || item.kind !== "term") return [source(text, item, parsed.filter)];
    const values = item.values.filter((other) => (isNone(other) ? null : other.text) !== value);
    if (own === choice && !added) {
      values.push(facetValue(value));
      added = true;
    }
    return values.length === 0 ? [] : [printTerm({ ...item, values })];
  });
  if (!added && choice !== null) {
    const operator = choice === "include" ? includeOperator(target) : "!=";
    const key = target.key === null ? null : literalValue(target.key);
    parts.push(printTerm({ field: target.field.key, key, operator, values: [facetValue(value)] }));
  }
  return parts.join(" ");
}

/** A facet's values are whole values: where `:` would find parts of them, `=` is written. */
function includeOperator({ field, key }: FacetTarget): FilterOperator {
  const isWhole = field.kind === "keyword" || field.kind === "boolean" || field.words !== undefined;
  return key === null && isWhole ? ":" : "=";
}

function choiceOf(item: FilterNode, target: FacetTarget): FacetChoice | null {
  if (item.kind !== "term" || item.field !== target.field.key) return null;
  if ((item.key?.text ?? null) !== target.key || item.values.some(isPattern)) return null;
  const { words } = target.field;
  const isValue = (value: FilterValue) => isNone(value) || words?.includes(value.text.toLowerCase());
  if (words !== undefined && !item.values.every(isValue)) return null;
  if (item.operator === "!=") return "exclude";
  return item.operator === "=" || item.operator === includeOperator(target) ? "include" : null;
}

/** What must all hold. A group in parentheses, and anything with OR, is one thing that is left alone. */
function topLevel(filter: FilterNode | null): readonly FilterNode[] {
  if (filter === null) return [];
  if (filter.kind !== "and") return [filter];
  const grouped = filter.range.from < (filter.items[0]?.range.from ?? 0);
  return grouped ? [filter] : filter.items;
}

function source(text: string, item: FilterNode, whole: FilterNode | null): string {
  const written = text.slice(item.range.from, item.range.to).trim();
  return item === whole && item.kind === "or" && !written.startsWith("(") ? `(${written})` : written;
}

const isNone = (value: FilterValue): boolean => !value.quoted && value.text.toLowerCase() === "none";
const isPattern = (value: FilterValue): boolean => !value.quoted && value.text.includes("*");

function facetValue(value: string | null): FilterTerm["values"][number] {
  return value === null ? { text: "none", quoted: false, range: { from: 0, to: 0 } } : literalValue(value);
}
