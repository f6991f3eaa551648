import { InvalidFilterKey, InvalidInstancePropertyFilterValue } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import { compareVersions } from "./compare.ts";
import { describeInstanceProperties } from "./describe-instance-properties.ts";

const request = aRequest();
const all = [...request.world.nodes(request.accountId, request.region, request.now)];

describe("DescribeInstanceProperties", () => {
  it("joins what EC2 knows of the node", async () => {
    const pages = await allPages(describeInstanceProperties, { MaxResults: 7 }, request);
    const properties = pages.flatMap(({ InstanceProperties }) => InstanceProperties ?? []);
    expect(properties.map(({ InstanceId }) => InstanceId)).toEqual(all.map(({ nodeId }) => nodeId));
    for (const [index, property] of properties.entries()) {
      const instance = all[index]?.instance;
      expect(property.InstanceType).toBe(instance?.instanceType);
      expect(property.LaunchTime).toEqual(instance?.launchTime);
      expect(property.InstanceState).toBe(instance === undefined ? undefined : "running");
    }
  });

  it("compares agent versions as versions", async () => {
    const limit = "3.3.4000.0";
    const input = {
      FiltersWithOperator: [{ Key: "AgentVersion", Values: [limit], Operator: "LessThan" as const }],
    };
    const { InstanceProperties } = await describeInstanceProperties(input, request);
    const naive = all.filter(({ agentVersion }) => compareVersions(agentVersion, limit) < 0);
    expect(InstanceProperties?.map(({ InstanceId }) => InstanceId)).toEqual(
      naive.map(({ nodeId }) => nodeId),
    );
  });

  it.each([
    ["Equal", (name: string) => name === "Windows"],
    ["NotEqual", (name: string) => name !== "Windows"],
    ["BeginWith", (name: string) => name.startsWith("Windows")],
  ] as const)("filters by %s", async (Operator, keep) => {
    const input = { FiltersWithOperator: [{ Key: "PlatformTypes", Values: ["Windows"], Operator }] };
    const { InstanceProperties } = await describeInstanceProperties(input, request);
    expect(InstanceProperties).toHaveLength(all.filter(({ platformType }) => keep(platformType)).length);
  });

  it("refuses unknown keys, an order where there is none, and both filter lists", () => {
    const refuse = (key: string, Operator: "Equal" | "LessThan") => () =>
      describeInstanceProperties({ FiltersWithOperator: [{ Key: key, Values: ["a"], Operator }] }, request);
    expect(refuse("Colour", "Equal")).toThrow(InvalidFilterKey);
    expect(refuse("PingStatus", "LessThan")).toThrow(InvalidInstancePropertyFilterValue);
    const both = {
      InstancePropertyFilterList: [{ key: "PingStatus" as const, valueSet: ["Online"] }],
      FiltersWithOperator: [{ Key: "PingStatus", Values: ["Online"] }],
    };
    expect(() => describeInstanceProperties(both, request)).toThrow("not both");
  });
});
