import { describe, expect, it } from "vitest";
import { compareVersions } from "../services/ssm/compare.ts";
import { aWorld, testTime } from "../testing/handler-request.ts";
import { day, hour, minute } from "./time.ts";
import type { WorldNode } from "./types.ts";
import type { World } from "./world.ts";

const prod = (world: World): string => world.accounts()[1]?.id ?? "";
const later = (ms: number): Date => new Date(testTime.getTime() + ms);
const nodesAt = (world: World, now: Date, region = "us-east-1"): WorldNode[] => [
  ...world.nodes(prod(world), region, now),
];

const instancesAt = (world: World, now: Date) =>
  world
    .accounts()
    .flatMap(({ id }) => world.regions().flatMap(({ name }) => [...world.instances(id, name, now)]));

describe("as time moves", () => {
  it("online nodes have pinged within six minutes, and no ping lies in the future", () => {
    const world = aWorld({ nodes: 1500 });
    for (let step = 0; step < 6; step += 1) {
      const now = later(step * 7 * minute);
      for (const { pingStatus, lastPing } of nodesAt(world, now)) {
        const silence = now.getTime() - lastPing.getTime();
        expect(silence).toBeGreaterThanOrEqual(0);
        expect(silence <= 6 * minute).toBe(pingStatus === "Online");
      }
    }
  });

  it("pings and agent versions of a node never go back", () => {
    const world = aWorld();
    const last = new Map<string, WorldNode>();
    for (let step = 0; step < 40; step += 1) {
      for (const node of nodesAt(world, later(step * 17 * hour))) {
        const before = last.get(node.nodeId);
        if (before !== undefined) {
          expect(node.lastPing.getTime()).toBeGreaterThanOrEqual(before.lastPing.getTime());
          expect(compareVersions(node.agentVersion, before.agentVersion)).toBeGreaterThanOrEqual(0);
        }
        last.set(node.nodeId, node);
      }
    }
  });

  it("some nodes are lost and come back, some are replaced, some are redeployed", () => {
    const world = aWorld();
    const seen = new Map<string, Set<string>>();
    const ids = new Set<string>();
    const releases = new Map<string, Set<string>>();
    for (let step = 0; step < 96; step += 1) {
      for (const node of nodesAt(world, later(step * 15 * minute))) {
        seen.set(node.nodeId, (seen.get(node.nodeId) ?? new Set()).add(node.pingStatus));
        const release = node.tags.Release;
        if (release !== undefined)
          releases.set(node.nodeId, (releases.get(node.nodeId) ?? new Set()).add(release));
        ids.add(node.nodeId);
      }
    }
    expect([...seen.values()].some((statuses) => statuses.size > 1)).toBe(true);
    expect(ids.size).toBeGreaterThan(nodesAt(world, testTime).length);
    expect([...releases.values()].some((values) => values.size > 1)).toBe(true);
  });

  it("a replaced instance stays in EC2 for an hour as terminated, and in Systems Manager not at all", () => {
    const world = aWorld({ nodes: 3000 });
    const terminated = instancesAt(world, testTime).filter(({ state }) => state === "terminated");
    expect(terminated.length).toBeGreaterThan(0);
    for (const { accountId, region, instanceId, privateIp } of terminated) {
      expect(world.node(accountId, region, instanceId, testTime)).toBeUndefined();
      expect(world.instance(accountId, region, instanceId, later(hour))).toBeUndefined();
      expect(privateIp).toBeUndefined();
    }
  });

  it("paging through a moving fleet loses and repeats no node that stays", () => {
    const world = aWorld({ nodes: 4000 });
    const before = new Set(nodesAt(world, testTime).map(({ nodeId }) => nodeId));
    const read: string[] = [];
    let position: number | undefined = 0;
    let elapsed = 0;
    while (position !== undefined) {
      const page = world.nodes(prod(world), "us-east-1", later(elapsed)).scan(position, 50);
      read.push(...page.items.map(({ nodeId }) => nodeId));
      position = page.next;
      elapsed += 5 * minute;
    }
    const stays = nodesAt(world, later(elapsed)).filter(({ nodeId }) => before.has(nodeId));
    expect(new Set(read).size).toBe(read.length);
    expect(read).toEqual(expect.arrayContaining(stays.map(({ nodeId }) => nodeId)));
  });

  it("an agent release is taken up node by node until most have it", () => {
    const world = aWorld({ nodes: 2000 });
    const shareLatest = (now: Date): number => {
      const nodes = nodesAt(world, now);
      return nodes.filter(({ isLatestVersion }) => isLatestVersion).length / nodes.length;
    };
    const versions = new Set<string>();
    const shares: number[] = [];
    for (let step = 0; step < 20; step += 1) {
      shares.push(shareLatest(later(step * day)));
      for (const node of nodesAt(world, later(step * day)))
        if (node.isLatestVersion) versions.add(node.agentVersion);
    }
    expect(versions.size).toBe(2);
    expect(Math.min(...shares)).toBeLessThan(0.1);
    expect(Math.max(...shares)).toBeGreaterThan(0.5);
  });

  it("the profile that is removed on Tuesday at 02:13 costs checkout-api its agents until Thursday", () => {
    const world = aWorld({ nodes: 1000 });
    const api = (now: Date) =>
      nodesAt(world, now).filter(
        ({ tags, resourceType }) => tags.Service === "checkout-api" && resourceType === "EC2Instance",
      );
    const before = api(new Date("2026-03-03T02:12:00Z"));
    const removed = api(new Date("2026-03-03T02:14:00Z"));
    const lost = api(new Date("2026-03-03T03:30:00Z"));
    const restored = api(new Date("2026-03-05T09:50:00Z"));
    expect(before.length).toBeGreaterThan(3);
    expect(before.every(({ instance }) => instance?.instanceProfile !== undefined)).toBe(true);
    expect(removed.every(({ instance }) => instance?.instanceProfile === undefined)).toBe(true);
    expect(removed.some(({ pingStatus }) => pingStatus === "Online")).toBe(true);
    expect(lost.every(({ pingStatus }) => pingStatus === "ConnectionLost")).toBe(true);
    expect(restored.every(({ instance }) => instance?.instanceProfile !== undefined)).toBe(true);
    expect(restored.some(({ pingStatus }) => pingStatus === "Online")).toBe(true);
  });
});
