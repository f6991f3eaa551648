import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { listNodes } from "#lib/fleet/server/index.ts";
import { aNode, insertEndedNodes, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { randomFleet } from "#lib/fleet/testing/random-fleet.ts";
import { dimensions } from "#lib/patch/contract/dimensions.ts";
import type { ClassCounts, PatchOverviewOutput } from "#lib/patch/contract/overview.ts";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";
import { nodesFilter } from "#lib/patch/domain/node-links.ts";
import { patchOverview } from "../index.ts";

const now = new Date("2026-11-23T00:00:00Z");
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });

/** Every class and unknown, in turn, over nodes that are otherwise random; a third changed half a month ago. */
async function aWorld(seed: number): Promise<void> {
  await database.pool.query(
    "truncate fleet_nodes, fleet_nodes_history, fleet_texts, managed_nodes_live, patch_states, patch_operations",
  );
  const nodes = randomFleet(70, seed).map((node, index): FleetNode => {
    const name = classKeys[(index * 7 + seed) % classKeys.length];
    return { ...node, patchClass: name === "unknown" ? null : (name ?? null) };
  });
  const changed = nodes.filter((_, index) => index % 3 === 0);
  const begins = { validFrom: "2026-11-15T00:00:00.000Z" };
  await insertNodes(
    database.pool,
    nodes.map((node) => (changed.includes(node) ? { ...node, ...begins } : node)),
  );
  await insertEndedNodes(
    database.pool,
    changed.map((node) => ({
      ...node,
      patchClass: "stale",
      patchGroup: "Before",
      validTo: begins.validFrom,
    })),
  );
}

const sum = (classes: ClassCounts) => Object.values(classes).reduce((total, nodes) => total + nodes, 0);

async function total(scope: ScopeQuery, filter: string, accountIds: readonly string[] | null) {
  const answer = await listNodes(context(accountIds), {
    ...scope,
    filter,
    sort: "name",
    limit: 1,
    offset: 0,
  });
  return answer.total;
}

/** Every number of the answer, and what the list that it leads to counts. */
async function counted(answer: PatchOverviewOutput, scope: ScopeQuery, accountIds: readonly string[] | null) {
  const links: { filter: string; nodes: number }[] = [{ filter: "", nodes: answer.nodes }];
  const classesOf = (classes: ClassCounts) => Object.entries(classes) as [ClassKey, number][];
  for (const [name, nodes] of classesOf(answer.classes)) {
    links.push({ filter: nodesFilter({ class: name }), nodes });
  }
  for (const { dimension, groups } of answer.breakdowns) {
    for (const { value, nodes, classes } of groups) {
      const group = { dimension, value };
      links.push({ filter: nodesFilter({ group }), nodes });
      for (const [name, part] of classesOf(classes)) {
        links.push({ filter: nodesFilter({ group, class: name }), nodes: part });
      }
    }
  }
  const totals = await Promise.all(
    links.map(async ({ filter }) => ({ filter, nodes: await total(scope, filter, accountIds) })),
  );
  return { links, totals };
}

const anyScope = fc.record(
  {
    accounts: fc.constantFrom<string[]>(["111122223333"], ["111122223333", "444455556666"], ["999900001111"]),
    regions: fc.constantFrom<string[]>(["us-east-1"], ["eu-west-1"]),
    tag: fc.constantFrom("Env=prod", "Env", "Cost Center=100%"),
    asOf: fc.constantFrom("2026-11-10T00:00:00.000Z", "2026-11-20T00:00:00.000Z", "2026-01-01T00:00:00.000Z"),
  },
  { requiredKeys: [] },
);

describe("the patch overview", () => {
  it("counts each node once in every way, as the lists behind its numbers do", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1000),
        anyScope,
        fc.constantFrom(null, ["111122223333"]),
        async (seed, scope, accountIds) => {
          await aWorld(seed);
          const answer = await patchOverview(context(accountIds), scope);
          expect(sum(answer.classes)).toBe(answer.nodes);
          for (const { groups, rest } of answer.breakdowns) {
            expect(rest).toBeNull();
            expect(groups.reduce((nodes, group) => nodes + group.nodes, 0)).toBe(answer.nodes);
            for (const group of groups) expect(sum(group.classes)).toBe(group.nodes);
          }
          const { links, totals } = await counted(answer, scope, accountIds);
          expect(totals).toEqual(links);
        },
      ),
      { numRuns: 12, seed: 5 },
    );
  });

  it("calls nodes of account-Regions that were never asked unknown, and says whose names it knows", async () => {
    await database.pool.query(
      "truncate fleet_nodes, fleet_nodes_history, fleet_texts, managed_nodes_live, patch_states, patch_operations",
    );
    await database.pool.query(
      "insert into accounts (account_id, name, status) values ('111122223333', 'production', 'ACTIVE')",
    );
    await database.pool.query(
      `insert into patch_baselines (account_id, region, baseline_id, name, raw)
       values ('111122223333', 'us-east-1', 'pb-0123456789abcdef0', 'prod-linux', '{}')`,
    );
    await insertNodes(database.pool, [
      aNode({ patchClass: null, patchBaselineId: null }),
      aNode({ nodeId: "i-2" }),
    ]);
    const answer = await patchOverview(context(), {});
    expect(answer.classes).toEqual({ unknown: 1, compliant: 1 });
    const named = answer.breakdowns.map(({ dimension, groups }) => [
      dimension,
      groups.map(({ value, name }) => `${value} ${name}`).sort(),
    ]);
    expect(Object.fromEntries(named)).toMatchObject({
      account: ["111122223333 production"],
      baseline: ["null null", "pb-0123456789abcdef0 prod-linux"],
    });
  });

  it("has nodes with names longer than an index takes, as the lists do", async () => {
    await database.pool.query(
      "truncate fleet_nodes, fleet_nodes_history, fleet_texts, managed_nodes_live, patch_states, patch_operations",
    );
    const longest = "\u{20BB7}".repeat(256);
    const long = (length: number) => randomBytes(length).toString("base64").slice(0, length);
    await insertNodes(database.pool, [
      aNode({ platformName: long(5_000), patchGroup: long(5_000), patchClass: "failed" }),
      aNode({
        nodeId: "i-2",
        platformName: "Amazon Linux",
        patchGroup: longest,
        patchClass: "failed",
      }),
      aNode({ nodeId: "i-3" }),
    ]);
    const answer = await patchOverview(context(), {});
    expect(answer.classes).toEqual({ failed: 2, compliant: 1 });
    for (const { groups } of answer.breakdowns) {
      expect(groups.reduce((nodes, group) => nodes + group.nodes, 0)).toBe(3);
    }
    // As long as AWS lets a tag be.
    const filter = nodesFilter({ group: { dimension: "patchgroup", value: longest }, class: "failed" });
    expect(await total({}, filter, null)).toBe(1);
  });

  it("is empty where nothing is, with every dimension", async () => {
    const answer = await patchOverview(context([]), {});
    expect(answer.nodes).toBe(0);
    expect(answer.breakdowns.map(({ dimension }) => dimension)).toEqual(dimensions);
  });
});
