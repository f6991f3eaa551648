import { instanceOf, networkInterfaceIdOf, type Setting } from "../instance.ts";
import { mix } from "../random.ts";
import type { Slot } from "../slot.ts";
import type { WorldInstance } from "../types.ts";
import { interfaceConfiguration, interfaceRelationships } from "./instance-configuration.ts";
import { addressChangesOf, endOf, lifeOf } from "./instances.ts";
import type { ConfigSubject } from "./subject.ts";
import { merged, within } from "./timeline.ts";

export const networkInterfaceType = "AWS::EC2::NetworkInterface";

/** The interface of an instance, which lives as long as the instance. */
export const networkInterfaceSubject = (setting: Setting, slot: Slot): ConfigSubject | undefined => {
  if (slot.hybrid) return undefined;
  const { scope, launchedAt } = slot;
  const resourceId = networkInterfaceIdOf(setting.seed, slot);
  const deletedAt = endOf(setting, slot);
  const at = (time: number): WorldInstance => {
    const instance = instanceOf(setting, slot, time);
    if (instance === undefined)
      throw new Error(`${resourceId} does not exist at ${new Date(time).toISOString()}`);
    return instance;
  };
  return {
    scope,
    resourceType: networkInterfaceType,
    resourceId,
    resourceName: undefined,
    arn: `arn:aws:ec2:${scope.region}:${scope.account.id}:network-interface/${resourceId}`,
    awsRegion: scope.region,
    zone: (time) => at(time).availabilityZone,
    key: mix(slot.key, 7301),
    createdAt: launchedAt,
    tellsCreation: false,
    deletedAt,
    get timeline() {
      return merged([
        ...lifeOf(setting, slot),
        within(addressChangesOf(setting, slot), launchedAt, deletedAt),
      ]);
    },
    facts: (time) => ({
      tags: {},
      relationships: interfaceRelationships(at(time)),
      configuration: interfaceConfiguration(at(time)),
    }),
  };
};
