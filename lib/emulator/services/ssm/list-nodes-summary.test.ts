import { InvalidAggregatorException, type NodeAggregator } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../testing/handler-request.ts";
import { listNodesSummary } from "./list-nodes-summary.ts";

const world = aWorld();
const management = aRequest({ world, accountId: world.organization().masterAccountId });
const managed = { Key: "ManagedStatus" as const, Values: ["Managed"] };

const by = (AttributeName: NodeAggregator["AttributeName"], inner?: NodeAggregator): NodeAggregator => ({
  AggregatorType: "Count",
  TypeName: "Instance",
  AttributeName,
  ...(inner === undefined ? {} : { Aggregators: [inner] }),
});

const summary = async (Aggregators: NodeAggregator[]) => {
  const input = { SyncName: "AWS-QuickSetup-ManagedNode", Filters: [managed], Aggregators, MaxResults: 4 };
  const pages = await allPages(listNodesSummary, input, management);
  return pages.flatMap(({ Summary }) => Summary ?? []);
};

const total = (rows: readonly Record<string, string>[]): number =>
  rows.reduce((sum, { Count }) => sum + Number(Count), 0);

describe("ListNodesSummary", () => {
  it("counts add up to all nodes, whatever they are grouped by", async () => {
    for (const name of ["PlatformType", "AgentVersion", "Region", "ResourceType", "PlatformName"] as const) {
      expect(total(await summary([by(name)]))).toBe(300);
    }
  });

  it("groups inside groups", async () => {
    const rows = await summary([by("PlatformType", by("PlatformVersion"))]);
    expect(total(rows)).toBe(300);
    const linux = (await summary([by("PlatformType")])).find(({ PlatformType }) => PlatformType === "Linux");
    expect(total(rows.filter(({ PlatformType }) => PlatformType === "Linux"))).toBe(Number(linux?.Count));
  });

  it("gives two groupings one after the other", async () => {
    expect(total(await summary([by("Region"), by("PlatformType")]))).toBe(600);
  });

  it("refuses groups that are nested too deep", () => {
    const deep = by("Region", by("PlatformType", by("PlatformVersion")));
    expect(() => listNodesSummary({ Aggregators: [deep] }, management)).toThrow(InvalidAggregatorException);
  });
});
