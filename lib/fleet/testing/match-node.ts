import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import { ipWithin, parseIpBlock } from "#lib/core/domain/filter/ip.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { versionParts } from "#lib/core/domain/filter/values.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import { searchTextOf } from "./a-node.ts";

/** What a filter means, written down once more in the plainest way: tests hold the SQL to it. */
export function matchesNode(predicate: Predicate<NodeField>, node: FleetNode): boolean {
  switch (predicate.kind) {
    case "all":
      return predicate.items.every((item) => matchesNode(item, node));
    case "any":
      return predicate.items.some((item) => matchesNode(item, node));
    case "not":
      return !matchesNode(predicate.item, node);
    case "text":
      return inOrder(
        searchTextOf(node),
        predicate.parts.map((part) => part.toLowerCase()),
      );
    case "field": {
      const value = factOf(predicate.field, predicate.key, node);
      return predicate.tests.some((test) => holds(test, value));
    }
  }
}

type Value = string | number | boolean | null;

function factOf(field: NodeField, key: string | null, node: FleetNode): Value {
  if (field.kind === "keyed") {
    if (key === null) return Object.keys(node.tags).length === 0 ? null : "some";
    return Object.hasOwn(node.tags, key) ? (node.tags[key] ?? null) : null;
  }
  const value = field.member === null ? null : node[field.member];
  if (typeof value === "object" && value !== null) throw new TypeError(`${field.key} has no single value`);
  return value;
}

function holds(test: FilterTest, value: Value): boolean {
  if (test.test === "unknown") return value === null;
  if (value === null) return false;
  if (test.test === "known") return true;
  const text = String(value).toLowerCase();
  switch (test.test) {
    case "equals":
      return text === test.text.toLowerCase();
    case "contains":
      return text.includes(test.text.toLowerCase());
    case "pattern":
      return wholePattern(
        text,
        test.parts.map((part) => part.toLowerCase()),
      );
    case "number":
      return compares(Number(value) - test.value, test.operator);
    case "boolean":
      return value === test.value;
    case "version": {
      const parts = versionParts(text);
      return parts.length > 0 && compares(compareParts(parts, test.parts), test.operator);
    }
    case "versionPrefix": {
      const parts = versionParts(text);
      return test.parts.every((part, index) => parts[index] === part);
    }
    case "instant":
      return compares(Date.parse(String(value)) - test.at.getTime(), test.operator);
    case "within":
      return (
        Date.parse(String(value)) >= test.from.getTime() && Date.parse(String(value)) < test.to.getTime()
      );
    case "network": {
      const address = parseIpBlock(text);
      return address !== null && ipWithin(address, test.block);
    }
    case "item":
      // Of a baseline only the id is part of the node.
      if (test.version !== null || test.state !== null) throw new TypeError("Items are not part of a node");
      return holds(test.name, value);
  }
}

function compares(difference: number, operator: string): boolean {
  if (difference === 0) return operator.includes("=");
  return difference < 0 ? operator.startsWith("<") : operator.startsWith(">");
}

function compareParts(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function inOrder(text: string, parts: readonly string[]): boolean {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

function wholePattern(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  const middle = text.slice(first.length, text.length - last.length);
  const longEnough = text.length >= first.length + last.length;
  return longEnough && text.startsWith(first) && text.endsWith(last) && inOrder(middle, parts.slice(1, -1));
}
