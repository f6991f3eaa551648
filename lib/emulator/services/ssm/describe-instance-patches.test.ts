import { InvalidFilter, InvalidInstanceId, type PatchOrchestratorFilter } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../testing/handler-request.ts";
import type { WorldNode } from "../../world/types.ts";
import { describeInstancePatches } from "./describe-instance-patches.ts";

const request = aRequest({ world: aWorld({ nodes: 2000 }) });
const { world, accountId, region, now } = request;
const nodes = [...world.nodes(accountId, region, now)];

const list = async (node: WorldNode | undefined, Filters: PatchOrchestratorFilter[] = []) => {
  const input = { InstanceId: node?.nodeId ?? "", Filters, MaxResults: 10 };
  const pages = await allPages(describeInstancePatches, input, request);
  return pages.flatMap(({ Patches }) => Patches ?? []);
};
const having = (state: string, platform?: string) =>
  nodes.find(
    (node) =>
      (platform === undefined || node.platformType === platform) &&
      world.patchState(node, now)?.rows.some((row) => row.state === state),
  );

describe("DescribeInstancePatches", () => {
  it("lists about 30 to 45 patches of a node, each once", async () => {
    for (const node of nodes.slice(0, 25)) {
      const patches = await list(node);
      expect(new Set(patches.map(({ KBId }) => KBId)).size).toBe(patches.length);
      if (patches.length > 0) expect(patches.length).toBeGreaterThan(6);
      expect(patches.length).toBeLessThan(50);
    }
  });

  it("names KBs on Windows, and packages with their architecture on Linux", async () => {
    const windows = await list(having("Installed", "Windows"));
    for (const { KBId } of windows) expect(KBId).toMatch(/^KB\d{7}$/);
    const linux = await list(having("Installed", "Linux"));
    for (const { KBId, Title } of linux) {
      expect(KBId).toMatch(/\.(x86_64|aarch64|amd64|arm64)$/);
      expect(Title?.startsWith(`${KBId}:`)).toBe(true);
    }
  });

  it("has CVE ids and no time for what is missing, and a time and no CVE ids for what is installed", async () => {
    const patches = await list(having("Missing", "Linux"));
    const missing = patches.filter(({ State }) => String(State) === "Missing");
    expect(missing.length).toBeGreaterThan(0);
    for (const { InstalledTime, CVEIds = "CVE-2026-1000" } of missing) {
      expect(InstalledTime?.getTime()).toBe(0);
      for (const id of CVEIds.split(",")) expect(id).toMatch(/^CVE-20\d\d-\d{4,5}$/);
    }
    for (const { InstalledTime, CVEIds } of patches.filter(({ State }) => String(State) === "Installed")) {
      expect(InstalledTime?.getTime()).toBeGreaterThan(Date.UTC(2022, 0, 1));
      expect(InstalledTime?.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(CVEIds).toBeUndefined();
    }
  });

  it("filters by state, class, severity and id", async () => {
    const node = having("Missing", "Linux");
    const all = await list(node);
    const keys = ["State", "Classification", "Severity", "KBId"] as const;
    for (const key of keys) {
      const wanted = String(all[0]?.[key]);
      const found = await list(node, [{ Key: key, Values: [wanted, "another"] }]);
      expect(found).toEqual(all.filter((patch) => String(patch[key]) === wanted));
    }
  });

  it("shows nothing of a node that was never scanned", async () => {
    const never = nodes.find((node) => world.patchState(node, now) === undefined);
    expect(await list(never)).toEqual([]);
  });

  it("refuses more than 50 at once, whatever the model says, unknown nodes and unknown filters", async () => {
    const InstanceId = nodes[0]?.nodeId ?? "";
    expect(() => describeInstancePatches({ InstanceId, MaxResults: 51 }, request)).toThrow(
      "less than or equal to 50",
    );
    const stranger = { InstanceId: "i-0123456789abcdef0" };
    expect(() => describeInstancePatches(stranger, request)).toThrow(InvalidInstanceId);
    await expect(list(nodes[0], [{ Key: "Colour", Values: ["red"] }])).rejects.toThrow(InvalidFilter);
  });
});
