import type { BaseConfigurationItem, ConfigurationItem, ResourceType } from "@aws-sdk/client-config-service";
import { NoAvailableConfigurationRecorderException } from "@aws-sdk/client-config-service";
import type { EmulatorRequest } from "../../wire/handler.ts";
import type { WorldConfigItem, WorldConfigRecorder } from "../../world/config/types.ts";

/** Names of types are not checked against the SDK's list: the world has only such that are in it. */
export const typeOf = (resourceType: string): ResourceType => resourceType as ResourceType;

/** Config gives what is not text as JSON text. */
const supplementaryOf = (item: WorldConfigItem): Record<string, string> =>
  Object.fromEntries(
    Object.entries(item.supplementaryConfiguration).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );

/** An item without its tags and relationships, as the batch operations give it. */
export const baseItemOf = (item: WorldConfigItem): BaseConfigurationItem => ({
  version: "1.3",
  accountId: item.accountId,
  configurationItemCaptureTime: item.captureTime,
  configurationItemStatus: item.status,
  configurationStateId: item.stateId,
  arn: item.arn,
  resourceType: typeOf(item.resourceType),
  resourceId: item.resourceId,
  resourceName: item.resourceName,
  awsRegion: item.awsRegion,
  availabilityZone: item.availabilityZone,
  resourceCreationTime: item.creationTime,
  configuration: item.configuration === undefined ? undefined : JSON.stringify(item.configuration),
  supplementaryConfiguration: supplementaryOf(item),
  recordingFrequency: item.recordingFrequency,
  configurationItemDeliveryTime: new Date(item.captureTime.getTime() + 4000),
});

export const itemOf = (item: WorldConfigItem): ConfigurationItem => ({
  ...baseItemOf(item),
  configurationItemMD5Hash: "",
  tags: { ...item.tags },
  relatedEvents: [],
  relationships: item.relationships.map((relationship) => ({
    ...relationship,
    resourceType: typeOf(relationship.resourceType),
  })),
});

/** The account-Region's recorder; throws Config's error where there is none. */
export const recorderOf = ({ world, accountId, region, now }: EmulatorRequest): WorldConfigRecorder => {
  const recorder = world.config.recorder(accountId, region, now);
  if (recorder === undefined) {
    throw new NoAvailableConfigurationRecorderException({
      $metadata: {},
      message:
        "There are no configuration recorders available to provide the role needed to describe your resources. Create a configuration recorder.",
    });
  }
  return recorder;
};
