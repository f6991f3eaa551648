import { ingressOf } from "#lib/aws-config/domain/ingress.ts";
import type { DatasetRow, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { type ConfigItem, isDeletedStatus } from "./config-item.ts";

/** What lists show and search of an item: the columns that `config_items` and `config_resources` have in common. */
export function itemColumns(scope: SyncScope, item: ConfigItem): DatasetRow {
  return {
    account_id: scope.accountId,
    region: scope.region,
    resource_type: item.resourceType,
    resource_id: item.resourceId,
    status: item.status,
    captured_at: item.capturedAt,
    state_id: item.stateId,
    created_at: item.createdAt,
    deleted_at: isDeletedStatus(item.status) ? item.capturedAt : null,
    availability_zone: item.availabilityZone,
    resource_name: displayName(item),
    arn: item.arn,
    relationship_count: item.relationships.length,
    related_types: [...new Set(item.relationships.map((each) => each.resourceType))].sort(),
    tags: item.tags,
    ingress: ingressOf(item.resourceType, item.configuration),
    search_text: searchText(item),
  };
}

/** What people call it: AWS's name, or the `Name` tag. */
export function displayName(item: ConfigItem): string | null {
  const named = item.resourceName === item.resourceId ? null : item.resourceName;
  return named ?? (item.tags.Name || item.resourceName);
}

function searchText(item: ConfigItem): string {
  const texts = [displayName(item), item.resourceId, ...Object.values(item.tags)];
  return [...new Set(texts.filter((text) => text !== null && text !== ""))].join("\n").toLowerCase();
}
