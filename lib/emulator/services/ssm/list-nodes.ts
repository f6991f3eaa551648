import type { ListNodesRequest, ListNodesResult, Node } from "@aws-sdk/client-ssm";
import type { EmulatorRequest, Handler } from "../../wire/handler.ts";
import {
  instanceStatusOf,
  type ListedNode,
  listedNodes,
  nodeAttribute,
  nodeTest,
} from "./node-attributes.ts";

const fifteenMinutes = 900_000;

const nodeOf = (listed: ListedNode, { now }: EmulatorRequest): Node => {
  const { node, instance } = listed;
  return {
    CaptureTime: new Date(now.getTime() - (now.getTime() % fifteenMinutes)),
    Id: listed.id,
    Owner: { AccountId: listed.accountId },
    Region: listed.region,
    NodeType: {
      Instance: {
        AgentType: node === undefined ? undefined : "amazon-ssm-agent",
        AgentVersion: node?.agentVersion,
        ComputerName: node?.computerName,
        InstanceStatus: instanceStatusOf(listed),
        IpAddress: node?.ipAddress ?? instance?.privateIp,
        ManagedStatus: node === undefined ? "Unmanaged" : "Managed",
        PlatformType: node?.platformType ?? (instance?.platform === "windows" ? "Windows" : "Linux"),
        PlatformName: node?.platformName,
        PlatformVersion: node?.platformVersion,
        ResourceType:
          nodeAttribute(listed, "ResourceType") === "ManagedInstance" ? "ManagedInstance" : "EC2Instance",
      },
    },
  };
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListNodes.html */
export const listNodes: Handler<ListNodesRequest, ListNodesResult> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const found = listedNodes(input.SyncName, request).filter(nodeTest(input.Filters));
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 10, query });
  return { Nodes: items.map((listed) => nodeOf(listed, request)), NextToken: nextToken };
};
