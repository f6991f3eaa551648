import { changedPaths, diffItems } from "#lib/aws-config/domain/diff/diff-items.ts";
import type { DiffItem, ItemDiff, ItemRelationship } from "#lib/aws-config/domain/diff/types.ts";
import { relationshipKey } from "#lib/aws-config/domain/relationships/edge-intervals.ts";
import type { SyncScope } from "#lib/core/server/sync/dataset.ts";
import { type ConfigItem, isDeletedStatus } from "./config-item.ts";

/** An item among its neighbours. */
export interface ChainItem extends ConfigItem {
  /** Null while it is not stored. */
  itemId: string | null;
  until: string;
}

/** What an item changed compared with the one before. */
export interface ItemChange {
  item: ChainItem;
  /** Null where the item before is not known. */
  before: ChainItem | null;
  /** Null where there is nothing to compare with: the item before is unknown, or one of them has no configuration. */
  diff: ItemDiff | null;
  /** Null where that is not known. */
  changedPaths: string[] | null;
  added: ItemRelationship[];
  removed: ItemRelationship[];
}

/** So many paths of one change are kept. */
const pathsMax = 200;

/**
 * One resource's items in order, each until the next: `known` are stored neighbours, `fresh` ones that may be among them.
 * The last one is until infinity, or until the next stored item.
 */
export function chainOf(known: readonly ChainItem[], fresh: readonly ConfigItem[]): ChainItem[] {
  const keyOf = (item: ConfigItem) => `${item.capturedAt} ${item.stateId}`;
  const byKey = new Map<string, ChainItem>();
  for (const item of fresh) byKey.set(keyOf(item), { ...item, itemId: null, until: "infinity" });
  for (const item of known) byKey.set(keyOf(item), item);
  const items = [...byKey.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
  // Beyond the last stored neighbour nothing changes; a fresh item that is the last is the newest of all.
  return items.map((item, place) => ({ ...item, until: items[place + 1]?.capturedAt ?? item.until }));
}

/** State ids are numbers that grow; they decide between items of one capture time. */
function isBefore(a: ConfigItem, b: ConfigItem): boolean {
  if (a.capturedAt !== b.capturedAt) return a.capturedAt < b.capturedAt;
  return a.stateId.length === b.stateId.length ? a.stateId < b.stateId : a.stateId.length < b.stateId.length;
}

/** What the items that are new, or have a new one before them, changed. */
export function changesOf(scope: SyncScope, chain: readonly ChainItem[]): ItemChange[] {
  return chain.flatMap((item, place) => {
    const before = chain[place - 1] ?? null;
    if (item.itemId !== null && (before === null || before.itemId !== null)) return [];
    return [changeOf(scope, item, before)];
  });
}

function changeOf(scope: SyncScope, item: ChainItem, before: ChainItem | null): ItemChange {
  const change = { item, before, added: [], removed: [] };
  const isFirst = item.status === "ResourceDiscovered" && (before === null || isDeletedStatus(before.status));
  if (before === null || isFirst) return { ...change, diff: null, changedPaths: isFirst ? [] : null };
  const relations = relationChanges(before.relationships, item.relationships);
  // A deletion takes the configuration away: that is what it is, and no change of its parts.
  if (isDeletedStatus(item.status) || isDeletedStatus(before.status))
    return { ...change, ...relations, diff: null, changedPaths: [] };
  const diff = diffItems(diffItem(scope, before), diffItem(scope, item));
  return { ...change, ...relations, diff, changedPaths: changedPaths(diff, pathsMax) };
}

/** An item as it is compared, without its relationships, which are told on their own. */
function diffItem(scope: SyncScope, item: ChainItem): DiffItem {
  return {
    resourceType: item.resourceType,
    resourceId: item.resourceId,
    resourceName: item.resourceName,
    arn: item.arn,
    accountId: scope.accountId,
    region: scope.region,
    availabilityZone: item.availabilityZone,
    // That an item is the first says nothing about the resource.
    status: item.status === "ResourceDiscovered" ? "OK" : item.status,
    tags: item.tags,
    relationships: [],
    configuration: item.configuration,
    supplementaryConfiguration: item.supplementary,
  };
}

function relationChanges(before: readonly ItemRelationship[], after: readonly ItemRelationship[]) {
  const [old, current] = [before, after].map((list) => new Set(list.map(relationshipKey)));
  return {
    added: after.filter((each) => !old?.has(relationshipKey(each))),
    removed: before.filter((each) => !current?.has(relationshipKey(each))),
  };
}
