import { activationIdOf, activationIndexOf, activationRole } from "./activations.ts";
import { agentOf } from "./agent.ts";
import { associationStateOf } from "./associations.ts";
import { connectivityOf } from "./connectivity.ts";
import { instanceOf, resourceIdOf, type Setting } from "./instance.ts";
import { churnGenerationOf, powerOf, registeredAtOf } from "./life.ts";
import { computerNameOf, hostileNameOf, ordinaryNameOf } from "./names.ts";
import { privateIpOf } from "./network.ts";
import type { Slot } from "./slot.ts";
import { tagsOf } from "./tags.ts";
import type { WorldNode } from "./types.ts";

const dateOf = (time: number | undefined): Date | undefined =>
  time === undefined ? undefined : new Date(time - (time % 1000));

/** When the node was last in reach: runs, updates and inventory stop there. */
export const connectedAtOf = (setting: Setting, slot: Slot, time: number): number => {
  const mutation = setting.overlay.mutations.get(resourceIdOf(setting.seed, slot));
  const { pingStatus, lastPing } = connectivityOf(slot, time, mutation);
  return pingStatus === "Online" ? time : lastPing;
};

/** The managed node of a slot's generation; undefined when Systems Manager does not list it. */
export const nodeOf = (setting: Setting, slot: Slot, time: number): WorldNode | undefined => {
  if (slot.kind !== "managed" || time < registeredAtOf(slot)) return undefined;
  const nodeId = resourceIdOf(setting.seed, slot);
  const mutation = setting.overlay.mutations.get(nodeId);
  const registration = mutation?.registration;
  if (registration !== undefined && time >= registration.at && !registration.registered) return undefined;
  // Systems Manager omits instances that are stopped or terminated, and those on the way there or back.
  if (!slot.hybrid && powerOf(slot, time, mutation)?.state !== "running") return undefined;
  const { account, region } = slot.scope;
  const churned = churnGenerationOf(setting.overlay, slot.placeKey, time);
  const ipAddress = privateIpOf(slot, churned, mutation, time);
  const { pingStatus, lastPing } = connectivityOf(slot, time, mutation);
  const connectedAt = pingStatus === "Online" ? time : lastPing;
  const agent = agentOf(slot, time, connectedAt, setting.overlay, mutation);
  const associations = associationStateOf(slot, connectedAt);
  const given = mutation?.platformVersion;
  return {
    accountId: account.id,
    region,
    nodeId,
    arn: slot.hybrid
      ? `arn:aws:ssm:${region}:${account.id}:managed-instance/${nodeId}`
      : `arn:aws:ec2:${region}:${account.id}:instance/${nodeId}`,
    resourceType: slot.hybrid ? "ManagedInstance" : "EC2Instance",
    pingStatus,
    lastPing: new Date(lastPing),
    agentVersion: agent.version,
    isLatestVersion: agent.isLatest,
    platformType: slot.platform.platformType,
    platformName: slot.platform.platformName,
    platformVersion: given !== undefined && time >= given.at ? given.version : slot.platformVersion,
    architecture: slot.architecture,
    computerName: computerNameOf(slot, ipAddress, setting.names),
    ipAddress,
    iamRole: slot.hybrid ? activationRole : undefined,
    activationId: slot.hybrid
      ? activationIdOf(slot.scope, activationIndexOf(slot.placeKey, slot.slot))
      : undefined,
    registrationDate: slot.hybrid ? dateOf(registeredAtOf(slot)) : undefined,
    name: slot.hybrid ? (hostileNameOf(slot, setting.names) ?? ordinaryNameOf(slot)) : undefined,
    associationStatus: associations.status,
    associationCounts: associations.counts,
    lastAssociationExecution: dateOf(associations.lastExecution),
    lastSuccessfulAssociationExecution: dateOf(associations.lastSuccess),
    tags: tagsOf(slot, time, setting.names, mutation, churned),
    // Most readers of a node never look at the instance behind it.
    get instance() {
      return instanceOf(setting, slot, time);
    },
  };
};
