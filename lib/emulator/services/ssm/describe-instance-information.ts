import {
  type DescribeInstanceInformationRequest,
  type DescribeInstanceInformationResult,
  type InstanceInformation,
  InvalidFilterKey,
  InvalidInstanceInformationFilterValue,
  type PingStatus,
} from "@aws-sdk/client-ssm";
import { AwsError } from "../../wire/errors.ts";
import type { Handler } from "../../wire/handler.ts";
import type { WorldNode } from "../../world/types.ts";
import { checkInstanceIds, hasTag, instanceFilterValues } from "./instance-filters.ts";

type Test = (node: WorldNode) => boolean;

/** Values that AWS checks; a filter with any other is refused. */
const knownValues: Readonly<Record<string, readonly string[]>> = {
  PingStatus: ["Online", "ConnectionLost", "Inactive"] satisfies PingStatus[],
  PlatformTypes: ["Windows", "Linux", "MacOS"],
  ResourceType: ["EC2Instance", "ManagedInstance"],
};

const testOf = (key: string | undefined, values: readonly string[], tagsAllowed: boolean): Test => {
  if (key !== undefined && tagsAllowed && key.startsWith("tag:"))
    return (node) => hasTag(node, key.slice(4), values);
  if (tagsAllowed && key === "tag-key") return (node) => values.some((tag) => hasTag(node, tag, undefined));
  const read =
    key === undefined || !Object.hasOwn(instanceFilterValues, key) ? undefined : instanceFilterValues[key];
  if (key === undefined || read === undefined) {
    throw new InvalidFilterKey({ $metadata: {}, message: `The filter key ${key ?? ""} is not valid.` });
  }
  if (key === "InstanceIds") checkInstanceIds(values);
  const wrong = values.find((value) => knownValues[key]?.includes(value) === false);
  if (wrong !== undefined) {
    throw new InvalidInstanceInformationFilterValue({
      $metadata: {},
      message: `${wrong} is not a valid value for the filter ${key}.`,
    });
  }
  const wanted = new Set(values);
  return (node) => wanted.has(read(node) ?? "");
};

const testsOf = (input: DescribeInstanceInformationRequest): Test[] => {
  const strings = input.Filters ?? [];
  const legacy = input.InstanceInformationFilterList ?? [];
  if (strings.length > 0 && legacy.length > 0) {
    throw new AwsError(
      "ValidationException",
      "Use either Filters or InstanceInformationFilterList, not both.",
    );
  }
  return [
    ...strings.map(({ Key, Values }) => testOf(Key, Values ?? [], true)),
    ...legacy.map(({ key, valueSet }) => testOf(key, valueSet ?? [], false)),
  ];
};

/** The ids a request names, when naming them is cheaper than a look at every node. */
const namedIds = (input: DescribeInstanceInformationRequest): readonly string[] | undefined =>
  input.Filters?.find(({ Key }) => Key === "InstanceIds")?.Values ??
  input.InstanceInformationFilterList?.find(({ key }) => key === "InstanceIds")?.valueSet;

const sourceOf = (node: WorldNode): Pick<InstanceInformation, "SourceId" | "SourceType"> =>
  node.instance === undefined
    ? { SourceId: node.nodeId, SourceType: "AWS::SSM::ManagedInstance" }
    : { SourceId: node.nodeId, SourceType: "AWS::EC2::Instance" };

/** A node as DescribeInstanceInformation shows it: members that AWS leaves out are left out. */
export const instanceInformationOf = (node: WorldNode): InstanceInformation => ({
  InstanceId: node.nodeId,
  PingStatus: node.pingStatus,
  LastPingDateTime: node.lastPing,
  AgentVersion: node.agentVersion,
  IsLatestVersion: node.isLatestVersion,
  PlatformType: node.platformType,
  PlatformName: node.platformName,
  PlatformVersion: node.platformVersion,
  ActivationId: node.activationId,
  IamRole: node.iamRole,
  RegistrationDate: node.registrationDate,
  ResourceType: node.resourceType,
  Name: node.name,
  IPAddress: node.ipAddress,
  ComputerName: node.computerName,
  AssociationStatus: node.associationStatus,
  LastAssociationExecutionDate: node.lastAssociationExecution,
  LastSuccessfulAssociationExecutionDate: node.lastSuccessfulAssociationExecution,
  AssociationOverview:
    node.associationStatus === undefined
      ? undefined
      : {
          DetailedStatus: node.associationStatus,
          InstanceAssociationStatusAggregatedCount: { ...node.associationCounts },
        },
  ...sourceOf(node),
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html */
export const describeInstanceInformation: Handler<
  DescribeInstanceInformationRequest,
  DescribeInstanceInformationResult
> = (input, { world, accountId, region, now, page }) => {
  const { NextToken, MaxResults, ...query } = input;
  const tests = testsOf(input);
  const keep: Test = (node) => tests.every((test) => test(node));
  const ids = namedIds(input);
  const nodes =
    ids === undefined
      ? world.nodes(accountId, region, now)
      : [...new Set(ids)]
          .map((id) => world.node(accountId, region, id, now))
          .filter((node) => node !== undefined);
  const found = tests.length === 0 ? nodes : nodes.filter(keep);
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 10, query });
  return { InstanceInformationList: items.map(instanceInformationOf), NextToken: nextToken };
};
