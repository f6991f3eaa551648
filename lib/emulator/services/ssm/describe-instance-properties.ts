import {
  type DescribeInstancePropertiesRequest,
  type DescribeInstancePropertiesResult,
  type InstanceProperty,
  InvalidFilterKey,
  InvalidInstancePropertyFilterValue,
} from "@aws-sdk/client-ssm";
import { AwsError } from "../../wire/errors.ts";
import type { Handler } from "../../wire/handler.ts";
import type { WorldNode } from "../../world/types.ts";
import { compareVersions } from "./compare.ts";
import { instanceInformationOf } from "./describe-instance-information.ts";
import { checkInstanceIds, instanceFilterValues } from "./instance-filters.ts";

type Test = (node: WorldNode) => boolean;

const invalidKey = (key: string): InvalidFilterKey =>
  new InvalidFilterKey({ $metadata: {}, message: `The filter key ${key} is not valid.` });

/** Values of `tag:<key>` and of the attribute filters. */
const readerOf = (key: string): ((node: WorldNode) => string | undefined) => {
  if (key.startsWith("tag:")) return (node) => node.tags[key.slice(4)];
  const read = Object.hasOwn(instanceFilterValues, key) ? instanceFilterValues[key] : undefined;
  if (read === undefined) throw invalidKey(key);
  return read;
};

const testOf = (key: string, values: readonly string[], operator: string): Test => {
  if (key === "InstanceIds") checkInstanceIds(values);
  const read = readerOf(key);
  const ordered = operator === "LessThan" || operator === "GreaterThan";
  if (ordered && key !== "AgentVersion") {
    throw new InvalidInstancePropertyFilterValue({
      $metadata: {},
      message: `The operator ${operator} cannot be used with ${key}.`,
    });
  }
  return (node) => {
    const value = read(node) ?? "";
    if (operator === "NotEqual") return !values.includes(value);
    if (operator === "BeginWith") return values.some((start) => value.startsWith(start));
    if (operator === "LessThan") return values.some((limit) => compareVersions(value, limit) < 0);
    if (operator === "GreaterThan") return values.some((limit) => compareVersions(value, limit) > 0);
    return values.includes(value);
  };
};

const testsOf = (input: DescribeInstancePropertiesRequest): Test[] => {
  const { InstancePropertyFilterList: plain, FiltersWithOperator: operated } = input;
  if (plain !== undefined && operated !== undefined) {
    throw new AwsError(
      "ValidationException",
      "Use either InstancePropertyFilterList or FiltersWithOperator, not both.",
    );
  }
  return [
    ...(plain ?? []).map(({ key, valueSet }) => testOf(key ?? "", valueSet ?? [], "Equal")),
    ...(operated ?? []).map(({ Key, Values, Operator }) =>
      testOf(Key ?? "", Values ?? [], Operator ?? "Equal"),
    ),
  ];
};

const propertyOf = (node: WorldNode): InstanceProperty => {
  const { IsLatestVersion: _, ...information } = instanceInformationOf(node);
  const { instance } = node;
  return {
    ...information,
    Name: node.name ?? node.tags.Name,
    InstanceType: instance?.instanceType,
    InstanceRole: instance?.instanceProfile?.arn.split("/").at(-1),
    KeyName: instance?.keyName,
    InstanceState: instance?.state,
    Architecture: instance?.architecture,
    LaunchTime: instance?.launchTime,
  };
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceProperties.html */
export const describeInstanceProperties: Handler<
  DescribeInstancePropertiesRequest,
  DescribeInstancePropertiesResult
> = (input, { world, accountId, region, now, page }) => {
  const { NextToken, MaxResults, ...query } = input;
  const tests = testsOf(input);
  const found = world.nodes(accountId, region, now).filter((node) => tests.every((test) => test(node)));
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return { InstanceProperties: items.map(propertyOf), NextToken: nextToken };
};
