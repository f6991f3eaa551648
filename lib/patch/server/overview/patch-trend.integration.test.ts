import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { patchTrend } from "../index.ts";

const now = new Date("2026-11-23T10:20:00Z");
let database: TestDatabase;

const add = (
  account: string,
  region: string,
  bucket: "day" | "hour",
  at: string,
  counts: Record<string, number>,
) =>
  database.pool.query(
    `insert into samples (metric, dimension, account_id, region, bucket, at, value)
     select 'nodes.patch_class', key, $1, $2, $3, $4, value::float8 from jsonb_each_text($5)`,
    [account, region, bucket, at, JSON.stringify(counts)],
  );

beforeAll(async () => {
  database = await testDatabase();
  await add("111122223333", "us-east-1", "day", "2026-11-20", { "": 3, failed: 1, compliant: 2 });
  await add("111122223333", "us-east-1", "day", "2026-11-22", { "": 3, compliant: 3 });
  await add("444455556666", "eu-west-1", "day", "2026-11-20", { "": 2, failed: 2 });
  await add("444455556666", "eu-west-1", "day", "2026-11-22", { "": 1, unknown: 1 });
  await add("111122223333", "us-east-1", "hour", "2026-11-23T09:00Z", { "": 1, stale: 1 });
  await database.pool.query(
    `insert into samples values ('nodes.ping_status', 'failed', '111122223333', 'us-east-1', 'day', '2026-11-20', 99)`,
  );
});
afterAll(() => database.drop());

const trend = async (
  input: Partial<Parameters<typeof patchTrend>[1]> = {},
  accountIds: readonly string[] | null = null,
) => {
  const actor = { name: "aiko", role: "viewer", accountIds } as const;
  const ctx = aVerbContext(database.pool, { now: () => now, actor });
  const answer = await patchTrend(ctx, { days: "30", bucket: "day", ...input });
  const known = answer.points.flatMap(({ at, classes }) =>
    classes === null ? [] : [[at, classes] as const],
  );
  return { ...answer, known: Object.fromEntries(known) };
};

describe("the patch trend", () => {
  it("adds up account-Regions by day, leaves gaps, and says since when there are samples", async () => {
    const answer = await trend();
    expect(answer.points.length).toBe(31);
    expect(answer.since).toBe("2026-11-20T00:00:00.000Z");
    expect(answer.known).toEqual({
      "2026-11-20T00:00:00.000Z": { failed: 3, compliant: 2 },
      "2026-11-22T00:00:00.000Z": { compliant: 3, unknown: 1 },
    });
  });

  it("covers the scope and what the reader may see", async () => {
    const one = { "2026-11-20T00:00:00.000Z": { failed: 2 }, "2026-11-22T00:00:00.000Z": { unknown: 1 } };
    expect((await trend({ regions: ["eu-west-1"] })).known).toEqual(one);
    expect((await trend({}, ["444455556666"])).known).toEqual(one);
    expect((await trend({ accounts: ["999900001111"] })).since).toBeNull();
  });

  it("reads hours from their own samples", async () => {
    expect((await trend({ bucket: "hour" })).known).toEqual({ "2026-11-23T09:00:00.000Z": { stale: 1 } });
  });

  it("says that there is none for a tag", async () => {
    expect(await trend({ tag: "Env=prod" })).toMatchObject({ tagged: true, points: [] });
  });
});
