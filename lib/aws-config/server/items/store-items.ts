import { edgeChanges } from "#lib/aws-config/domain/relationships/edge-intervals.ts";
import type { Query, SyncScope, WrittenRows } from "#lib/core/server/sync/dataset.ts";
import type { ConfigItem } from "./config-item.ts";
import { type ChainItem, chainOf, changesOf, type ItemChange } from "./item-chain.ts";
import { itemColumns } from "./item-columns.ts";
import { itemEventSource, itemEvents, itemSourceId } from "./item-events.ts";
import {
  groupItems,
  type ItemGroup,
  readEdges,
  readKnown,
  resourceKey,
  type StoredEdge,
} from "./neighbours.ts";
import { insertDocumentsSql, insertItemsSql, refreshResourcesSql, updateItemsSql } from "./store-sql.ts";

/**
 * Stores items in the pass's transaction with everything that follows from them: what each changed, until when the one
 * before it held, relationships with their times, the resource's own row and the events. Items that are known already
 * are left as they are, in whatever order they come. Answers what became of the resources' rows.
 */
export async function storeItems(
  tx: Query,
  scope: SyncScope,
  items: readonly ConfigItem[],
): Promise<WrittenRows> {
  if (items.length === 0) return { inserted: 0, changed: 0 };
  // Two passes may learn of one resource at once; each has to see the other's items as neighbours.
  await tx("select pg_advisory_xact_lock(hashtext('config_items'), hashtext($1))", [
    `${scope.accountId}:${scope.region}`,
  ]);
  const groups = groupItems(items);
  const known = await readKnown(tx, scope, groups);
  const chains = groups
    .map((group) => chainOf(known.get(resourceKey(group.resourceType, group.resourceId)) ?? [], group.items))
    .filter((chain) => chain.some((item) => item.itemId === null));
  const stored = chains.length === 0 ? 0 : await storeEdges(tx, scope, chains);
  if (chains.length > 0) await storeRows(tx, scope, chains);
  const written = await refreshResources(tx, scope, groups);
  return { inserted: written.inserted, changed: Math.max(written.changed, stored) };
}

async function storeRows(tx: Query, scope: SyncScope, chains: readonly ChainItem[][]): Promise<void> {
  const changes = chains.flatMap((chain) => changesOf(scope, chain));
  const changeOf = new Map(changes.map((change) => [change.item, change]));
  const rows = chains.flat().map((item) => ({
    item,
    row: {
      ...itemColumns(scope, item),
      item_id: item.itemId,
      until: item.until,
      ...told(changeOf.get(item)),
    },
  }));
  const fresh = rows.filter(({ item }) => item.itemId === null);
  const ids = await tx<{ item_id: string; key: string }>(insertItemsSql, [
    JSON.stringify(fresh.map(({ row }) => row)),
  ]);
  const idOf = new Map(ids.map(({ key, item_id: id }) => [key, id]));
  const documents = fresh.flatMap(({ item }) => {
    const id = idOf.get(
      [item.resourceType, item.resourceId, item.stateId, Date.parse(item.capturedAt)].join("\n"),
    );
    return id === undefined ? [] : [documentOf(id, item)];
  });
  await tx(insertDocumentsSql, [JSON.stringify(documents)]);
  // Of a stored item only what its neighbours say can have changed.
  const stored = rows.filter(({ item }) => item.itemId !== null);
  if (stored.length > 0) {
    const updates = stored.map(({ item, row }) => ({ ...row, has_change: changeOf.has(item) }));
    await tx(updateItemsSql, [JSON.stringify(updates)]);
  }
  await storeEvents(tx, scope, changes);
}

function told(change: ItemChange | undefined) {
  const isKnown = change !== undefined && change.changedPaths !== null;
  return {
    changed_paths: change?.changedPaths ?? null,
    relationships_added: isKnown ? change.added.length : null,
    relationships_removed: isKnown ? change.removed.length : null,
  };
}

function documentOf(id: string, item: ConfigItem) {
  const { configuration, supplementary, relationships, resourceName, rest } = item;
  return { item_id: id, configuration, supplementary, relationships, rest: { ...rest, resourceName } };
}

