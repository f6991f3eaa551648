import { describe, expect, it } from "vitest";
import { scenarioOptions, scenarios } from "../scenarios/scenarios.ts";
import { aWorld, testTime } from "../testing/handler-request.ts";
import { hostileNames } from "./catalog/hostile.ts";
import { createWorld } from "./create-world.ts";
import type { World } from "./world.ts";

const texts = new Set(hostileNames.map(({ text }) => text));
const ssmText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

const scopes = (world: World) =>
  world.accounts().flatMap(({ id }) => world.regions().map(({ name }) => ({ accountId: id, region: name })));

describe("hostile names", () => {
  it("stay within what AWS allows of each field", () => {
    for (const { text, strict } of hostileNames) {
      expect([...text].length).toBeLessThanOrEqual(256);
      if (strict) expect(text).toMatch(ssmText);
    }
    const world = createWorld(scenarios.hostile);
    for (const { name } of world.accounts()) expect(name).toMatch(/^[\u0020-\u007E]{1,50}$/);
    for (const { accountId, region } of scopes(world)) {
      for (const node of world.nodes(accountId, region, testTime)) {
        expect(node.computerName.length).toBeLessThanOrEqual(255);
        if (node.resourceType === "EC2Instance") continue;
        for (const text of [node.name ?? "", ...Object.values(node.tags)]) expect(text).toMatch(ssmText);
      }
      for (const { description, defaultInstanceName } of world.activations(accountId, region, testTime)) {
        expect(description.length).toBeLessThanOrEqual(256);
        expect(defaultInstanceName).toMatch(ssmText);
      }
    }
  });

  it("reach the full length of a tag value", () => {
    expect(hostileNames.some(({ text }) => text.length === 256)).toBe(true);
  });

  it("are on a handful of nodes of an ordinary world", () => {
    const world = aWorld();
    const named = scopes(world)
      .flatMap(({ accountId, region }) => [...world.nodes(accountId, region, testTime)])
      .filter(({ tags }) => texts.has(tags.Name ?? "") || tags.Name?.startsWith("東京"));
    expect(named.length).toBeGreaterThan(8);
    expect(named.length).toBeLessThan(25);
  });

  it("are on every page of a hostile world", () => {
    const world = createWorld(scenarios.hostile);
    for (const { accountId, region } of scopes(world)) {
      const page = world.nodes(accountId, region, testTime).scan(0, 50).items;
      expect(page.some(({ tags }) => texts.has(tags.Name ?? ""))).toBe(true);
      const reports = page.flatMap((node) => [
        ...(world.inventory(node, "AWS:Application", testTime)?.content ?? []),
      ]);
      expect(reports.some((entry) => texts.has(entry.Name ?? ""))).toBe(true);
    }
  });
});

describe("scenarios", () => {
  it("differ in size and names, and take options beside", () => {
    const empty = createWorld(scenarioOptions("empty"));
    expect(
      scopes(empty).flatMap(({ accountId, region }) => [...empty.instances(accountId, region, testTime)]),
    ).toEqual([]);
    expect(empty.accounts()).toHaveLength(6);
    expect(createWorld(scenarioOptions("single-account")).accounts()).toHaveLength(1);
    expect(scenarioOptions("organization", { nodes: 1000, seed: "s" })).toMatchObject({
      nodes: 1000,
      seed: "s",
    });
  });

  it("are refused by any other name, with the names there are", () => {
    expect(() => scenarioOptions("chaos")).toThrow("organization");
  });

  it("are on windows, commands and what commands printed, within what AWS allows of each", () => {
    const world = createWorld(scenarios.hostile);
    const accountId = world.accounts()[1]?.id ?? "";
    const windows = world.operations.windows(accountId, "us-east-1");
    for (const { name, description = "-" } of windows) {
      expect(name).toMatch(/^[a-zA-Z0-9_\-.]{3,128}$/);
      expect(description.length).toBeLessThanOrEqual(128);
    }
    expect(windows.map(({ name }) => name)).toContain("__proto__");
    expect(windows.some(({ description }) => description?.includes("<img"))).toBe(true);
    const commands = world.operations.commands(accountId, "us-east-1", testTime);
    for (const { comment } of commands) expect(comment.length).toBeLessThanOrEqual(100);
    expect(commands.some(({ comment }) => comment.includes("<script>"))).toBe(true);
    const outputs = commands.flatMap((plan) =>
      [...world.operations.commandInvocations(plan, testTime)].flatMap((invocation) =>
        invocation.plugins().map(({ output }) => output),
      ),
    );
    expect([...texts].some((text) => outputs.some((output) => output.includes(text)))).toBe(true);
  });
});
