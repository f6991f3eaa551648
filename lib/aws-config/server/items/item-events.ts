import { leaves } from "#lib/aws-config/domain/diff/diff-items.ts";
import type { ItemDiff, ItemRelationship } from "#lib/aws-config/domain/diff/types.ts";
import { itemWords } from "#lib/aws-config/domain/diff/words/item-words.ts";
import { toldWords } from "#lib/aws-config/domain/diff/words/told-words.ts";
import type { ConfigChangeDetail, EventKind } from "#lib/core/contract/timeline.ts";
import type { SyncScope } from "#lib/core/server/sync/dataset.ts";
import { isDeletedStatus } from "./config-item.ts";
import type { ItemChange } from "./item-chain.ts";
import { displayName } from "./item-columns.ts";

/** Where events of configuration items come from; with the source's id each is stored once. */
export const itemEventSource = "aws-config";

/** A row of `events`. */
export interface ItemEvent {
  at: string;
  account_id: string;
  region: string;
  resource_type: string;
  resource_id: string;
  kind: EventKind;
  detail: ConfigChangeDetail;
  source_id: string;
}

const shownMax = 20;
const wordsMax = 3;
/** Longer values are cut in events; the items have them whole. */
const valueLength = 300;
/** A first item that was captured later than this after the resource was made tells of the recorder, not of the resource. */
const discoveryMs = 24 * 3_600_000;

/** Happenings of one change, at the capture time that AWS gives. What is not known to have changed is not told. */
export function itemEvents(scope: SyncScope, change: ItemChange): ItemEvent[] {
  const { item } = change;
  const detail = { resourceName: displayName(item) ?? nameBefore(change) };
  const eventOf = (kind: EventKind, more: ConfigChangeDetail): ItemEvent => ({
    at: item.capturedAt,
    account_id: scope.accountId,
    region: scope.region,
    resource_type: item.resourceType,
    resource_id: item.resourceId,
    kind,
    detail: { ...detail, ...more },
    source_id: `${itemSourceId(scope, change)}:${kind}`,
  });
  if (isDeletedStatus(item.status))
    return isDeletedStatus(change.before?.status ?? "") ? [] : [eventOf("config.deleted", {})];
  if (isCreation(change)) return [eventOf("config.created", {})];
  if (isDeletedStatus(change.before?.status ?? "")) return [];
  return [
    ...(change.diff !== null && change.diff.changes > 0
      ? [eventOf("config.changed", changedDetail(change.diff))]
      : []),
    ...(change.added.length + change.removed.length > 0
      ? [eventOf("config.relationship", relationDetail(change))]
      : []),
  ];
}

/** The item of a deletion may have lost the tags. */
function nameBefore({ before }: ItemChange): string | null {
  return before === null ? null : displayName(before);
}

/** What the source ids of a change's events begin with. */
export function itemSourceId(scope: SyncScope, { item }: ItemChange): string {
  const { resourceType, resourceId, stateId, capturedAt } = item;
  return [scope.accountId, scope.region, resourceType, resourceId, stateId || capturedAt].join(":");
}

function isCreation({ item, before }: ItemChange): boolean {
  if (item.status !== "ResourceDiscovered") return false;
  if (before !== null && !isDeletedStatus(before.status)) return false;
  return item.createdAt === null || Date.parse(item.capturedAt) - Date.parse(item.createdAt) < discoveryMs;
}

function changedDetail(diff: ItemDiff): ConfigChangeDetail {
  const changes: { path: string; before?: unknown; after?: unknown }[] = [];
  for (const leaf of leaves(diff.root)) {
    if (leaf.noise !== null) continue;
    if (changes.length >= shownMax) break;
    const { path, before, after } = leaf;
    changes.push({
      path,
      ...(before !== undefined && { before: cut(before) }),
      ...(after !== undefined && { after: cut(after) }),
    });
  }
  const words = itemWords(diff);
  return {
    changes,
    changeCount: diff.changes,
    words: toldWords(words.slice(0, wordsMax)),
    wordCount: words.length,
  };
}

function cut(value: unknown): unknown {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= valueLength ? value : `${text.slice(0, valueLength)}…`;
}

function relationDetail({ added, removed }: ItemChange): ConfigChangeDetail {
  const lines = [
    ...added.map((each) => relationLine(each, "added")),
    ...removed.map((each) => relationLine(each, "removed")),
  ];
  return { relationships: lines.slice(0, shownMax), relationshipCount: lines.length };
}

function relationLine(each: ItemRelationship, change: "added" | "removed") {
  return {
    change,
    relation: each.relationshipName ?? "",
    resourceType: each.resourceType,
    resourceId: each.resourceId ?? each.resourceName ?? "",
    resourceName: each.resourceName,
  };
}
