import {
  type InstanceInformation,
  type InstanceInformationStringFilter,
  InvalidFilterKey,
  InvalidInstanceId,
  InvalidInstanceInformationFilterValue,
} from "@aws-sdk/client-ssm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../testing/handler-request.ts";
import { describeInstanceInformation } from "./describe-instance-information.ts";

const request = aRequest({ world: aWorld({ nodes: 900 }) });
const all = [...request.world.nodes(request.accountId, request.region, request.now)];

const list = async (filters?: InstanceInformationStringFilter[]): Promise<InstanceInformation[]> => {
  const input = { MaxResults: 50, ...(filters === undefined ? {} : { Filters: filters }) };
  const pages = await allPages(describeInstanceInformation, input, request);
  return pages.flatMap(({ InstanceInformationList }) => InstanceInformationList ?? []);
};

describe("DescribeInstanceInformation", () => {
  it("lists every managed node of the account-Region once, 10 a page unless told otherwise", async () => {
    const pages = await allPages(describeInstanceInformation, {}, request);
    expect(
      pages.slice(0, -1).every(({ InstanceInformationList }) => InstanceInformationList?.length === 10),
    ).toBe(true);
    const ids = pages
      .flatMap(({ InstanceInformationList }) => InstanceInformationList ?? [])
      .map((it) => it.InstanceId);
    expect(ids).toEqual(all.map(({ nodeId }) => nodeId));
  });

  it("shows an EC2 node without, and a hybrid node with, what its activation gave it", async () => {
    const nodes = await list();
    const instance = nodes.find(({ ResourceType }) => ResourceType === "EC2Instance");
    expect(instance).toMatchObject({ SourceType: "AWS::EC2::Instance", SourceId: instance?.InstanceId });
    expect(instance?.ActivationId).toBeUndefined();
    expect(instance?.IamRole).toBeUndefined();
    expect(instance?.RegistrationDate).toBeUndefined();
    const hybrid = nodes.find(({ ResourceType }) => ResourceType === "ManagedInstance");
    expect(hybrid?.InstanceId).toMatch(/^mi-0[0-9a-f]{16}$/);
    expect(hybrid?.ActivationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(hybrid?.RegistrationDate).toBeInstanceOf(Date);
    expect(hybrid?.Name).not.toBe("");
  });

  it("has association counts that add up to its status", async () => {
    for (const { AssociationStatus, AssociationOverview } of await list()) {
      const counts = AssociationOverview?.InstanceAssociationStatusAggregatedCount ?? {};
      expect(AssociationOverview?.DetailedStatus).toBe(AssociationStatus);
      expect(counts[AssociationStatus ?? ""]).toBeGreaterThan(0);
    }
  });

  it("filters as a look at every node would", async () => {
    const filter = fc.oneof(
      fc.record({
        Key: fc.constant("PingStatus"),
        Values: fc.subarray(["Online", "ConnectionLost", "Inactive"], { minLength: 1 }),
      }),
      fc.record({
        Key: fc.constant("PlatformTypes"),
        Values: fc.subarray(["Linux", "Windows", "MacOS"], { minLength: 1 }),
      }),
      fc.record({
        Key: fc.constant("AgentVersion"),
        Values: fc.subarray([...new Set(all.map((node) => node.agentVersion))], { minLength: 1 }),
      }),
      fc.record({
        Key: fc.constant("ResourceType"),
        Values: fc.subarray(["EC2Instance", "ManagedInstance"], { minLength: 1 }),
      }),
      fc.record({
        Key: fc.constant("tag:Team"),
        Values: fc.subarray([...new Set(all.map((node) => node.tags.Team ?? "-"))], { minLength: 1 }),
      }),
      fc.record({
        Key: fc.constant("tag-key"),
        Values: fc.subarray(["Backup", "Owner", "Env"], { minLength: 1 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(filter, { maxLength: 3 }), async (filters) => {
        const naive = all.filter((node) =>
          filters.every(({ Key, Values }) => {
            if (Key === "PingStatus") return Values.includes(node.pingStatus);
            if (Key === "PlatformTypes") return Values.includes(node.platformType);
            if (Key === "AgentVersion") return Values.includes(node.agentVersion);
            if (Key === "ResourceType") return Values.includes(node.resourceType);
            if (Key === "tag:Team") return Values.includes(node.tags.Team ?? "");
            return Values.some((key) => node.tags[key] !== undefined);
          }),
        );
        expect((await list(filters)).map(({ InstanceId }) => InstanceId)).toEqual(
          naive.map(({ nodeId }) => nodeId),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("takes the older filter list, but not both, and no tags in it", async () => {
    const legacy = {
      InstanceInformationFilterList: [{ key: "PlatformTypes" as const, valueSet: ["Windows"] }],
    };
    const { InstanceInformationList } = await describeInstanceInformation(legacy, request);
    expect(InstanceInformationList?.every(({ PlatformType }) => PlatformType === "Windows")).toBe(true);
    const both = { ...legacy, Filters: [{ Key: "PlatformTypes", Values: ["Linux"] }] };
    expect(() => describeInstanceInformation(both, request)).toThrow("not both");
  });

  it("finds named nodes and says nothing of others that are well named", async () => {
    const [first, second] = all;
    const Values = [second?.nodeId ?? "", "i-0123456789abcdef0", first?.nodeId ?? "", second?.nodeId ?? ""];
    expect((await list([{ Key: "InstanceIds", Values }])).map(({ InstanceId }) => InstanceId)).toEqual([
      second?.nodeId,
      first?.nodeId,
    ]);
  });

  it.each([
    [{ Key: "Colour", Values: ["red"] }, InvalidFilterKey],
    [{ Key: "__proto__", Values: ["red"] }, InvalidFilterKey],
    [{ Key: "InstanceIds", Values: ["i-xyz"] }, InvalidInstanceId],
    [{ Key: "PingStatus", Values: ["Asleep"] }, InvalidInstanceInformationFilterValue],
  ])("refuses %j", (filter, error) => {
    expect(() => describeInstanceInformation({ Filters: [filter] }, request)).toThrow(error);
  });
});
