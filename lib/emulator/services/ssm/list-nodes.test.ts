import { InvalidFilter, type ListNodesRequest, ResourceDataSyncNotFoundException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../testing/handler-request.ts";
import { listNodes } from "./list-nodes.ts";

const world = aWorld();
const request = aRequest({ world });
const management = aRequest({ world, accountId: world.organization().masterAccountId });
const sync = "AWS-QuickSetup-ManagedNode";

const list = async (input: ListNodesRequest, of = request) => {
  const pages = await allPages(listNodes, { MaxResults: 50, ...input }, of);
  return pages.flatMap(({ Nodes }) => Nodes ?? []);
};

describe("ListNodes", () => {
  it("lists managed and unmanaged nodes of the account-Region", async () => {
    const managed = await list({ Filters: [{ Key: "ManagedStatus", Values: ["Managed"] }] });
    const unmanaged = await list({ Filters: [{ Key: "ManagedStatus", Values: ["Unmanaged"] }] });
    const nodes = [...world.nodes(request.accountId, request.region, request.now)];
    expect(managed.map(({ Id }) => Id)).toEqual(nodes.map(({ nodeId }) => nodeId));
    expect(unmanaged.length).toBeGreaterThan(0);
    const all = await list({ Filters: [{ Key: "ManagedStatus", Values: ["All"] }] });
    expect(all).toEqual([...managed, ...unmanaged]);
  });

  it("lists the whole organisation in the management account with the sync's name", async () => {
    const nodes = await list(
      { SyncName: sync, Filters: [{ Key: "ManagedStatus", Values: ["Managed"] }] },
      management,
    );
    expect(nodes).toHaveLength(300);
    expect(new Set(nodes.map(({ Owner }) => Owner?.AccountId)).size).toBe(6);
    expect(new Set(nodes.map(({ Region }) => Region)).size).toBe(3);
  });

  it("knows no sync elsewhere or of another name", () => {
    expect(() => listNodes({ SyncName: sync }, request)).toThrow(ResourceDataSyncNotFoundException);
    expect(() => listNodes({ SyncName: "mine" }, management)).toThrow(ResourceDataSyncNotFoundException);
  });

  it("filters by begin, equality and its opposite", async () => {
    const begin = await list({ Filters: [{ Key: "PlatformName", Values: ["Amazon"], Type: "BeginWith" }] });
    expect(begin.length).toBeGreaterThan(0);
    expect(begin.every(({ NodeType }) => NodeType?.Instance?.PlatformName === "Amazon Linux")).toBe(true);
    const all = await list({});
    const linux = await list({ Filters: [{ Key: "PlatformType", Values: ["Linux"] }] });
    const others = await list({ Filters: [{ Key: "PlatformType", Values: ["Linux"], Type: "NotEqual" }] });
    expect(linux.length + others.length).toBe(all.length);
  });

  it("refuses a key that it does not have", () => {
    const Filters = [{ Key: "Colour", Values: ["red"] }] as unknown as ListNodesRequest["Filters"];
    expect(() => listNodes({ Filters }, request)).toThrow(InvalidFilter);
  });
});
