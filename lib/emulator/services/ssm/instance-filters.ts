import { InvalidInstanceId } from "@aws-sdk/client-ssm";
import type { WorldNode } from "../../world/types.ts";

/** What a filter of DescribeInstanceInformation reads from a node, by AWS's key. */
export const instanceFilterValues: Readonly<Record<string, (node: WorldNode) => string | undefined>> = {
  InstanceIds: (node) => node.nodeId,
  AgentVersion: (node) => node.agentVersion,
  PingStatus: (node) => node.pingStatus,
  PlatformTypes: (node) => node.platformType,
  ActivationIds: (node) => node.activationId,
  IamRole: (node) => node.iamRole,
  ResourceType: (node) => node.resourceType,
  AssociationStatus: (node) => node.associationStatus,
};

const instanceId = /^(i-([0-9a-f]{8}|[0-9a-f]{17})|mi-[0-9a-f]{17})$/;

/** Throws InvalidInstanceId for the first value that has not the form of an instance or node id. */
export const checkInstanceIds = (values: readonly string[]): void => {
  for (const value of values) {
    if (instanceId.test(value)) continue;
    const Message = `Invalid instance id: ${value}`;
    throw new InvalidInstanceId({ $metadata: {}, message: Message, Message });
  }
};

/** True when the node has the tag; without values any value will do. `*` stands for any text, as in SSM's filters. */
export const hasTag = (node: WorldNode, key: string, values: readonly string[] | undefined): boolean => {
  const value = node.tags[key];
  return value !== undefined && (values === undefined || values.includes(value));
};
