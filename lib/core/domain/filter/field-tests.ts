import { FilterError, type FilterMessageKey, type FilterOperator, type FilterValue } from "./ast.ts";
import type { FilterField } from "./fields.ts";
import { type IpBlock, parseIpBlock } from "./ip.ts";
import { parseBoolean, parseDate, parseDurationSeconds, parseNumber, parseVersion } from "./values.ts";

type Order = "<" | "<=" | ">" | ">=";

/** One question about one value. Texts compare without regard to the case of letters. */
export type FilterTest =
  | { test: "unknown" }
  | { test: "known" }
  | { test: "equals"; text: string }
  | { test: "contains"; text: string }
  /** The whole value is these parts with anything between them. */
  | { test: "pattern"; parts: readonly string[] }
  | { test: "number"; operator: Order | "="; value: number }
  | { test: "boolean"; value: boolean }
  /** Missing numbers count as 0: 3.3 is neither below nor above 3.3.0. */
  | { test: "version"; operator: Order; parts: readonly number[] }
  | { test: "versionPrefix"; parts: readonly number[] }
  | { test: "instant"; operator: Order; at: Date }
  /** `from` belongs to it, `to` does not. */
  | { test: "within"; from: Date; to: Date }
  | { test: "network"; text: string; block: IpBlock }
  /** An item of this name, and, when given, whose version begins with these numbers, or that is in this state. */
  | { test: "item"; name: FilterTest; version: readonly number[] | null; state: string | null };

/** `web*-01*` → `web`, `-01`, ``: the texts between the stars. */
export function wildcardParts(text: string): string[] {
  return text.split(/\*+/);
}

/** @throws {FilterError} when the value is not one of its field. */
export function resolveValue(
  field: FilterField,
  operator: FilterOperator,
  value: FilterValue,
  now: Date,
): FilterTest {
  if (value.state !== undefined && field.states === undefined) fail("badState", value);
  switch (field.kind) {
    case "keyword":
    case "keyed":
      return whole(value);
    case "text":
      return operator === ":" ? part(value) : whole(value);
    case "version":
      return version(operator, value);
    case "number": {
      const number = need(parseNumber(value.text), "badNumber", value);
      return {
        test: "number",
        operator: operator === ":" || operator === "!=" ? "=" : operator,
        value: number,
      };
    }
    case "boolean":
      return { test: "boolean", value: need(parseBoolean(value.text), "badBoolean", value) };
    case "time":
      return time(operator, value, now);
    case "ip":
      return address(value);
    case "item":
      return isWord(field, value) ? whole(value) : item(field, operator, value);
  }
}

function whole(value: FilterValue): FilterTest {
  if (value.quoted || !value.text.includes("*")) return { test: "equals", text: value.text };
  return { test: "pattern", parts: wildcardParts(value.text) };
}

function part(value: FilterValue): FilterTest {
  if (value.quoted || !value.text.includes("*")) return { test: "contains", text: value.text };
  return { test: "pattern", parts: wildcardParts(value.text) };
}

function version(operator: FilterOperator, value: FilterValue): FilterTest {
  if (operator === "=") return whole(value);
  if (operator === ":") {
    if (value.quoted) return whole(value);
    const parts = parseVersion(value.text.replace(/\.\*$/, ""));
    if (parts !== null) return { test: "versionPrefix", parts };
    return value.text.includes("*") ? whole(value) : fail("badVersion", value);
  }
  return {
    test: "version",
    operator: order(operator),
    parts: need(parseVersion(value.text), "badVersion", value),
  };
}

function time(operator: FilterOperator, value: FilterValue, now: Date): FilterTest {
  const seconds = parseDurationSeconds(value.text);
  if (seconds !== null) {
    const at = new Date(now.getTime() - seconds * 1000);
    // An age above 7 days is an instant before the one 7 days ago.
    const turned = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;
    return { test: "instant", operator: isOrder(operator) ? turned[operator] : ">=", at };
  }
  const { from, to } = need(parseDate(value.text), "badTime", value);
  if (!isOrder(operator)) return { test: "within", from, to };
  if (operator === "<" || operator === ">=") return { test: "instant", operator, at: from };
  return { test: "instant", operator: operator === "<=" ? "<" : ">=", at: to };
}

function address(value: FilterValue): FilterTest {
  if (!value.quoted && value.text.includes("*")) return { test: "pattern", parts: wildcardParts(value.text) };
  return { test: "network", text: value.text, block: need(parseIpBlock(value.text), "badIp", value) };
}

function isWord(field: FilterField, value: FilterValue): boolean {
  if (field.words === undefined || value.state !== undefined) return false;
  const parts = value.quoted ? [value.text] : wildcardParts(value.text);
  const escaped = parts.map((text) => text.replace(/\W/g, "\\$&"));
  const written = new RegExp(`^${escaped.join(".*")}$`, "is");
  return field.words.some((word) => written.test(word));
}

function item(field: FilterField, operator: FilterOperator, value: FilterValue): FilterTest {
  const at = value.quoted ? -1 : value.text.lastIndexOf("@");
  const text = at > 0 ? value.text.slice(0, at) : value.text;
  const after = value.state ?? (at > 0 ? value.text.slice(at + 1) : null);
  const isPart = operator === ":" && field.wholeNames === undefined;
  const name = isPart ? part({ ...value, text }) : whole({ ...value, text });
  if (after === null) return { test: "item", name, version: null, state: null };
  if (field.states === undefined) {
    const version = need(parseVersion(after.replace(/\.\*$/, "")), "badVersion", value);
    return { test: "item", name, version, state: null };
  }
  const state = field.states.find((known) => known.toLowerCase() === after.toLowerCase());
  return { test: "item", name, version: null, state: need(state ?? null, "badState", value) };
}

const isOrder = (operator: FilterOperator): operator is Order =>
  operator.startsWith("<") || operator.startsWith(">");

function order(operator: FilterOperator): Order {
  if (!isOrder(operator)) throw new TypeError(`Not an order: ${operator}`);
  return operator;
}

function need<Value>(found: Value | null, messageKey: FilterMessageKey, value: FilterValue): Value {
  return found === null ? fail(messageKey, value) : found;
}

function fail(messageKey: FilterMessageKey, value: FilterValue): never {
  throw new FilterError(messageKey, value.range);
}
