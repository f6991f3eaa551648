import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { validAt } from "../list/resource-source.ts";

/** What a node is to AWS Config: both have the node's id. */
export const nodeTypes = ["AWS::EC2::Instance", "AWS::SSM::ManagedInstanceInventory"];

/** What belongs to a node when it is related to it, in the order in which it is shown. */
export const nodePartTypes = [
  ...nodeTypes,
  "AWS::SSM::PatchCompliance",
  "AWS::SSM::AssociationCompliance",
  "AWS::EC2::Volume",
  "AWS::EC2::NetworkInterface",
  "AWS::EC2::SecurityGroup",
];

/**
 * Type and id of what AWS Config may record of a node, now or at a moment: itself, and what either side says is related to
 * it. Who may see the node has been settled before.
 */
export async function nodeResourceNames(
  ctx: VerbContext,
  node: { accountId: string; region: string; nodeId: string },
  asOf: string | undefined,
): Promise<readonly { resourceType: string; resourceId: string }[]> {
  const parameters = new SqlParameters();
  const own = parameters.add(nodeTypes, "text[]");
  const parts = parameters.add(nodePartTypes, "text[]");
  const id = parameters.add(node.nodeId, "text");
  const at = asOf === undefined ? null : parameters.add(asOf, "timestamptz");
  const place = `r.account_id = ${parameters.add(node.accountId, "text")} and r.region = ${parameters.add(node.region, "text")}`;
  const sql = `
select type as "resourceType", ${id} as "resourceId" from unnest(${own}) as types(type)
union select r.related_type, r.related_id from config_relationships r
  where ${place} and r.resource_type = any(${own}) and r.resource_id = ${id} and r.related_type = any(${parts}) and ${validAt("r", at)}
union select r.resource_type, r.resource_id from config_relationships r
  where ${place} and r.related_type = any(${own}) and r.related_id = ${id} and r.resource_type = any(${parts}) and ${validAt("r", at)}`;
  return readQuery<{ resourceType: string; resourceId: string }>(ctx.db, sql, parameters.values);
}
