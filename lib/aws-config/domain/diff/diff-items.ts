import type { JsonObject } from "../json.ts";
import { type DiffContext, diffValues } from "./diff-values.ts";
import { ownNames, withoutOwnNames } from "./noise.ts";
import { type Documents, itemContent } from "./prepare.ts";
import type { DiffBetween, DiffItem, DiffNode, ItemDiff } from "./types.ts";

/**
 * What differs between two configuration items: two moments of one resource, or two resources. Null is no item: everything
 * of the other was added or removed.
 */
export function diffItems(
  before: DiffItem | null,
  after: DiffItem | null,
  between: DiffBetween = "moments",
): ItemDiff {
  const documents: Documents = new Map();
  const sides = [before && itemContent(before, documents), after && itemContent(after, documents)] as const;
  const context: DiffContext = {
    loosely:
      between === "moments"
        ? null
        : [withoutOwnNames(namesOf(before), between), withoutOwnNames(namesOf(after), between)],
  };
  const root = rootOf(sides[0], sides[1], context);
  const counts = { changes: 0, noise: 0 };
  for (const leaf of leaves(root)) counts[leaf.noise === null ? "changes" : "noise"] += 1;
  return {
    resourceType: (after ?? before)?.resourceType ?? "",
    between,
    before: sides[0],
    after: sides[1],
    root,
    ...counts,
  };
}

function rootOf(before: JsonObject | null, after: JsonObject | null, context: DiffContext): DiffNode | null {
  return diffValues(before ?? {}, after ?? {}, context);
}

function namesOf(item: DiffItem | null): string[] {
  if (item === null) return [];
  return ownNames([item.arn, item.resourceId, item.resourceName, item.accountId, item.region]);
}

/** The differences themselves, without the containers above them. */
export function leaves(node: DiffNode | null): DiffNode[] {
  const found: DiffNode[] = [];
  const visit = (each: DiffNode) => {
    if (each.children.length === 0) found.push(each);
    else each.children.forEach(visit);
  };
  if (node !== null) visit(node);
  return found;
}

/** Paths of the changes that are not noise, in order, the first `max` of them. */
export function changedPaths(diff: ItemDiff, max = Number.POSITIVE_INFINITY): string[] {
  const changes = leaves(diff.root).filter(({ noise }) => noise === null);
  return changes.slice(0, max).map(({ path }) => path);
}
