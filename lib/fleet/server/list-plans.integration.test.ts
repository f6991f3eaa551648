import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { seedFleet } from "#lib/fleet/testing/seed-fleet.ts";
import { listNodesSql } from "./list-nodes.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await seedFleet(database.pool, { nodes: 3_000, accounts: 20, regions: 4 });
});
afterAll(() => database.drop());

async function planOf(input: Partial<Parameters<typeof listNodesSql>[1]>): Promise<string> {
  const whole = { filter: "", sort: "name", limit: 100, offset: 0, ...input };
  const { sql, values } = listNodesSql(aVerbContext(database.pool), whole);
  const { rows } = await database.pool.query<{ "QUERY PLAN": string }>(`explain ${sql}`, [...values]);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const asOf = "2026-11-01T00:00:00Z";

describe("how lists are read", () => {
  test("whole values, the scope and its tag come from one index, without reading the table", async () => {
    const filter = "platform:Linux ping=Online tag:Env=prod,stage os=ubuntu";
    const plan = await planOf({
      filter,
      accounts: ["100001000003"],
      regions: ["us-east-1"],
      tag: "Tier=web",
    });
    expect(plan).toContain("on fleet_nodes_terms");
    expect(plan).not.toContain("Seq Scan on fleet_nodes");
  });

  test("so do their beginnings, whether there is one, and what must not be", async () => {
    const plan = await planOf({ filter: "instancetype:m* tag:Team=* ping!=Online os:ubuntu*", tag: "Tier" });
    expect(plan).toContain("on fleet_nodes_terms");
    expect(plan).not.toMatch(/Filter: .*(instance_type|ping_status|platform_name)/);
    expect(plan).not.toContain("Seq Scan on fleet_nodes");
  });

  test("what only must not be is no detour through the index", async () => {
    expect(await planOf({ filter: "ping!=Online" })).not.toContain("fleet_nodes_terms");
  });

  test("so they do as of a moment, in both tables", async () => {
    const plan = await planOf({ filter: "platform:Linux tag:Env=prod", asOf });
    expect(plan).toContain("on fleet_nodes_terms");
    expect(plan).toContain("on fleet_nodes_history_terms");
  });

  test("a fresh page comes in the order of an index, now and as of a moment", async () => {
    expect(await planOf({})).toContain("using fleet_nodes_by_name");
    expect(await planOf({ asOf })).toMatch(/Merge Append[\s\S]*fleet_nodes_history_by_name/);
  });

  test("a moment at which few had ended walks through the few, not through all of history in order", async () => {
    const plan = await planOf({ asOf: "2026-11-22T00:00:00Z" });
    expect(plan).toContain("using fleet_nodes_by_name");
    expect(plan).not.toContain("fleet_nodes_history_by_name");
  });

  test("plain words come from the index of words", async () => {
    expect(await planOf({ filter: "web-prod-00012" })).toContain("on fleet_texts_words");
  });

  test("what other relations name is joined to what the index names: no row's words are made anew", async () => {
    for (const filter of ["web ping:Online", "app:nginx ping:Online", "kb:KB5034441 ping:Online"]) {
      for (const moment of [{}, { asOf }]) {
        const plan = await planOf({ filter, ...moment });
        expect(plan).toContain("on fleet_nodes_terms");
        expect(plan).not.toMatch(/Filter: .*yagura_node_terms/);
      }
    }
  });
});
