import { describe, expect, it } from "vitest";
import { aWorld, testTime } from "../testing/handler-request.ts";
import { hour, minute } from "./time.ts";
import type { WorldNode } from "./types.ts";
import type { World } from "./world.ts";

const later = (ms: number): Date => new Date(testTime.getTime() + ms);

/** An online EC2 node of the default world, and a way to look at it again. */
const aNode = (): { world: World; node: WorldNode; again: (now?: Date) => WorldNode | undefined } => {
  const world = aWorld();
  const account = world.accounts()[1]?.id ?? "";
  const node = [...world.nodes(account, "us-east-1", testTime)].find(
    ({ pingStatus, resourceType, tags }) =>
      pingStatus === "Online" && resourceType === "EC2Instance" && tags.Env !== undefined,
  );
  if (node === undefined) throw new Error("the default world has an online node in prod");
  return { world, node, again: (now = testTime) => world.node(account, "us-east-1", node.nodeId, now) };
};

const instanceOf = (world: World, { accountId, region, nodeId }: WorldNode, now: Date) =>
  world.instance(accountId, region, nodeId, now);

describe("act", () => {
  it("retags and untags a resource everywhere it is shown", () => {
    const { world, node, again } = aNode();
    world.act("retag", { resourceId: node.nodeId, key: "Owner", value: "someone" }, testTime);
    world.act("untag", { resourceId: node.nodeId, key: "Env" }, testTime);
    expect(again()?.tags.Owner).toBe("someone");
    expect(again()?.tags.Env).toBeUndefined();
    expect(world.tags(node.accountId, node.region, node.nodeId, testTime)).toEqual(again()?.tags);
  });

  it("stops an instance, which Systems Manager then omits, and starts it again", () => {
    const { world, node, again } = aNode();
    world.act("stop", { resourceId: node.nodeId }, testTime);
    expect(instanceOf(world, node, later(5000))?.state).toBe("stopping");
    expect(instanceOf(world, node, later(minute))?.state).toBe("stopped");
    expect(again(later(minute))).toBeUndefined();
    world.act("start", { resourceIds: [node.nodeId] }, later(hour));
    expect(instanceOf(world, node, later(hour + minute))?.state).toBe("running");
    expect(again(later(hour + minute))?.nodeId).toBe(node.nodeId);
  });

  it("terminates an instance, which EC2 forgets after an hour", () => {
    const { world, node, again } = aNode();
    world.act("terminate", { resourceId: node.nodeId }, testTime);
    expect(again(later(1000))).toBeUndefined();
    expect(instanceOf(world, node, later(minute))?.state).toBe("terminated");
    expect(instanceOf(world, node, later(2 * hour))).toBeUndefined();
  });

  it("removes an instance profile, so that the agent is lost within the hour, and restores it", () => {
    const { world, node, again } = aNode();
    world.act("remove-profile", { resourceId: node.nodeId }, testTime);
    expect(instanceOf(world, node, later(1000))?.instanceProfile).toBeUndefined();
    expect(again(later(70 * minute))?.pingStatus).toBe("ConnectionLost");
    world.act("restore-profile", { resourceId: node.nodeId }, later(80 * minute));
    expect(again(later(90 * minute))?.pingStatus).toBe("Online");
    expect(instanceOf(world, node, later(90 * minute))?.instanceProfile).toBeDefined();
  });

  it("sets ping status and agent version", () => {
    const { world, node, again } = aNode();
    world.act("set-ping", { resourceId: node.nodeId, status: "ConnectionLost" }, testTime);
    world.act("set-agent-version", { resourceId: node.nodeId, version: "3.0.1.0" }, testTime);
    expect(again()).toMatchObject({
      pingStatus: "ConnectionLost",
      agentVersion: "3.0.1.0",
      isLatestVersion: false,
    });
    expect(again()?.lastPing.getTime()).toBeLessThan(testTime.getTime() - 6 * minute);
    world.act("set-ping", { resourceId: node.nodeId, status: "Online" }, testTime);
    expect(again()?.pingStatus).toBe("Online");
  });

  it("gives a node another address and platform version, in EC2 and in its inventory too", () => {
    const { world, node, again } = aNode();
    world.act("set-ip-address", { resourceId: node.nodeId, address: "10.1.2.3" }, testTime);
    world.act("set-platform-version", { resourceId: node.nodeId, version: "99.1" }, testTime);
    const changed = again();
    expect(changed).toMatchObject({ ipAddress: "10.1.2.3", platformVersion: "99.1" });
    expect(changed?.instance?.privateIp).toBe("10.1.2.3");
    const inventory = changed === undefined ? undefined : world.inventory(changed, "AWS:Network", testTime);
    expect(inventory?.content[0]).toMatchObject({ IPV4: "10.1.2.3" });
  });

  it("lets Systems Manager forget a node whose instance runs on, and know it again", () => {
    const { world, node, again } = aNode();
    world.act("deregister", { resourceId: node.nodeId }, testTime);
    expect(again()).toBeUndefined();
    expect(instanceOf(world, node, testTime)?.state).toBe("running");
    world.act("register", { resourceId: node.nodeId }, later(hour));
    expect(again(later(hour))?.nodeId).toBe(node.nodeId);
  });

  it("releases an agent that connected nodes take up over the given time", () => {
    const world = aWorld();
    const account = world.accounts()[1]?.id ?? "";
    const latest = (now: Date): number =>
      [...world.nodes(account, "us-east-1", now)].filter(({ isLatestVersion }) => isLatestVersion).length;
    world.act("release-agent", { overSeconds: 3600 }, testTime);
    const [early, half, late] = [1000, 30 * minute, 61 * minute].map((ms) => latest(later(ms)));
    expect(early).toBeLessThan(5);
    expect(half).toBeGreaterThan(early ?? 0);
    expect(late).toBeGreaterThan(half ?? 0);
  });

  it("churn changes about the given share of nodes, and the same ones for the same seed", () => {
    const changedBy = (seed: number): string[] => {
      const world = aWorld({ nodes: 4000 });
      const account = world.accounts()[1]?.id ?? "";
      const before = [...world.nodes(account, "us-east-1", testTime)];
      world.act("churn", { fraction: 0.1, seed }, testTime);
      const after = [...world.nodes(account, "us-east-1", testTime)];
      const changed = before.filter((node, index) => node.ipAddress !== after[index]?.ipAddress);
      expect(changed.length / before.length).toBeGreaterThan(0.05);
      expect(changed.length / before.length).toBeLessThan(0.15);
      return changed.map(({ nodeId }) => nodeId);
    };
    expect(changedBy(7)).toEqual(changedBy(7));
    expect(changedBy(7)).not.toEqual(changedBy(8));
  });

  it("changes nothing before its time, and reset forgets it all", () => {
    const { world, node, again } = aNode();
    world.act("stop", { resourceId: node.nodeId }, later(hour));
    expect(again()).toEqual(node);
    world.act("retag", { resourceId: node.nodeId, key: "Env", value: "x" }, testTime);
    world.reset();
    expect(again(later(2 * hour))?.nodeId).toBe(node.nodeId);
    expect(again()).toEqual(node);
  });

  it.each([
    ["explode", {}, 'unknown action "explode"'],
    ["stop", {}, "resourceId"],
    ["stop", { resourceId: "i-1" }, "resourceId"],
    ["set-ping", { resourceId: "i-00000000000000000", status: "Gone" }, "status"],
    ["set-agent-version", { resourceId: "i-00000000000000000", version: "new" }, "version"],
    ["set-ip-address", { resourceId: "i-00000000000000000", address: "300.1.1.1" }, "address"],
    ["churn", { fraction: 2 }, "fraction"],
    ["release-agent", {}, "overSeconds"],
    ["retag", { resourceId: "i-00000000000000000" }, "key"],
    ["delete-resource", { resourceId: "i-00000000000000000" }, "resourceId"],
    ["open-security-group", { resourceId: "sg-00000000000000000", port: 22, cidr: "all" }, "cidr"],
  ])("refuses %s with %j and says what is wrong", (action, params, message) => {
    expect(() => aWorld().act(action, params, testTime)).toThrow(message);
  });

  it("lists what it can do", () => {
    expect(aWorld().actions()).toContain("remove-profile");
  });
});
