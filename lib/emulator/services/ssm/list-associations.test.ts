import type { AssociationFilterKey } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../testing/handler-request.ts";
import { listAssociations } from "./list-associations.ts";

const request = aRequest();
const nodes = [...request.world.nodes(request.accountId, request.region, request.now)];

const where = async (key: AssociationFilterKey, value: string) =>
  (await listAssociations({ AssociationFilterList: [{ key, value }] }, request)).Associations ?? [];

describe("ListAssociations", () => {
  it("counts the statuses of its nodes", async () => {
    const { Associations } = await listAssociations({}, request);
    const sum = (counts: Readonly<Record<string, number>>): number =>
      Object.values(counts).reduce((left, right) => left + right, 0);
    const counted =
      Associations?.map(({ Overview }) => sum(Overview?.AssociationStatusAggregatedCount ?? {})) ?? [];
    const expected = nodes.map(({ associationCounts }) => sum(associationCounts));
    expect(counted.reduce((left, right) => left + right, 0)).toBe(
      expected.reduce((left, right) => left + right, 0),
    );
    const everyone = Associations?.find(({ Name }) => Name === "AWS-GatherSoftwareInventory");
    expect(sum(everyone?.Overview?.AssociationStatusAggregatedCount ?? {})).toBe(nodes.length);
  });

  it("filters by name, id, document, status, node and time", async () => {
    const [byName] = await where("AssociationName", "patch-scan");
    expect(byName?.Name).toBe("AWS-RunPatchBaseline");
    expect(await where("AssociationId", byName?.AssociationId ?? "")).toEqual([byName]);
    expect(await where("Name", "AWS-RunPatchBaseline")).toEqual([byName]);
    const failed = await where("AssociationStatusName", "Failed");
    expect(failed.every(({ Overview }) => Overview?.Status === "Failed")).toBe(true);
    const windows = nodes.find(({ platformType }) => platformType === "Windows");
    const names = (await where("InstanceId", windows?.nodeId ?? "")).map(
      ({ AssociationName }) => AssociationName,
    );
    expect(names).toContain("windows-domain-settings");
    expect(names).not.toContain("harden-linux");
    const all = (await listAssociations({}, request)).Associations ?? [];
    const before = await where("LastExecutedBefore", "2026-03-05T00:00:00Z");
    const after = await where("LastExecutedAfter", "2026-03-05T00:00:00Z");
    expect(before.length + after.length).toBe(all.length);
  });

  it("finds nothing for a node that is not there and refuses what is not a date", async () => {
    expect(await where("InstanceId", "i-0123456789abcdef0")).toEqual([]);
    await expect(where("LastExecutedAfter", "yesterday")).rejects.toThrow("not a date");
  });
});
