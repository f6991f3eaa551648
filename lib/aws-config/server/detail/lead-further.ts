import { identityOf, type ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { validAt } from "../list/resource-source.ts";
import type { Relation } from "./read-relations.ts";

/**
 * Which of the neighbours of a resource are related to something else too, whichever side tells of it, now or at a moment.
 * Answers their places in the list; one that is not recorded itself is none of them.
 */
export async function leadFurther(
  ctx: VerbContext,
  center: ResourceIdentity,
  neighbours: readonly Relation[],
  asOf: string | undefined,
): Promise<ReadonlySet<number>> {
  const asked = neighbours.flatMap(({ key, resourceType }, place) =>
    key === null ? [] : [{ place, ...identityOf(resourceType, key) }],
  );
  const parameters = new SqlParameters();
  const list = parameters.add(JSON.stringify(asked), "json");
  const at = asOf === undefined ? null : parameters.add(asOf, "timestamptz");
  const type = parameters.add(center.resourceType, "text");
  const id = parameters.add(center.resourceId, "text");
  const sql = `
select n.place from json_to_recordset(${list}) as n(place int, "accountId" text, region text, "resourceType" text, "resourceId" text)
where exists (
    select from config_relationships r where (r.account_id, r.region, r.resource_type, r.resource_id)
      = (n."accountId", n.region, n."resourceType", n."resourceId") and ${validAt("r", at)}
      and (r.related_type, r.related_id) <> (${type}, ${id}))
  or exists (
    select from config_relationships r where (r.account_id, r.related_type, r.related_id)
      = (n."accountId", n."resourceType", n."resourceId") and ${validAt("r", at)}
      and (r.resource_type, r.resource_id) <> (${type}, ${id}))`;
  const rows = await readQuery<{ place: number }>(ctx.db, sql, parameters.values);
  return new Set(rows.map(({ place }) => place));
}
