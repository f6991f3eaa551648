import { describe, expect, it } from "vitest";
import { aRequest, aWorld } from "../../../testing/handler-request.ts";
import { describeMaintenanceWindowsForTarget } from "./describe-maintenance-windows-for-target.ts";

const request = aRequest({ world: aWorld({ nodes: 1000 }) });
const namesFor = async (Key: string, Values: string[], of = request) => {
  const { WindowIdentities = [] } = await describeMaintenanceWindowsForTarget(
    { Targets: [{ Key, Values }], ResourceType: "INSTANCE" },
    of,
  );
  return WindowIdentities.map(({ Name }) => Name);
};
const nodeWith = (tags: Record<string, string>, of = request): string => {
  const node = [...of.world.nodes(of.accountId, of.region, of.now)].find((one) =>
    Object.entries(tags).every(([key, value]) => one.tags[key] === value),
  );
  return node?.nodeId ?? "";
};

describe("DescribeMaintenanceWindowsForTarget", () => {
  it("finds the windows of a tag and those of a node by its tags", async () => {
    expect(await namesFor("tag:PatchGroup", ["prod-linux-wave2"])).toEqual(["prod-patch-wave2"]);
    const id = nodeWith({ PatchGroup: "prod-linux-wave2", Tier: "db" });
    expect(await namesFor("InstanceIds", [id])).toContain("prod-patch-wave2");
  });

  it("sees a tag that act has changed", async () => {
    const own = aRequest({ world: aWorld({ nodes: 1000 }) });
    const id = nodeWith({ PatchGroup: "prod-linux-wave2", Tier: "app" }, own);
    own.world.act("retag", { resourceId: id, key: "PatchGroup", value: "prod-linux-wave3" }, own.now);
    const names = await namesFor("InstanceIds", [id], own);
    expect(names).toContain("prod-patch-wave3");
    expect(names).not.toContain("prod-patch-wave2");
  });

  it("finds no patch window for the second wave of the data account, nor for development", async () => {
    const accountNamed = (name: string) =>
      request.world.accounts().find((account) => account.name === name)?.id ?? "";
    const data = { ...request, accountId: accountNamed("data") };
    expect(await namesFor("tag:PatchGroup", ["prod-linux-wave1"], data)).toEqual(["data-patch-wave1"]);
    expect(await namesFor("tag:PatchGroup", ["prod-linux-wave2", "staging-linux-wave2"], data)).toEqual([]);
    const sandbox = { ...request, accountId: accountNamed("sandbox") };
    expect(await namesFor("tag:PatchGroup", ["dev-linux-wave1"], sandbox)).toEqual([]);
  });
});
