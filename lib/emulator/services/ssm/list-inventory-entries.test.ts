import { InvalidFilter, InvalidInstanceId, InvalidTypeNameException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import { listInventoryEntries } from "./list-inventory-entries.ts";

const request = aRequest();
const [node] = request.world.nodes(request.accountId, request.region, request.now);
const InstanceId = node?.nodeId ?? "";
const TypeName = "AWS:Application";

describe("ListInventoryEntries", () => {
  it("pages through what GetInventory gives at once", async () => {
    const pages = await allPages(listInventoryEntries, { InstanceId, TypeName, MaxResults: 9 }, request);
    const expected = node === undefined ? undefined : request.world.inventory(node, TypeName, request.now);
    expect(pages.flatMap(({ Entries }) => Entries)).toEqual(expected?.content);
    expect(pages[0]).toMatchObject({ InstanceId, TypeName, SchemaVersion: "1.1" });
  });

  it("filters entries by attributes of the type, with or without its name in front", async () => {
    for (const Key of ["Name", "AWS:Application.Name"]) {
      const input = { InstanceId, TypeName, Filters: [{ Key, Values: ["b"], Type: "BeginWith" as const }] };
      const { Entries } = await listInventoryEntries(input, request);
      expect(Entries?.length).toBeGreaterThan(0);
      expect(Entries?.every(({ Name }) => Name?.startsWith("b"))).toBe(true);
    }
  });

  it("is empty for a type that the node does not report", async () => {
    const output = await listInventoryEntries({ InstanceId, TypeName: "Custom:RackInfo" }, request);
    expect(output.Entries).toEqual([]);
    expect(output.CaptureTime).toBeUndefined();
  });

  it("refuses unknown types, nodes and attributes", () => {
    expect(() => listInventoryEntries({ InstanceId, TypeName: "AWS:None" }, request)).toThrow(
      InvalidTypeNameException,
    );
    const stranger = { InstanceId: "i-0123456789abcdef0", TypeName };
    expect(() => listInventoryEntries(stranger, request)).toThrow(InvalidInstanceId);
    const filtered = { InstanceId, TypeName, Filters: [{ Key: "Colour", Values: ["red"] }] };
    expect(() => listInventoryEntries(filtered, request)).toThrow(InvalidFilter);
  });
});
