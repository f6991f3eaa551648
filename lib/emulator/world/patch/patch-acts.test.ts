import { describe, expect, it } from "vitest";
import { aWorld, testTime } from "../../testing/handler-request.ts";
import { day, hour, minute } from "../time.ts";
import type { WorldNode } from "../types.ts";
import type { World } from "../world.ts";
import { patchCountsOf } from "./patch-views.ts";

const later = (ms: number): Date => new Date(testTime.getTime() + ms);

/** An online node of prod that lacks patches, and ways to look at it again. */
const aLackingNode = (platform = "Linux") => {
  const world = aWorld({ nodes: 2000 });
  const account = world.accounts()[1]?.id ?? "";
  const node = [...world.nodes(account, "us-east-1", testTime)].find(
    (one) =>
      one.pingStatus === "Online" &&
      // It must not be replaced meanwhile.
      world.node(account, "us-east-1", one.nodeId, later(day))?.pingStatus === "Online" &&
      one.platformType === platform &&
      world.patchState(one, testTime)?.rows.some(({ state }) => state === "Missing"),
  );
  if (node === undefined) throw new Error("some node of prod lacks a patch");
  const act = (action: string, now: Date, params: Record<string, unknown> = {}): void => {
    world.act(action, { resourceIds: [node.nodeId], ...params }, now);
  };
  const stateAt = (now: Date) => {
    const then = world.node(node.accountId, node.region, node.nodeId, now);
    return then === undefined ? undefined : world.patchState(then, now);
  };
  const countsAt = (now: Date) => {
    const state = stateAt(now);
    return state === undefined ? {} : patchCountsOf(state).byState;
  };
  return { world, node, act, stateAt, countsAt };
};

const nodesOf = (world: World, now: Date): WorldNode[] =>
  world.accounts().flatMap(({ id }) => [...world.nodes(id, "us-east-1", now)]);

describe("act on patches", () => {
  it.each(["Linux", "Windows"])(
    "installs what is missing on %s, and says so in a new operation",
    (platform) => {
      const { act, stateAt, countsAt } = aLackingNode(platform);
      act("install-patches", later(hour));
      expect(countsAt(testTime).Missing).toBeGreaterThan(0);
      expect(countsAt(later(hour)).Missing).toBeUndefined();
      const operation = stateAt(later(hour))?.operation;
      expect(operation).toMatchObject({ kind: "Install", endedAt: later(hour).getTime() });
      expect(operation?.snapshotId).not.toBe(stateAt(testTime)?.operation.snapshotId);
    },
  );

  it("lets the inventory of Windows updates know what was installed", () => {
    const { world, node, act, stateAt } = aLackingNode("Windows");
    const missing = stateAt(testTime)?.rows.find(({ state }) => state === "Missing")?.release.kbId ?? "";
    act("install-patches", later(hour));
    const then = world.node(node.accountId, node.region, node.nodeId, later(day));
    const inventory = then && world.inventory(then, "AWS:WindowsUpdate", later(day));
    expect(inventory?.content.map(({ HotFixId }) => HotFixId)).toContain(missing);
  });

  it("scans with any baseline of the account-Region, until the next daily scan", () => {
    const { world, node, act, stateAt } = aLackingNode();
    const own = stateAt(testTime)?.baseline;
    const other = world
      .patchBaselines(node.accountId, node.region, testTime)
      .find(({ owner, operatingSystem }) => owner === "AWS" && operatingSystem === own?.operatingSystem);
    act("scan-patches", later(hour), { baselineId: other?.baselineId });
    expect(stateAt(later(hour))?.baseline.baselineId).toBe(other?.baselineId);
    expect(stateAt(later(hour))?.operation.kind).toBe("Scan");
    act("scan-patches", later(2 * hour), { baselineId: other?.baselineId.split("/").at(-1) });
    expect(stateAt(later(2 * hour))?.baseline.baselineId).toBe(other?.baselineId);
    expect(stateAt(later(day))?.baseline.baselineId).toBe(own?.baselineId);
  });

  it("makes an install fail, until the next one", () => {
    const { act, countsAt } = aLackingNode();
    const missing = countsAt(testTime).Missing;
    act("fail-install", later(hour));
    expect(countsAt(later(hour)).Failed).toBe(missing);
    expect(countsAt(later(day)).Failed).toBe(missing);
    act("install-patches", later(2 * hour));
    expect(countsAt(later(2 * hour)).Failed).toBeUndefined();
  });

  it("leaves a restart pending, which the scan after the restart finds done", () => {
    const { act, stateAt, countsAt } = aLackingNode();
    act("install-patches", later(minute));
    act("set-pending-reboot", later(hour));
    expect(countsAt(later(hour)).InstalledPendingReboot).toBe(2);
    expect(stateAt(later(hour))).toMatchObject({
      lastNoRebootInstallAt: later(hour).getTime(),
      operation: { rebootOption: "NoReboot" },
    });
    act("reboot", later(2 * hour));
    expect(countsAt(later(2 * hour)).InstalledPendingReboot).toBe(2);
    act("scan-patches", later(3 * hour));
    expect(countsAt(later(3 * hour)).InstalledPendingReboot).toBeUndefined();
  });

  it("churn changes the patch states of the touched share, and no others", () => {
    const world = aWorld({ nodes: 2000 });
    const operations = (): (string | undefined)[] =>
      nodesOf(world, testTime).map((node) => world.patchState(node, testTime)?.operation.snapshotId);
    const before = operations();
    world.act("churn", { fraction: 0.1, seed: 4 }, testTime);
    const changed = operations().filter((id, index) => id !== before[index]).length / before.length;
    expect(changed).toBeGreaterThan(0.05);
    expect(changed).toBeLessThan(0.15);
  });

  it("gives a node the baseline of its new patch group", () => {
    const { act, stateAt } = aLackingNode();
    act("retag", testTime, { key: "PatchGroup", value: "nobody" });
    act("scan-patches", later(minute));
    expect(stateAt(later(minute))?.baseline).toMatchObject({ owner: "AWS", isDefault: true });
    expect(stateAt(later(minute))?.patchGroup).toBe("nobody");
  });
});