async function storeEvents(tx: Query, scope: SyncScope, changes: readonly ItemChange[]): Promise<void> {
  const events = changes.flatMap((change) => itemEvents(scope, change));
  // A neighbour that became known later may take away what an item seemed to have changed.
  const retold = changes.filter(({ item }) => item.itemId !== null);
  if (retold.length > 0) {
    await tx(forgetEventsSql, [
      itemEventSource,
      retold.map(({ item }) => item.capturedAt),
      retold.flatMap((change) => kinds.map((kind) => `${itemSourceId(scope, change)}:${kind}`)),
      events.map((event) => event.source_id),
    ]);
  }
  if (events.length > 0) await tx(insertEventsSql, [JSON.stringify(events), itemEventSource]);
}

const kinds = ["config.created", "config.changed", "config.deleted", "config.relationship"];

const forgetEventsSql = `
delete from events where source = $1 and at = any($2::timestamptz[]) and source_id = any($3) and not source_id = any($4)`;

// Who caused it is known from elsewhere and stays.
const insertEventsSql = `
insert into events (at, timing, account_id, region, resource_type, resource_id, kind, detail, source, source_id)
select at, 'exact', account_id, region, resource_type, resource_id, kind, detail, $2, source_id
from json_populate_recordset(null::events, $1::json)
on conflict (at, source, source_id) do update set detail = events.detail || excluded.detail
where events.detail is distinct from events.detail || excluded.detail`;

/** Answers how many relationships came, went or moved. */
async function storeEdges(tx: Query, scope: SyncScope, chains: readonly ChainItem[][]): Promise<number> {
  const edges = await readEdges(tx, scope, chains);
  const removed: StoredEdge[] = [];
  const added: StoredEdge[] = [];
  for (const chain of chains) {
    const [first] = chain;
    if (first === undefined) continue;
    const { resourceType, resourceId } = first;
    const changes = edgeChanges(chain, edges.get(resourceKey(resourceType, resourceId)) ?? []);
    removed.push(...changes.removed.map((edge) => ({ ...edge, resourceType, resourceId })));
    added.push(...changes.added.map((edge) => ({ ...edge, resourceType, resourceId })));
  }
  const place = [scope.accountId, scope.region];
  if (removed.length > 0) await tx(removeEdgesSql, [...place, JSON.stringify(removed)]);
  if (added.length > 0) await tx(addEdgesSql, [...place, JSON.stringify(added)]);
  return removed.length + added.length;
}

const edgeRecord = `json_to_recordset($3) as e("resourceType" text, "resourceId" text, "relatedType" text,
  "relatedId" text, "relatedName" text, relationship text, "validFrom" timestamptz, until timestamptz)`;

const removeEdgesSql = `
delete from config_relationships r using ${edgeRecord}
where (r.account_id, r.region, r.resource_type, r.resource_id, r.related_type, r.related_id, r.relationship, r.valid_from)
  = ($1, $2, e."resourceType", e."resourceId", e."relatedType", e."relatedId", e.relationship, e."validFrom")`;

const addEdgesSql = `
insert into config_relationships (account_id, region, resource_type, resource_id, related_type, related_id, related_name,
  relationship, valid_from, until)
select $1, $2, e."resourceType", e."resourceId", e."relatedType", e."relatedId", e."relatedName", e.relationship,
  e."validFrom", e.until from ${edgeRecord}
on conflict do nothing`;

async function refreshResources(
  tx: Query,
  scope: SyncScope,
  groups: readonly ItemGroup[],
): Promise<WrittenRows> {
  const keys = groups.map(({ resourceType, resourceId }) => ({
    resource_type: resourceType,
    resource_id: resourceId,
  }));
  const rows = await tx<{ inserted: boolean }>(refreshResourcesSql, [
    scope.accountId,
    scope.region,
    JSON.stringify(keys),
  ]);
  const inserted = rows.filter((row) => row.inserted).length;
  return { inserted, changed: rows.length - inserted };
}
