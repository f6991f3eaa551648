import type { PatchOrchestratorFilter } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../testing/handler-request.ts";
import { describePatchGroups } from "./describe-patch-groups.ts";

const request = aRequest();

const list = async (Filters: PatchOrchestratorFilter[] = [], of = request) => {
  const pages = await allPages(describePatchGroups, { Filters, MaxResults: 5 }, of);
  return pages.flatMap(({ Mappings }) => Mappings ?? []);
};

describe("DescribePatchGroups", () => {
  it("maps every group to one baseline per operating system, macOS apart", async () => {
    const all = await list();
    const pairs = all.map((one) => `${one.PatchGroup} ${one.BaselineIdentity?.OperatingSystem}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    const groups = new Set(all.map(({ PatchGroup }) => PatchGroup));
    const { world, accountId, region, now } = request;
    for (const { tags, platformType } of world.nodes(accountId, region, now))
      if (tags.PatchGroup !== undefined) expect(groups.has(tags.PatchGroup)).toBe(platformType !== "MacOS");
  });

  it("filters by prefix and operating system", async () => {
    const all = await list();
    const windows = await list([{ Key: "OPERATING_SYSTEM", Values: ["WINDOWS"] }]);
    expect(windows).toEqual(
      all.filter(({ BaselineIdentity }) => BaselineIdentity?.OperatingSystem === "WINDOWS"),
    );
    const linux = await list([{ Key: "NAME_PREFIX", Values: ["prod-linux"] }]);
    expect(linux.length + windows.length).toBe(all.length);
    await expect(list([{ Key: "OWNER", Values: ["AWS"] }])).rejects.toThrow("OWNER");
  });

  it("registers hostile names too, within AWS's pattern", async () => {
    const hostile = aRequest({ world: aWorld({ names: "hostile" }) });
    const names = (await list([], hostile)).map(({ PatchGroup = "" }) => PatchGroup);
    for (const name of names) expect(name).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u);
    expect(names).toContain("__proto__");
  });
});
