import {
  type ComplianceStringFilter,
  InvalidFilter,
  InvalidResourceId,
  InvalidResourceType,
} from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import { listComplianceItems } from "./list-compliance-items.ts";

const request = aRequest();
const nodes = [...request.world.nodes(request.accountId, request.region, request.now)];
const ResourceIds = [nodes[0]?.nodeId ?? ""];

const list = async (Filters: ComplianceStringFilter[]) => {
  const pages = await allPages(listComplianceItems, { ResourceIds, Filters, MaxResults: 7 }, request);
  return pages.flatMap(({ ComplianceItems }) => ComplianceItems ?? []);
};

describe("ListComplianceItems", () => {
  it("lists what one node complies with, by pages", async () => {
    const items = await list([]);
    const expected = nodes[0] === undefined ? [] : request.world.complianceItems(nodes[0], request.now);
    expect(items.map(({ Id }) => Id)).toEqual(expected.map(({ id }) => id));
  });

  it("lists all nodes of the account-Region without an id", async () => {
    const pages = await allPages(listComplianceItems, { MaxResults: 50 }, request);
    const items = pages.flatMap(({ ComplianceItems }) => ComplianceItems ?? []);
    expect(pages.slice(0, -1).every(({ ComplianceItems }) => ComplianceItems?.length === 50)).toBe(true);
    expect(new Set(items.map(({ ResourceId }) => ResourceId)).size).toBe(nodes.length);
  });

  it("filters by type, status and time", async () => {
    const all = await list([]);
    const patch = await list([{ Key: "ComplianceType", Values: ["Patch"], Type: "EQUAL" }]);
    const others = await list([{ Key: "ComplianceType", Values: ["Patch"], Type: "NOT_EQUAL" }]);
    expect(patch.length).toBeGreaterThan(0);
    expect(patch.length + others.length).toBe(all.length);
    const custom = await list([{ Key: "ComplianceType", Values: ["Custom:"], Type: "BEGIN_WITH" }]);
    expect(custom.every(({ ComplianceType }) => ComplianceType === "Custom:HostBenchmark")).toBe(true);
    const at = "2026-03-05T00:00:00Z";
    const before = await list([{ Key: "ExecutionTime", Values: [at], Type: "LESS_THAN" }]);
    const after = await list([{ Key: "ExecutionTime", Values: [at], Type: "GREATER_THAN" }]);
    expect(before.length + after.length).toBe(all.length);
  });

  it("refuses unknown keys, resources and types, and more than one resource", () => {
    const filtered = { Filters: [{ Key: "Colour", Values: ["red"] }] };
    expect(() => listComplianceItems(filtered, request)).toThrow(InvalidFilter);
    const stranger = { ResourceIds: ["i-0123456789abcdef0"] };
    expect(() => listComplianceItems(stranger, request)).toThrow(InvalidResourceId);
    const several = { ResourceIds: nodes.slice(0, 2).map(({ nodeId }) => nodeId) };
    expect(() => listComplianceItems(several, request)).toThrow("one resource id");
    expect(() => listComplianceItems({ ResourceTypes: ["Bucket"] }, request)).toThrow(InvalidResourceType);
  });
});
