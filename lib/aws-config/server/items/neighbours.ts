import type { ItemRelationship } from "#lib/aws-config/domain/diff/types.ts";
import type { Json, JsonObject } from "#lib/aws-config/domain/json.ts";
import type { Edge } from "#lib/aws-config/domain/relationships/edge-intervals.ts";
import type { Query, SyncScope } from "#lib/core/server/sync/dataset.ts";
import type { ConfigItem } from "./config-item.ts";
import type { ChainItem } from "./item-chain.ts";

/** Items of one resource that came together. */
export interface ItemGroup {
  resourceType: string;
  resourceId: string;
  items: readonly ConfigItem[];
}

/** What tells resources of one account-Region apart. */
export function resourceKey(resourceType: string, resourceId: string): string {
  return `${resourceType}\n${resourceId}`;
}

export function groupItems(items: readonly ConfigItem[]): ItemGroup[] {
  const groups = new Map<string, ConfigItem[]>();
  for (const item of items) {
    const key = resourceKey(item.resourceType, item.resourceId);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ resourceType: first.resourceType, resourceId: first.resourceId, items: group }];
  });
}

interface KnownRow {
  item_id: string;
  resource_type: string;
  resource_id: string;
  status: string;
  captured_at: Date;
  state_id: string;
  until: string;
  created_at: Date | null;
  availability_zone: string | null;
  arn: string | null;
  tags: Record<string, string>;
  configuration: Json;
  supplementary: JsonObject;
  relationships: ItemRelationship[];
  rest: JsonObject & { resourceName?: string | null };
}

// The items between the new ones, the one before all of them and the one after.
const knownSql = `
select i.item_id, i.resource_type, i.resource_id, i.status, i.captured_at, i.state_id, i.created_at, i.availability_zone,
  i.arn, i.tags, case when i.until = 'infinity' then 'infinity'
    else to_char(i.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as until,
  d.configuration, d.supplementary, d.relationships, d.rest
from json_to_recordset($3) as w(resource_type text, resource_id text, lo timestamptz, hi timestamptz)
join config_items i on (i.account_id, i.region, i.resource_type, i.resource_id)
  = ($1, $2, w.resource_type, w.resource_id)
  and i.captured_at >= coalesce((select max(p.captured_at) from config_items p
    where (p.account_id, p.region, p.resource_type, p.resource_id) = ($1, $2, w.resource_type, w.resource_id)
      and p.captured_at < w.lo), w.lo)
  and i.captured_at <= coalesce((select min(n.captured_at) from config_items n
    where (n.account_id, n.region, n.resource_type, n.resource_id) = ($1, $2, w.resource_type, w.resource_id)
      and n.captured_at > w.hi), w.hi)
join config_documents d using (item_id)`;

/** Stored items around those of each group, by resource. */
export async function readKnown(
  query: Query,
  scope: SyncScope,
  groups: readonly ItemGroup[],
): Promise<Map<string, ChainItem[]>> {
  const rows = await query<KnownRow>(knownSql, [
    scope.accountId,
    scope.region,
    JSON.stringify(groups.map(spanOf)),
  ]);
  const known = new Map<string, ChainItem[]>();
  for (const row of rows) {
    const key = resourceKey(row.resource_type, row.resource_id);
    known.set(key, [...(known.get(key) ?? []), toChainItem(row)]);
  }
  return known;
}

function spanOf({ resourceType, resourceId, items }: ItemGroup) {
  const times = items.map((item) => item.capturedAt).sort();
  return { resource_type: resourceType, resource_id: resourceId, lo: times[0], hi: times.at(-1) };
}

function toChainItem(row: KnownRow): ChainItem {
  return {
    itemId: row.item_id,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    status: row.status,
    capturedAt: row.captured_at.toISOString(),
    stateId: row.state_id,
    until: row.until,
    createdAt: row.created_at?.toISOString() ?? null,
    availabilityZone: row.availability_zone,
    resourceName: row.rest.resourceName ?? null,
    arn: row.arn,
    tags: row.tags,
    relationships: row.relationships,
    configuration: row.configuration,
    supplementary: row.supplementary,
    rest: row.rest,
  };
}

/** A stored relationship of one of the account-Region's resources. */
export interface StoredEdge extends Edge {
  resourceType: string;
  resourceId: string;
}

const edgesSql = `
select r.resource_type as "resourceType", r.resource_id as "resourceId", r.related_type as "relatedType",
  r.related_id as "relatedId", r.related_name as "relatedName", r.relationship,
  to_char(r.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "validFrom",
  case when r.until = 'infinity' then 'infinity'
    else to_char(r.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as until
from json_to_recordset($3) as w(resource_type text, resource_id text, lo timestamptz, hi timestamptz)
join config_relationships r on (r.account_id, r.region, r.resource_type, r.resource_id)
  = ($1, $2, w.resource_type, w.resource_id) and r.valid_from <= w.hi and r.until >= w.lo`;

/** Stored relationships that overlap or adjoin each chain's time, by resource. */
export async function readEdges(
  query: Query,
  scope: SyncScope,
  chains: readonly (readonly ChainItem[])[],
): Promise<Map<string, StoredEdge[]>> {
  const spans = chains.flatMap((chain) => {
    const [first, last] = [chain[0], chain.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { resourceType, resourceId } = first;
    return [{ resource_type: resourceType, resource_id: resourceId, lo: first.capturedAt, hi: last.until }];
  });
  const rows = await query<StoredEdge>(edgesSql, [scope.accountId, scope.region, JSON.stringify(spans)]);
  const edges = new Map<string, StoredEdge[]>();
  for (const row of rows) {
    const key = resourceKey(row.resourceType, row.resourceId);
    const list = edges.get(key);
    if (list === undefined) edges.set(key, [row]);
    else list.push(row);
  }
  return edges;
}
