import { type ConfigResource, keyOfResource } from "#lib/aws-config/contract/resource.ts";

/** Columns of a resource's row over `n`, a row of `config_resources` or `config_items`. */
export const resourceRowColumns = `n.account_id, (select name from accounts a where a.account_id = n.account_id) as account_name,
  n.region, n.resource_type, n.resource_id, n.resource_name, n.arn, n.availability_zone, n.status, n.captured_at,
  n.created_at, n.deleted_at, n.unlisted_at, n.relationship_count, n.related_types, n.tags, n.ingress`;

export interface ResourceRow {
  account_id: string;
  account_name: string | null;
  region: string;
  resource_type: string;
  resource_id: string;
  resource_name: string | null;
  arn: string | null;
  availability_zone: string | null;
  status: string;
  captured_at: Date;
  created_at: Date | null;
  deleted_at: Date | null;
  unlisted_at: Date | null;
  relationship_count: number;
  related_types: string[];
  tags: Record<string, string>;
  ingress: ConfigResource["ingress"];
}

export function toConfigResource(row: ResourceRow): ConfigResource {
  const identity = { accountId: row.account_id, region: row.region, resourceId: row.resource_id };
  return {
    key: keyOfResource(identity),
    ...identity,
    accountName: row.account_name,
    resourceType: row.resource_type,
    name: row.resource_name,
    arn: row.arn,
    availabilityZone: row.availability_zone,
    status: row.status,
    capturedAt: row.captured_at.toISOString(),
    createdAt: row.created_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    unlistedAt: row.unlisted_at?.toISOString() ?? null,
    relationshipCount: row.relationship_count,
    relatedTypes: row.related_types,
    tags: row.tags,
    ingress: row.ingress,
  };
}
