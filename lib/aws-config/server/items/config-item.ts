import type { ItemRelationship } from "#lib/aws-config/domain/diff/types.ts";
import type { Json, JsonObject } from "#lib/aws-config/domain/json.ts";

/**
 * One configuration item as it is stored: secrets replaced, times in ISO 8601, relationships in a fixed order.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html
 */
export interface ConfigItem {
  resourceType: string;
  resourceId: string;
  /** AWS's `configurationItemStatus`. */
  status: string;
  capturedAt: string;
  stateId: string;
  createdAt: string | null;
  availabilityZone: string | null;
  /** AWS's own name of the resource; null where it gives none. */
  resourceName: string | null;
  arn: string | null;
  tags: Readonly<Record<string, string>>;
  relationships: readonly ItemRelationship[];
  configuration: Json;
  supplementary: JsonObject;
  /** What else AWS gives and no column has. */
  rest: JsonObject;
}

/** Whether the item says that the resource is gone. */
export function isDeletedStatus(status: string): boolean {
  return status === "ResourceDeleted" || status === "ResourceDeletedNotRecorded";
}
