import { starProperties } from "./properties.ts";
import type { Property } from "./query.ts";
import type { QueryItem } from "./values.ts";

/** The chosen members of an object; `whole` where all of it was chosen. */
type Choice = Map<string, Choice> | "whole";

function choiceOf(paths: readonly (readonly string[])[]): Choice {
  const root = new Map<string, Choice>();
  for (const path of paths) {
    let level = root;
    for (const [index, name] of path.entries()) {
      const known = level.get(name);
      if (known === "whole") break;
      const next = index === path.length - 1 ? "whole" : (known ?? new Map<string, Choice>());
      level.set(name, next);
      if (next === "whole") break;
      level = next;
    }
  }
  return root;
}

/** Keeps what was chosen. Lists stay lists: each member is cut to the chosen ones. */
function cut(value: unknown, choice: Choice): unknown {
  if (choice === "whole") return value;
  if (Array.isArray(value)) {
    const members = value.map((member) => cut(member, choice)).filter((member) => member !== undefined);
    return members.length === 0 ? undefined : members;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of choice) {
    if (!Object.hasOwn(value, name)) continue;
    const member = cut((value as Record<string, unknown>)[name], inner);
    if (member !== undefined) kept[name] = member;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** Makes the function that turns an item into one result; no columns means `SELECT *`. */
export function projection(columns: readonly Property[]): (item: QueryItem) => QueryItem {
  const paths = columns.length === 0 ? starProperties.map((name) => [name]) : columns.map(({ path }) => path);
  const choice = choiceOf(paths);
  return (item) => (cut(item, choice) ?? {}) as QueryItem;
}
