import type { Condition, Literal, Property, Term } from "./query.ts";
import { comparator, type QueryItem, valuesAt } from "./values.ts";

type Test = (item: QueryItem) => boolean;

/** Makes one function of a condition, so that it is read once and not for each item. */
export function compileCondition(condition: Condition | undefined): Test {
  if (condition === undefined) return () => true;
  switch (condition.kind) {
    case "and": {
      const tests = condition.conditions.map(compileCondition);
      return (item) => tests.every((test) => test(item));
    }
    case "or": {
      const tests = condition.conditions.map(compileCondition);
      return (item) => tests.some((test) => test(item));
    }
    case "not": {
      const test = compileCondition(condition.condition);
      return (item) => !test(item);
    }
    default:
      return compileTerm(condition);
  }
}

/** A list matches when any of its members does; "is not" when none is. */
function compileTerm(term: Term): Test {
  const { path } = term.property;
  if (term.kind === "compare" && term.operator === "<>") {
    const equal = comparator("=", term.value);
    return (item) => !valuesAt(item, path).some(equal);
  }
  const test = valueTest(term);
  return (item) => valuesAt(item, path).some(test);
}

function valueTest(term: Term): (value: Literal) => boolean {
  if (term.kind === "compare") return comparator(term.operator, term.value);
  if (term.kind === "in") {
    const tests = term.values.map((value) => comparator("=", value));
    return (value) => tests.some((test) => test(value));
  }
  if (term.kind === "between") {
    const [low, high] = [comparator(">=", term.low), comparator("<=", term.high)];
    return (value) => low(value) && high(value);
  }
  return likeTest(term.prefix, term.wildcard);
}

function likeTest(prefix: string, wildcard: "%" | "_" | undefined): (value: Literal) => boolean {
  const source = prefix.replaceAll(/[\^$\\.*+?()[\]{}|/]/g, "\\$&").replaceAll("_", ".");
  const pattern = new RegExp(`^${source}${wildcard === "%" ? ".*" : wildcard === "_" ? "." : ""}$`, "su");
  return (value) => pattern.test(String(value));
}

/**
 * What a condition is when only some top-level properties are known: false means that no item with them can match, so that
 * a whole type, account or Region need not be listed. Undefined: it depends on the rest.
 */
export function partially(
  condition: Condition | undefined,
  known: Readonly<Record<string, string>>,
): boolean | undefined {
  if (condition === undefined) return true;
  if (condition.kind === "not") {
    const inner = partially(condition.condition, known);
    return inner === undefined ? undefined : !inner;
  }
  if (condition.kind === "and" || condition.kind === "or") {
    const decides = condition.kind === "or";
    const parts = condition.conditions.map((part) => partially(part, known));
    if (parts.includes(decides)) return decides;
    return parts.includes(undefined) ? undefined : !decides;
  }
  return Object.hasOwn(known, condition.property.name) ? compileTerm(condition)(known) : undefined;
}

/** The only values that a property can have, where the condition says so by `=` or `IN` that nothing can replace. */
export function requiredValues(
  condition: Condition | undefined,
  name: string,
): readonly string[] | undefined {
  if (condition === undefined) return undefined;
  const asks = (property: Property): boolean => property.name === name;
  if (condition.kind === "compare" && condition.operator === "=" && asks(condition.property))
    return [String(condition.value)];
  if (condition.kind === "in" && asks(condition.property)) return condition.values.map(String);
  if (condition.kind !== "and") return undefined;
  for (const part of condition.conditions) {
    const values = requiredValues(part, name);
    if (values !== undefined) return values;
  }
  return undefined;
}
