import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listResourcesInput } from "#lib/aws-config/contract/list.ts";
import { aConfigItem, seedItems } from "#lib/aws-config/testing/seed-items.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { listResources, listResourcesSql } from "./list-resources.ts";

let database: TestDatabase;
const groups = 40;
const itemsOfEach = 25;
const asOf = "2026-11-10T00:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
  const items = Array.from({ length: groups * itemsOfEach }, (_, place) =>
    aConfigItem({
      resourceId: `sg-${place % groups}`,
      resourceName: `web-${place % groups}`,
      capturedAt: new Date(Date.parse("2026-11-01T00:00:00Z") + place * 1_000_000).toISOString(),
      tags: { Env: place % 2 === 0 ? "prod" : "dev" },
    }),
  );
  await seedItems(database.pool, items);
  await database.pool.query("analyze config_items, config_resources");
});
afterAll(() => database.drop());

const ctx = () => aVerbContext(database.pool);

describe("how lists of resources are read", () => {
  test("a page of a past moment reads the items that it found, and not through their resources' histories", async () => {
    for (const filter of ["deleted:no", "tag:Env=prod"]) {
      const { page } = listResourcesSql(ctx(), listResourcesInput.parse({ filter, asOf }));
      const client = await database.pool.connect();
      try {
        // So few rows are read whole by a scan, unless it is refused.
        await client.query("set enable_seqscan = off");
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${page.sql}`, [
          ...page.values,
        ]);
        const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
        expect(plan).toContain("config_items_id");
        expect(plan).not.toContain("config_items_pkey");
      } finally {
        client.release(true);
      }
    }
  });

  test("what values or words narrow is found once, for the page and for its count", async () => {
    const countOf = (filter: string) =>
      listResourcesSql(ctx(), listResourcesInput.parse({ filter, asOf })).count;
    expect(countOf("tag:Env=prod")).toBeNull();
    expect(countOf("web-1")).toBeNull();
    expect(countOf("deleted:no")).not.toBeNull();
  });

  test.each([
    ["tag:Env=prod", 20],
    ["web-1", 11],
    ["tag:Env=none", 0],
    ["deleted:no", groups],
  ])("the count of %s is there on every page, also behind the last", async (filter, total) => {
    for (const moment of [undefined, asOf]) {
      for (const offset of [0, total === 0 ? 0 : total - 1, 5000]) {
        const input = listResourcesInput.parse({ filter, asOf: moment, sort: "name", limit: 50, offset });
        const answer = await listResources(ctx(), input);
        expect(answer.total).toBe(total);
        expect(answer.rows).toHaveLength(Math.max(0, Math.min(50, total - offset)));
      }
    }
  });
});
