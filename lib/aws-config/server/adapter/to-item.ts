import type { BaseConfigurationItem, ConfigurationItem, Relationship } from "@aws-sdk/client-config-service";
import type { ItemRelationship } from "#lib/aws-config/domain/diff/types.ts";
import { isArray, isObject, type Json, type JsonObject } from "#lib/aws-config/domain/json.ts";
import { instant, tagObject } from "#lib/core/server/datasets/values.ts";
import type { ConfigItem } from "../items/config-item.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** What a configuration item has and `BatchGet…ResourceConfig` leaves out. */
export interface ItemSurroundings {
  tags: Readonly<Record<string, string>>;
  relationships: readonly ItemRelationship[];
}

/** AWS writes a zone's absence so. */
const noZone = "Not Applicable";

/** An item as AWS gives it in a resource's history. Null for one without the members that every item has. */
export function historyItem(item: ConfigurationItem, salt: string): ConfigItem | null {
  return toItem(item, { tags: item.tags ?? {}, relationships: relationshipsOf(item.relationships) }, salt);
}

/** An item with what another answer says of its tags and relationships. Null as in `historyItem`. */
export function toItem(
  item: BaseConfigurationItem & { relatedEvents?: string[] | undefined },
  surroundings: ItemSurroundings,
  salt: string,
): ConfigItem | null {
  const { resourceType, resourceId, configurationItemStatus: status } = item;
  const capturedAt = instant(item.configurationItemCaptureTime);
  if (!resourceType || !resourceId || !status || capturedAt === null) return null;
  return {
    resourceType,
    resourceId,
    status,
    capturedAt,
    stateId: item.configurationStateId ?? "",
    createdAt: instant(item.resourceCreationTime),
    availabilityZone: item.availabilityZone === noZone ? null : item.availabilityZone || null,
    resourceName: item.resourceName || null,
    arn: item.arn || null,
    tags: surroundings.tags,
    relationships: surroundings.relationships,
    configuration: redactSecrets(parsed(item.configuration), salt),
    supplementary: supplementaryOf(item.supplementaryConfiguration, salt),
    rest: {
      version: item.version ?? null,
      awsRegion: item.awsRegion ?? null,
      recordingFrequency: item.recordingFrequency ?? null,
      deliveryTime: instant(item.configurationItemDeliveryTime),
      relatedEvents: item.relatedEvents ?? [],
    },
  };
}

/** Tags are left out, as `BatchGetResourceConfig` does: the item has them elsewhere. */
function supplementaryOf(members: Record<string, string> | undefined, salt: string): JsonObject {
  const entries = Object.entries(members ?? {}).filter(([name]) => name.toLowerCase() !== "tags");
  const clean = redactSecrets(Object.fromEntries(entries.map(([name, text]) => [name, parsed(text)])), salt);
  return isObject(clean) ? clean : {};
}

/** What AWS writes as JSON within a text; a text that is none stays one. */
function parsed(text: string | undefined): Json {
  if (text === undefined || text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** In a fixed order, so that the same relationships are equal however AWS orders them. */
export function relationshipsOf(list: readonly Relationship[] | undefined): ItemRelationship[] {
  return (list ?? [])
    .map((each) => ({
      relationshipName: each.relationshipName?.trim() || null,
      resourceType: each.resourceType ?? "",
      resourceId: each.resourceId || null,
      resourceName: each.resourceName || null,
    }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = (each: ItemRelationship): string =>
  [each.resourceType, each.resourceId, each.resourceName, each.relationshipName].join("\n");

/** Tags and relationships as advanced queries give them: `[{key, value, tag}]` and relationships as in items. */
export function surroundingsOf(row: JsonObject): ItemSurroundings {
  const tags = listOf(row.tags).map((tag) => ({ Key: textOf(tag.key), Value: textOf(tag.value) }));
  const relationships = listOf(row.relationships).map((each) => ({
    relationshipName: textOf(each.relationshipName) ?? textOf(each.name),
    resourceId: textOf(each.resourceId),
    resourceName: textOf(each.resourceName),
    resourceType: textOf(each.resourceType) as Relationship["resourceType"],
  }));
  return { tags: tagObject(tags), relationships: relationshipsOf(relationships) };
}

const listOf = (value: Json | undefined): JsonObject[] => (isArray(value) ? value.filter(isObject) : []);
const textOf = (value: Json | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;
