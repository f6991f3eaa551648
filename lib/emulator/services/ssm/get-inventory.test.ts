import {
  type GetInventoryRequest,
  InvalidAggregatorException,
  InvalidFilter,
  InvalidResultAttributeException,
  InvalidTypeNameException,
  type InventoryFilter,
} from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import type { WorldNode } from "../../world/types.ts";
import { getInventory } from "./get-inventory.ts";

const request = aRequest();
const { world, now } = request;
const all = [...world.nodes(request.accountId, request.region, now)];

const ids = async (input: GetInventoryRequest): Promise<(string | undefined)[]> => {
  const pages = await allPages(getInventory, input, request);
  return pages.flatMap(({ Entities }) => Entities ?? []).map(({ Id }) => Id);
};

const having = (
  keep: (entry: Readonly<Record<string, string>>) => boolean,
  type = "AWS:Application",
): string[] =>
  all
    .filter((node: WorldNode) => world.inventory(node, type, now)?.content.some(keep) === true)
    .map(({ nodeId }) => nodeId);

const where = (Key: string, Values: string[], Type?: InventoryFilter["Type"]): InventoryFilter => ({
  Key,
  Values,
  ...(Type === undefined ? {} : { Type }),
});

describe("GetInventory", () => {
  it("answers AWS:InstanceInformation when no result attribute is asked for", async () => {
    const { Entities } = await getInventory({ MaxResults: 1 }, request);
    const item = Entities?.[0]?.Data?.["AWS:InstanceInformation"];
    expect(item?.Content?.[0]).toMatchObject({
      InstanceId: all[0]?.nodeId,
      AgentVersion: all[0]?.agentVersion,
    });
    expect(item?.CaptureTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(item?.ContentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("pages through all nodes with the one type asked for", async () => {
    const input = { ResultAttributes: [{ TypeName: "AWS:Application" }], MaxResults: 13 };
    expect(await ids(input)).toEqual(all.map(({ nodeId }) => nodeId));
    const { Entities } = await getInventory(input, request);
    for (const { Data } of Entities ?? []) expect(Object.keys(Data ?? {})).toEqual(["AWS:Application"]);
  });

  it("holds no data of a type that the node does not report", async () => {
    const { Entities } = await getInventory({ ResultAttributes: [{ TypeName: "AWS:Service" }] }, request);
    const linux = new Set(
      all.filter(({ platformType }) => platformType === "Linux").map(({ nodeId }) => nodeId),
    );
    for (const { Id, Data } of Entities ?? [])
      expect(Object.keys(Data ?? {}).length).toBe(linux.has(Id ?? "") ? 0 : 1);
  });

  it("filters nodes by what one entry says", async () => {
    expect(await ids({ Filters: [where("AWS:Application.Name", ["nginx"])] })).toEqual(
      having(({ Name }) => Name === "nginx"),
    );
    const both = [
      where("AWS:Application.Name", ["nginx"]),
      where("AWS:Application.Version", ["1.2"], "BeginWith"),
    ];
    expect(await ids({ Filters: both })).toEqual(
      having(({ Name, Version }) => Name === "nginx" && Version?.startsWith("1.2") === true),
    );
    const older = [where("AWS:InstanceInformation.AgentVersion", ["3.3.4000.0"], "LessThan")];
    expect((await ids({ Filters: older })).length).toBeGreaterThan(0);
  });

  it("filters nodes by whether they report a type", async () => {
    const racks = having(() => true, "Custom:RackInfo");
    expect(await ids({ Filters: [where("Custom:RackInfo.Exists", ["true"], "Exists")] })).toEqual(racks);
    const without = await ids({ Filters: [where("Custom:RackInfo.Exists", ["false"], "Exists")] });
    expect(without.length + racks.length).toBe(all.length);
  });

  it("counts nodes by expressions, one inside the other", async () => {
    const inner = { Expression: "AWS:InstanceInformation.PlatformVersion" };
    const Aggregators = [{ Expression: "AWS:InstanceInformation.PlatformName", Aggregators: [inner] }];
    const { Entities } = await getInventory({ Aggregators }, request);
    const rows = Entities?.[0]?.Data?.["AWS:InstanceInformation"]?.Content ?? [];
    expect(rows.reduce((sum, { Count }) => sum + Number(Count), 0)).toBe(all.length);
    expect(Object.keys(rows[0] ?? {})).toEqual(["PlatformName", "PlatformVersion", "Count"]);
  });

  it("counts matching and other nodes of a group", async () => {
    const Groups = [{ Name: "has nginx", Filters: [where("AWS:Application.Name", ["nginx"])] }];
    const { Entities } = await getInventory({ Aggregators: [{ Groups }] }, request);
    const matching = having(({ Name }) => Name === "nginx").length;
    expect(Entities?.[0]?.Data?.["AWS:InstanceInformation"]?.Content).toEqual([
      { Name: "has nginx", MatchingCount: String(matching), NonMatchingCount: String(all.length - matching) },
    ]);
  });

  it.each([
    [{ Filters: [where("AWS:Nothing.Name", ["a"])] }, InvalidFilter],
    [{ Filters: [where("AWS:Application.Colour", ["a"])] }, InvalidFilter],
    [{ ResultAttributes: [{ TypeName: "AWS:Nothing" }] }, InvalidTypeNameException],
    [
      { ResultAttributes: [{ TypeName: "AWS:Application" }, { TypeName: "AWS:Network" }] },
      InvalidResultAttributeException,
    ],
    [{ Aggregators: [{ Expression: "AWS:Nothing.Name" }] }, InvalidAggregatorException],
    [{ Aggregators: [{}] }, InvalidAggregatorException],
  ])("refuses %j", (input, error) => {
    expect(() => getInventory(input, request)).toThrow(error);
  });
});
