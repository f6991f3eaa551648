import type { NodeInventoryOutput } from "#lib/fleet/contract/detail.ts";

export type InventoryContent = Record<string, string>;
export type InventoryDifference = NodeInventoryOutput["entries"][number];

/** One entry of a node: `id` is the same wherever the entry's content is. */
export interface InventoryItem {
  id: number;
  content: InventoryContent;
}

const nameMembers = ["Name", "HotFixId", "DisplayName", "Title"];

/**
 * Entries of one side against those of the other: what only one side has is added or removed, and an added and a removed
 * one of the same name are one that changed. Sorted by name.
 */
export function compareInventory(
  here: readonly InventoryItem[],
  there: readonly InventoryItem[],
): InventoryDifference[] {
  const thereById = new Map(there.map((item) => [item.id, item]));
  const hereIds = new Set(here.map((item) => item.id));
  const removed = Map.groupBy(
    there.filter((item) => !hereIds.has(item.id)),
    (item) => entryName(item.content),
  );
  const entries: InventoryDifference[] = here.map((item) => {
    const same = thereById.get(item.id);
    if (same !== undefined) return { difference: "same", content: item.content, other: same.content };
    const partner = removed.get(entryName(item.content))?.shift();
    if (partner === undefined) return { difference: "added", content: item.content, other: null };
    return { difference: "changed", content: item.content, other: partner.content };
  });
  for (const item of [...removed.values()].flat()) {
    entries.push({ difference: "removed", content: null, other: item.content });
  }
  return sortEntries(entries);
}

/** Entries of one side alone. */
export function listInventory(items: readonly InventoryItem[]): InventoryDifference[] {
  return sortEntries(items.map(({ content }) => ({ difference: "same", content, other: null })));
}

/** Whether any value of the entry, on either side, contains the text, without regard to case. */
export function inventoryMatches(entry: InventoryDifference, search: string): boolean {
  const wanted = search.toLowerCase();
  const values = [...Object.values(entry.content ?? {}), ...Object.values(entry.other ?? {})];
  return wanted === "" || values.some((value) => value.toLowerCase().includes(wanted));
}

/** Attributes in use, those that name an entry first. */
export function inventoryColumns(entries: readonly InventoryDifference[]): string[] {
  const columns = new Set<string>();
  for (const entry of entries) {
    for (const name of Object.keys(entry.content ?? {})) columns.add(name);
    for (const name of Object.keys(entry.other ?? {})) columns.add(name);
  }
  const first = [...nameMembers, "Version", "PackageVersion"].filter((name) => columns.has(name));
  return [...first, ...[...columns].filter((name) => !first.includes(name)).sort()];
}

function entryName(content: InventoryContent): string {
  for (const member of nameMembers) {
    const name = content[member];
    if (name) return name.toLowerCase();
  }
  return "";
}

function sortEntries(entries: InventoryDifference[]): InventoryDifference[] {
  const named = entries.map((entry) => ({ entry, name: entryName(entry.content ?? entry.other ?? {}) }));
  return named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(({ entry }) => entry);
}
