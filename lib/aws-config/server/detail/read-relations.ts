import { keyOfResource, type ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { validAt } from "../list/resource-source.ts";
import { keySql } from "./find-resource.ts";

/** One relationship of a resource, from whichever side tells of it. */
export interface Relation {
  relationship: string;
  direction: "out" | "in";
  resourceType: string;
  resourceId: string;
  /** Null where the other resource is not recorded itself. */
  key: string | null;
  name: string | null;
  since: string;
  /** Whether the other resource was there at the moment; null where that is not known. */
  exists: boolean | null;
}

interface RelationRow {
  relationship: string;
  direction: "out" | "in";
  resource_type: string;
  resource_id: string;
  related_name: string | null;
  valid_from: Date;
  region: string | null;
  resource_name: string | null;
  deleted: boolean | null;
  total: number;
}

/**
 * Relationships of a resource now or at a moment, up to `limit` of `total`: its own ones first, then what others say of it
 * that it does not say itself.
 */
export async function readRelations(
  ctx: VerbContext,
  identity: ResourceIdentity,
  asOf: string | undefined,
  limit: number,
): Promise<{ relations: Relation[]; total: number }> {
  const parameters = new SqlParameters();
  const at = asOf === undefined ? null : parameters.add(asOf, "timestamptz");
  const own = keySql("r", identity, parameters).join(" and ");
  const account = parameters.add(identity.accountId, "text");
  const type = parameters.add(identity.resourceType, "text");
  const id = parameters.add(identity.resourceId, "text");
  const place = parameters.add(identity.region, "text");
  // The other side is looked for in the same Region first; resources of global services lie elsewhere.
  const same = `c.account_id = ${account} and c.resource_type = e.resource_type and c.resource_id = e.resource_id
    order by c.region = ${place} desc limit 1`;
  const other =
    at === null
      ? `select c.region, c.resource_name, c.deleted_at, true as known from config_resources c where ${same}`
      : `select c.region, c.resource_name, i.deleted_at, i.item_id is not null as known from config_resources c
         left join config_items i on (i.account_id, i.region, i.resource_type, i.resource_id)
           = (c.account_id, c.region, c.resource_type, c.resource_id) and i.captured_at <= ${at} and i.until > ${at}
         where ${same}`;
  const sql = `
with mine as (
  select r.related_type as resource_type, r.related_id as resource_id, r.related_name, r.relationship, r.valid_from
  from config_relationships r where ${own} and ${validAt("r", at)}
),
edges as (
  select 'out' as direction, m.* from mine m
  union all
  select 'in', r.resource_type, r.resource_id, null, r.relationship, r.valid_from from config_relationships r
  where r.account_id = ${account} and r.related_type = ${type} and r.related_id = ${id} and ${validAt("r", at)}
    and (r.resource_type, r.resource_id) not in (select m.resource_type, m.resource_id from mine m)
)
select e.direction, e.resource_type, e.resource_id, e.related_name, e.relationship, e.valid_from, c.region,
  c.resource_name, case when c.known then c.deleted_at is not null end as deleted, e.total
from (select *, (count(*) over ())::int as total from edges order by direction desc, resource_type, resource_id limit ${parameters.add(limit, "int")}) e
left join lateral (${other}) c on true
order by e.direction desc, e.resource_type collate "C", coalesce(c.resource_name, e.resource_id) collate "C"`;
  const rows = await readQuery<RelationRow & Record<string, unknown>>(ctx.db, sql, parameters.values);
  return { relations: rows.map((row) => toRelation(identity, row)), total: rows[0]?.total ?? 0 };
}

function toRelation({ accountId }: ResourceIdentity, row: RelationRow): Relation {
  const { region, resource_id: resourceId } = row;
  return {
    relationship: row.relationship,
    direction: row.direction,
    resourceType: row.resource_type,
    resourceId,
    key: region === null ? null : keyOfResource({ accountId, region, resourceId }),
    name: row.resource_name ?? row.related_name,
    since: row.valid_from.toISOString(),
    exists: row.deleted === null ? null : !row.deleted,
  };
}
