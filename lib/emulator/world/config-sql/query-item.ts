import type { WorldConfigItem } from "../config/types.ts";
import type { QueryItem } from "./values.ts";

/** An item as queries see it; what is costly is made only when a query asks for it. */
export const queryItemOf = (item: WorldConfigItem): QueryItem => ({
  accountId: item.accountId,
  awsRegion: item.awsRegion,
  arn: item.arn,
  availabilityZone: item.availabilityZone,
  configurationItemCaptureTime: item.captureTime.toISOString(),
  configurationItemStatus: item.status,
  configurationStateId: item.stateId,
  resourceCreationTime: item.creationTime?.toISOString(),
  resourceId: item.resourceId,
  resourceName: item.resourceName,
  resourceType: item.resourceType,
  version: "1.3",
  get tags() {
    return Object.entries(item.tags).map(([key, value]) => ({ key, value, tag: `${key}=${value}` }));
  },
  get relationships() {
    return item.relationships;
  },
  get configuration() {
    return item.configuration;
  },
  get supplementaryConfiguration() {
    return item.supplementaryConfiguration;
  },
});
