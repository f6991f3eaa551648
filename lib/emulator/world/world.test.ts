import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aWorld, testTime } from "../testing/handler-request.ts";
import { shareOut } from "./layout.ts";
import type { WorldNode } from "./types.ts";
import type { World } from "./world.ts";

const everyScope = (world: World) =>
  world.accounts().flatMap(({ id }) => world.regions().map(({ name }) => ({ accountId: id, region: name })));

const nodesOf = (world: World, now = testTime): WorldNode[] =>
  everyScope(world).flatMap(({ accountId, region }) => [...world.nodes(accountId, region, now)]);

const instancesOf = (world: World, now = testTime) =>
  everyScope(world).flatMap(({ accountId, region }) => [...world.instances(accountId, region, now)]);

describe("a world", () => {
  it("is the same for the same seed and another for another seed", () => {
    expect(nodesOf(aWorld())).toEqual(nodesOf(aWorld()));
    expect(nodesOf(aWorld({ seed: "other" })).map(({ nodeId }) => nodeId)).not.toEqual(
      nodesOf(aWorld()).map(({ nodeId }) => nodeId),
    );
  });

  it("answers the same in whatever order it is asked", () => {
    const known = nodesOf(aWorld());
    const asked = aWorld();
    fc.assert(
      fc.property(fc.constantFrom(...known), (node) => {
        const again = asked.node(node.accountId, node.region, node.nodeId, testTime);
        expect(again).toEqual(node);
      }),
      { numRuns: 200 },
    );
  });

  it("has the nodes it was asked for, shared out over all account-Regions", () => {
    const world = aWorld();
    expect(nodesOf(world)).toHaveLength(300);
    for (const { accountId, region } of everyScope(world)) {
      expect([...world.nodes(accountId, region, testTime)].length).toBeGreaterThan(0);
    }
  });

  it("shares any total out exactly", () => {
    const weights = fc.array(fc.nat(50), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.nat(500_000), weights, (total, parts) => {
        const sum = shareOut(total, parts).reduce((left, right) => left + right, 0);
        expect(sum).toBe(parts.every((part) => part === 0) ? 0 : total);
      }),
    );
  });

  it("keeps a place's facts at every scale", () => {
    const small = aWorld();
    const large = aWorld({ nodes: 40_000, accounts: 20, regions: 4 });
    for (const { accountId, region } of everyScope(small)) {
      const few = [...small.nodes(accountId, region, testTime)];
      const many = large.nodes(accountId, region, testTime).scan(0, few.length).items;
      expect(many).toEqual(few);
    }
  });

  it("has every tier, platform, kind of node and ping status", () => {
    const nodes = nodesOf(aWorld());
    const distinct = (read: (node: WorldNode) => string | undefined): Set<string | undefined> =>
      new Set(nodes.map(read));
    expect([...distinct((node) => node.tags.Tier)]).toEqual(
      expect.arrayContaining(["web", "app", "db", "batch"]),
    );
    expect(distinct((node) => node.platformType)).toEqual(new Set(["Linux", "Windows", "MacOS"]));
    expect(distinct((node) => node.resourceType)).toEqual(new Set(["EC2Instance", "ManagedInstance"]));
    expect(distinct((node) => node.pingStatus)).toEqual(new Set(["Online", "ConnectionLost", "Inactive"]));
    const names = distinct((node) => `${node.platformName} ${node.platformVersion}`);
    for (const name of [
      "Amazon Linux 2",
      "Amazon Linux 2023",
      "Ubuntu 24.04",
      "Debian GNU/Linux 12",
      "SLES 15.6",
    ]) {
      expect(names).toContain(name);
    }
    expect(distinct((node) => node.associationStatus)).toContain("Failed");
  });

  it("makes instances unmanaged for every reason", () => {
    const world = aWorld();
    const unmanaged = instancesOf(world).filter(
      ({ accountId, region, instanceId }) =>
        world.node(accountId, region, instanceId, testTime) === undefined,
    );
    const states = new Set(unmanaged.map(({ state }) => state));
    expect([...states]).toEqual(expect.arrayContaining(["running", "stopped", "terminated"]));
    const running = unmanaged.filter(({ state }) => state === "running");
    expect(running.some(({ instanceProfile }) => instanceProfile === undefined)).toBe(true);
    expect(running.some(({ instanceProfile }) => instanceProfile !== undefined)).toBe(true);
  });

  it("tells EC2 and Systems Manager the same story", () => {
    const world = aWorld({ nodes: 700 });
    const instances = new Map(instancesOf(world).map((instance) => [instance.instanceId, instance]));
    for (const node of nodesOf(world)) {
      const instance = instances.get(node.nodeId);
      expect(instance === undefined).toBe(node.resourceType === "ManagedInstance");
      if (instance === undefined) continue;
      expect(instance).toEqual(node.instance);
      expect(instance.state).toBe("running");
      expect(instance.privateIp).toBe(node.ipAddress);
      expect(instance.tags).toEqual(node.tags);
      expect(instance.arn).toBe(node.arn);
      expect(instance.platform === "windows").toBe(node.platformType === "Windows");
    }
  });

  it("never gives one id twice", () => {
    const world = aWorld({ nodes: 5000, accounts: 12, regions: 5 });
    const ids = [
      ...instancesOf(world).map(({ instanceId }) => instanceId),
      ...nodesOf(world).flatMap(({ nodeId }) => (nodeId.startsWith("mi-") ? [nodeId] : [])),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("knows no resource of another seed, account or Region", () => {
    const world = aWorld();
    const [node] = nodesOf(world);
    const elsewhere = world.accounts().at(-1)?.id ?? "";
    expect(world.node(elsewhere, node?.region ?? "", node?.nodeId ?? "", testTime)).toBeUndefined();
    expect(world.node(node?.accountId ?? "", "eu-central-1", node?.nodeId ?? "", testTime)).toBeUndefined();
    expect(
      aWorld({ seed: "x" }).node(node?.accountId ?? "", node?.region ?? "", node?.nodeId ?? "", testTime),
    ).toBe(undefined);
    expect([...world.nodes("999999999999", "us-east-1", testTime)]).toEqual([]);
    const noId = fc.stringMatching(/^i-0[0-9a-f]{16}$/);
    fc.assert(
      fc.property(noId, (id) => {
        const found = world.instance(node?.accountId ?? "", node?.region ?? "", id, testTime);
        expect(found?.instanceId ?? id).toBe(id);
      }),
    );
  });

  it("refuses sizes it cannot hold", () => {
    expect(() => aWorld({ nodes: 500_001 })).toThrow("nodes must be");
    expect(() => aWorld({ accounts: 0 })).toThrow("accounts must be");
    expect(() => aWorld({ regions: 2.5 })).toThrow("regions must be");
  });

  it("lists tagged resources of both kinds, and none without tags", () => {
    const world = aWorld();
    const resources = everyScope(world).flatMap(({ accountId, region }) => [
      ...world.taggedResources(accountId, region, testTime),
    ]);
    expect(new Set(resources.map(({ resourceType }) => resourceType))).toEqual(
      new Set(["ec2:instance", "ssm:managed-instance"]),
    );
    expect(resources.every(({ tags }) => Object.keys(tags).length > 0)).toBe(true);
    const tagged = instancesOf(world).filter(({ tags }) => Object.keys(tags).length > 0);
    expect(resources.filter(({ resourceType }) => resourceType === "ec2:instance")).toHaveLength(
      tagged.length,
    );
  });
});
