import { InvalidFilter, type NodeFilter, ResourceDataSyncNotFoundException } from "@aws-sdk/client-ssm";
import type { EmulatorRequest } from "../../wire/handler.ts";
import { concatScans, type Scan } from "../../world/scan.ts";
import type { WorldInstance, WorldNode } from "../../world/types.ts";

/** A node of the unified console's view: managed or not. */
export interface ListedNode {
  id: string;
  accountId: string;
  region: string;
  node: WorldNode | undefined;
  instance: WorldInstance | undefined;
}

/** The managed resource data sync of an organisation that has set the unified console up. */
const syncName = "AWS-QuickSetup-ManagedNode";

export const instanceStatusOf = ({ node, instance }: ListedNode): string => {
  if (node !== undefined) return node.pingStatus === "Online" ? "Active" : node.pingStatus;
  return instance === undefined || instance.state !== "stopped" ? "Active" : "Stopped";
};

const nodesOf = (accountId: string, region: string, { world, now }: EmulatorRequest): Scan<ListedNode> => {
  const managed = world
    .nodes(accountId, region, now)
    .flatMap((node) => [{ id: node.nodeId, accountId, region, node, instance: node.instance }]);
  const unmanaged = world
    .instances(accountId, region, now)
    .filter(({ state }) => state === "running" || state === "stopped")
    .filter(({ instanceId }) => world.node(accountId, region, instanceId, now) === undefined)
    .flatMap((instance) => [{ id: instance.instanceId, accountId, region, node: undefined, instance }]);
  return concatScans<ListedNode>([managed, unmanaged]);
};

/**
 * The nodes that ListNodes and ListNodesSummary speak of: those of the account-Region, or, with the organisation's sync
 * asked for in its management account, those of the whole organisation.
 */
export const listedNodes = (sync: string | undefined, request: EmulatorRequest): Scan<ListedNode> => {
  if (sync === undefined) return nodesOf(request.accountId, request.region, request);
  const management = request.world.organization().masterAccountId;
  if (sync !== syncName || request.accountId !== management) {
    const Message = `Resource data sync ${sync} does not exist.`;
    throw new ResourceDataSyncNotFoundException({ $metadata: {}, message: Message, SyncName: sync, Message });
  }
  const { world } = request;
  const scopes = world.accounts().flatMap(({ id }) => world.regions().map(({ name }) => ({ id, name })));
  return concatScans(scopes.map(({ id, name }) => nodesOf(id, name, request)));
};

/** What filters and aggregators read, by AWS's names. Organizational units are not part of this world. */
const attributes: Readonly<Record<string, (listed: ListedNode) => string | undefined>> = {
  AccountId: ({ accountId }) => accountId,
  AgentType: ({ node }) => (node === undefined ? undefined : "amazon-ssm-agent"),
  AgentVersion: ({ node }) => node?.agentVersion,
  ComputerName: ({ node }) => node?.computerName,
  InstanceId: ({ id }) => id,
  InstanceStatus: instanceStatusOf,
  IpAddress: ({ node, instance }) => node?.ipAddress ?? instance?.privateIp,
  ManagedStatus: ({ node }) => (node === undefined ? "Unmanaged" : "Managed"),
  OrganizationalUnitId: () => undefined,
  OrganizationalUnitPath: () => undefined,
  PlatformName: ({ node }) => node?.platformName,
  PlatformType: ({ node, instance }) =>
    node?.platformType ?? (instance?.platform === "windows" ? "Windows" : "Linux"),
  PlatformVersion: ({ node }) => node?.platformVersion,
  Region: ({ region }) => region,
  ResourceType: ({ node }) => node?.resourceType ?? "EC2Instance",
};

export const nodeAttribute = (listed: ListedNode, name: string): string | undefined =>
  attributes[name]?.(listed);

const testOf = ({ Key, Values, Type }: NodeFilter): ((listed: ListedNode) => boolean) => {
  const key = Key ?? "";
  const values = Values ?? [];
  if (!Object.hasOwn(attributes, key)) {
    throw new InvalidFilter({ $metadata: {}, message: `The filter ${key} is not valid.` });
  }
  if (key === "ManagedStatus" && values.includes("All")) return () => true;
  return (listed) => {
    const value = nodeAttribute(listed, key) ?? "";
    if (Type === "NotEqual") return !values.includes(value);
    if (Type === "BeginWith") return values.some((start) => value.startsWith(start));
    return values.includes(value);
  };
};

/** True for nodes that pass every filter. */
export const nodeTest = (filters: readonly NodeFilter[] | undefined): ((listed: ListedNode) => boolean) => {
  const tests = (filters ?? []).map(testOf);
  return (listed) => tests.every((test) => test(listed));
};
