import {
  FilterError,
  type FilterFault,
  type FilterNode,
  type FilterOperator,
  type FilterTerm,
  type FilterValue,
} from "./ast.ts";
import { type FilterTest, resolveValue, wildcardParts } from "./field-tests.ts";
import type { FilterField, FilterRegistry } from "./fields.ts";
import { parseFilter } from "./parse.ts";

/** A filter whose every part is known to make sense: what SQL and evaluation are made from. */
export type Predicate<Field extends FilterField = FilterField> =
  | { kind: "all" | "any"; items: readonly Predicate<Field>[] }
  | { kind: "not"; item: Predicate<Field> }
  /** True when one of the tests is; a test of an unknown value is never true, except `unknown`. */
  | { kind: "field"; field: Field; key: string | null; tests: readonly FilterTest[] }
  /** The search text contains these parts in this order. */
  | { kind: "text"; parts: readonly string[] };

export type Resolved<Field extends FilterField> =
  | { ok: true; filter: FilterNode | null; predicate: Predicate<Field> | null }
  | { ok: false; fault: FilterFault };

/** Reads a filter and checks every operator and value against its field. `now` is what durations count from. */
export function resolveFilter<Field extends FilterField>(
  text: string,
  registry: FilterRegistry<Field>,
  now: Date,
): Resolved<Field> {
  const parsed = parseFilter(text, registry);
  if (!parsed.ok) return parsed;
  try {
    const predicate = parsed.filter === null ? null : resolveNode(parsed.filter, registry, now);
    return { ok: true, filter: parsed.filter, predicate };
  } catch (error) {
    if (error instanceof FilterError) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** @throws {FilterError} at the first operator or value that does not fit its field. */
export function resolveNode<Field extends FilterField>(
  node: FilterNode,
  registry: FilterRegistry<Field>,
  now: Date,
): Predicate<Field> {
  switch (node.kind) {
    case "and":
    case "or": {
      const items = node.items.map((item) => resolveNode(item, registry, now));
      return { kind: node.kind === "and" ? "all" : "any", items };
    }
    case "not":
      return { kind: "not", item: resolveNode(node.item, registry, now) };
    case "word":
      return { kind: "text", parts: node.value.quoted ? [node.value.text] : wildcardParts(node.value.text) };
    case "term":
      return resolveTerm(node, registry, now);
  }
}

function resolveTerm<Field extends FilterField>(
  term: FilterTerm,
  registry: FilterRegistry<Field>,
  now: Date,
): Predicate<Field> {
  const field = registry.find(term.field);
  if (field === undefined) throw new FilterError("unknownField", term.range);
  const first = term.values[0];
  if (isOrder(term.operator)) {
    const ordered = field.kind === "version" || field.kind === "number" || field.kind === "time";
    if (!ordered) throw new FilterError("badOperator", term.range);
    if (term.values.length > 1) throw new FilterError("oneValueOnly", term.range);
  }
  if (first === undefined) throw new FilterError("missingValue", term.range);
  const operator = term.operator === "!=" ? "=" : term.operator;
  const tests = term.values.map((value) => resolveTest(field, operator, value, now));
  const positive: Predicate<Field> = { kind: "field", field, key: term.key?.text ?? null, tests };
  return term.operator === "!=" ? { kind: "not", item: positive } : positive;
}

function resolveTest(
  field: FilterField,
  operator: FilterOperator,
  value: FilterValue,
  now: Date,
): FilterTest {
  if (!value.quoted && !isOrder(operator)) {
    if (value.text === "*") return { test: "known" };
    if (value.text.toLowerCase() === "none") return { test: "unknown" };
  }
  return resolveValue(field, operator, value, now);
}

const isOrder = (operator: FilterOperator): boolean => operator.startsWith("<") || operator.startsWith(">");
