import { describe, expect, it } from "vitest";
import { aWorld, testTime } from "../../testing/handler-request.ts";
import { day } from "../time.ts";
import type { WorldNode } from "../types.ts";
import { inventorySchemas } from "./schemas.ts";

const world = aWorld({ nodes: 600 });
const nodes: WorldNode[] = world
  .accounts()
  .flatMap(({ id }) => world.regions().flatMap(({ name }) => [...world.nodes(id, name, testTime)]));
const later = (ms: number): Date => new Date(testTime.getTime() + ms);
const at = (node: WorldNode, now: Date): WorldNode | undefined =>
  world.node(node.accountId, node.region, node.nodeId, now);

describe("the inventory", () => {
  it("lists about 40 to 120 applications a node, from few distinct entries", () => {
    const distinct = new Set<string>();
    let total = 0;
    for (const node of nodes) {
      const content = world.inventory(node, "AWS:Application", testTime)?.content ?? [];
      expect(content.length).toBeGreaterThanOrEqual(38);
      expect(content.length).toBeLessThanOrEqual(120);
      for (const entry of content) distinct.add(JSON.stringify(entry));
      total += content.length;
    }
    expect(total / distinct.size).toBeGreaterThan(3);
  });

  it("gives nodes of the same make different versions, as patching drifts", () => {
    const versions = new Set(
      nodes
        .filter(
          ({ platformName, platformVersion }) => `${platformName} ${platformVersion}` === "Amazon Linux 2023",
        )
        .flatMap((node) => [...(world.inventory(node, "AWS:Application", testTime)?.content ?? [])])
        .filter(({ Name }) => Name === "openssl" || Name === "kernel" || Name === "curl")
        .map(({ Name, Version, Release }) => `${Name}-${Version}-${Release}`),
    );
    expect(versions.size).toBeGreaterThan(3);
  });

  it("has entries with the attributes of their schema only, all of them text", () => {
    const unknown = new Set<string>();
    for (const node of nodes.slice(0, 200)) {
      for (const { typeName, attributes } of inventorySchemas) {
        const known = new Set(attributes.map(({ name }) => name));
        for (const entry of world.inventory(node, typeName, testTime)?.content ?? []) {
          for (const [name, value] of Object.entries(entry)) {
            if (!known.has(name) || typeof value !== "string") unknown.add(`${typeName}.${name}`);
          }
        }
      }
    }
    expect(unknown).toEqual(new Set());
  });

  it("reports Windows types on Windows only and racks for hybrid nodes only", () => {
    for (const node of nodes) {
      const windows = node.platformType === "Windows";
      for (const type of ["AWS:Service", "AWS:WindowsRole", "AWS:WindowsUpdate"]) {
        expect(world.inventory(node, type, testTime) !== undefined).toBe(windows);
      }
      const rack = world.inventory(node, "Custom:RackInfo", testTime);
      expect(rack !== undefined).toBe(node.resourceType === "ManagedInstance");
    }
  });

  it("changes its content hash exactly when its content changes", () => {
    let changes = 0;
    for (const node of nodes.slice(0, 120)) {
      const seen = new Map<string, string>();
      for (let step = 0; step < 8; step += 1) {
        const then = at(node, later(step * 4 * day));
        if (then === undefined) continue;
        const inventory = world.inventory(then, "AWS:Application", later(step * 4 * day));
        const content = JSON.stringify(inventory?.content);
        expect(seen.get(content) ?? inventory?.contentHash).toBe(inventory?.contentHash);
        if (seen.size > 0 && !seen.has(content)) changes += 1;
        seen.set(content, inventory?.contentHash ?? "");
      }
      expect(new Set(seen.values()).size).toBe(seen.size);
    }
    expect(changes).toBeGreaterThan(20);
  });

  it("was collected within twelve hours on online nodes, and not since the last ping on others", () => {
    for (const node of nodes) {
      const captured = world.inventory(node, "AWS:Network", testTime)?.captureTime.getTime() ?? 0;
      expect(captured).toBeLessThanOrEqual(
        node.pingStatus === "Online" ? testTime.getTime() : node.lastPing.getTime(),
      );
      if (node.pingStatus === "Online")
        expect(testTime.getTime() - captured).toBeLessThanOrEqual(day / 2 + 1000);
    }
  });

  it("is unknown for other types", () => {
    const [node] = nodes;
    if (node === undefined) throw new Error("the world has nodes");
    expect(world.inventory(node, "AWS:BillingInfo", testTime)).toBeUndefined();
  });
});
