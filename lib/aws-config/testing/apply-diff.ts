import type { DiffNode } from "../domain/diff/types.ts";
import { isArray, isObject, type Json } from "../domain/json.ts";

/** What `before` becomes by the differences; arrays whose order means nothing may come out in another order. */
export function applyDiff(before: Json, node: DiffNode | null): Json {
  if (node === null) return before;
  if (node.change !== "inside") return node.after ?? null;
  return isArray(before) ? applyToArray(before, node) : applyToObject(before, node);
}

function applyToObject(before: Json, node: DiffNode): Json {
  const result = new Map(Object.entries(isObject(before) ? before : {}));
  for (const child of node.children) {
    if (child.change === "removed") result.delete(child.label);
    else result.set(child.label, applyDiff(result.get(child.label) ?? null, child));
  }
  return Object.fromEntries(result);
}

function applyToArray(before: readonly Json[], node: DiffNode): Json {
  const placed = new Map<number, Json>();
  const gone = new Set<number>();
  for (const child of node.children) {
    if (child.from !== undefined) gone.add(child.from);
    if (child.to !== undefined) placed.set(child.to, applyDiff(before[child.from ?? -1] ?? null, child));
  }
  const kept = before.filter((_, place) => !gone.has(place));
  return Array.from({ length: kept.length + placed.size }, (_, place) =>
    placed.has(place) ? (placed.get(place) ?? null) : (kept.shift() ?? null),
  );
}
