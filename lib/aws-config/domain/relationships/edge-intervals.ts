import type { ItemRelationship } from "../diff/types.ts";

/** A relationship of one resource with the times (ISO 8601) between which its items name it. */
export interface Edge {
  relatedType: string;
  relatedId: string;
  relatedName: string | null;
  relationship: string;
  validFrom: string;
  /** Exclusive; `infinity` while the newest item names it. */
  until: string;
}

/** An item as far as relationships go: those it names hold from its capture until the next item's. */
export interface RelatedItem {
  capturedAt: string;
  until: string;
  relationships: readonly ItemRelationship[];
}

/** What has to be written so that the edges say what the items say. */
export interface EdgeChanges {
  removed: Edge[];
  added: Edge[];
}

/** What tells relationships of one resource apart. */
export function relationshipKey(each: ItemRelationship): string {
  return [each.resourceType, each.resourceId ?? each.resourceName ?? "", each.relationshipName ?? ""].join(
    "\n",
  );
}

const edgeKey = (edge: Edge): string => [edge.relatedType, edge.relatedId, edge.relationship].join("\n");

/** `infinity` is after every time; times of one form compare as texts. */
const isBefore = (a: string, b: string): boolean =>
  a !== b && a !== "infinity" && (b === "infinity" || a < b);

/**
 * Changes of a resource's edges when items became known. `chain` are consecutive items in order, the known neighbours of
 * the new ones at its ends; `edges` all stored ones that overlap with its time. Before and after it edges stay as they are.
 */
export function edgeChanges(chain: readonly RelatedItem[], edges: readonly Edge[]): EdgeChanges {
  const [first, last] = [chain[0], chain.at(-1)];
  if (first === undefined || last === undefined) return { removed: [], added: [] };
  const stored = groupBy(edges, edgeKey);
  const wanted = wantedRuns(chain);
  const changes: EdgeChanges = { removed: [], added: [] };
  for (const key of new Set([...stored.keys(), ...wanted.keys()])) {
    const old = stored.get(key) ?? [];
    const next = joined([
      ...old.flatMap((edge) => outside(edge, first.capturedAt, last.until)),
      ...(wanted.get(key) ?? []),
    ]);
    const isIn = (list: readonly Edge[], edge: Edge) =>
      list.some((each) => each.validFrom === edge.validFrom && each.until === edge.until);
    changes.removed.push(...old.filter((edge) => !isIn(next, edge)));
    changes.added.push(...next.filter((edge) => !isIn(old, edge)));
  }
  return changes;
}

/** The edges that the chain itself names, consecutive items joined. */
function wantedRuns(chain: readonly RelatedItem[]): Map<string, Edge[]> {
  const runs = new Map<string, Edge[]>();
  for (const item of chain) {
    if (!isBefore(item.capturedAt, item.until)) continue;
    for (const each of item.relationships) {
      const key = relationshipKey(each);
      const known = runs.get(key) ?? [];
      const open = known.at(-1);
      if (open?.until === item.capturedAt) open.until = item.until;
      else if (open?.validFrom !== item.capturedAt) known.push(edgeOf(each, item));
      runs.set(key, known);
    }
  }
  return runs;
}

function edgeOf(each: ItemRelationship, item: RelatedItem): Edge {
  return {
    relatedType: each.resourceType,
    relatedId: each.resourceId ?? each.resourceName ?? "",
    relatedName: each.resourceName,
    relationship: each.relationshipName ?? "",
    validFrom: item.capturedAt,
    until: item.until,
  };
}

/** The parts of an edge before and after a time. */
function outside(edge: Edge, from: string, until: string): Edge[] {
  return [
    ...(isBefore(edge.validFrom, from)
      ? [{ ...edge, until: isBefore(edge.until, from) ? edge.until : from }]
      : []),
    ...(isBefore(until, edge.until)
      ? [{ ...edge, validFrom: isBefore(until, edge.validFrom) ? edge.validFrom : until }]
      : []),
  ];
}

/** Intervals that adjoin become one. */
function joined(edges: Edge[]): Edge[] {
  const result: Edge[] = [];
  for (const edge of edges.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    const before = result.at(-1);
    if (before !== undefined && !isBefore(before.until, edge.validFrom)) {
      if (isBefore(before.until, edge.until)) before.until = edge.until;
    } else result.push({ ...edge });
  }
  return result;
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
