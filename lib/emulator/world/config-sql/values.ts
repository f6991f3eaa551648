import { addressRange } from "./addresses.ts";
import type { Comparison, Literal } from "./query.ts";

/** A configuration item as queries see it: plain JSON, times as ISO 8601 text. */
export type QueryItem = Readonly<Record<string, unknown>>;

/** The scalars at a path. Lists on the way are flattened: each of their members is asked. */
export function valuesAt(item: unknown, path: readonly string[], depth = 0): Literal[] {
  if (Array.isArray(item)) return item.flatMap((member) => valuesAt(member, path, depth));
  const name = path[depth];
  if (name === undefined) return isScalar(item) ? [item] : [];
  if (typeof item !== "object" || item === null || !Object.hasOwn(item, name)) return [];
  return valuesAt((item as Record<string, unknown>)[name], path, depth + 1);
}

const isScalar = (value: unknown): value is Literal =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

const isoTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Less than, equal to or greater than zero; undefined when the two cannot be compared. */
function order(value: Literal, literal: Literal): number | undefined {
  if (typeof value === "boolean" || typeof literal === "boolean") {
    return String(value) === String(literal).toLowerCase() ? 0 : undefined;
  }
  if (typeof value === "number" || typeof literal === "number") {
    const difference = Number(value) - Number(literal);
    return Number.isNaN(difference) || value === "" || literal === "" ? undefined : difference;
  }
  if (isoTime.test(value) && isoTime.test(literal)) return Date.parse(value) - Date.parse(literal);
  return value < literal ? -1 : value > literal ? 1 : 0;
}

/** One value against one literal. Addresses and CIDR blocks are ranges: `=` is "contains", the others "reaches". */
export function comparator(operator: Comparison, literal: Literal): (value: Literal) => boolean {
  const range = typeof literal === "string" ? addressRange(literal) : undefined;
  const plain = plainComparator(operator, literal);
  if (range === undefined) return plain;
  return (value) => {
    const of = typeof value === "string" ? addressRange(value) : undefined;
    if (of === undefined) return plain(value);
    if (operator === "<") return of.low < range.low;
    if (operator === "<=") return of.low <= range.high;
    if (operator === ">") return of.high > range.high;
    if (operator === ">=") return of.high >= range.low;
    return of.low <= range.low && of.high >= range.high === (operator === "=");
  };
}

function plainComparator(operator: Comparison, literal: Literal): (value: Literal) => boolean {
  const tests: Readonly<Record<Comparison, (difference: number) => boolean>> = {
    "=": (difference) => difference === 0,
    "<>": (difference) => difference !== 0,
    "<": (difference) => difference < 0,
    "<=": (difference) => difference <= 0,
    ">": (difference) => difference > 0,
    ">=": (difference) => difference >= 0,
  };
  const test = tests[operator];
  return (value) => {
    const difference = order(value, literal);
    return difference !== undefined && test(difference);
  };
}

/** For ORDER BY, MIN and MAX: numbers by size, all else by its text. */
export function compareValues(a: Literal, b: Literal): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
