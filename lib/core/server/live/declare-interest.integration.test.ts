import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { declareInterest } from "./declare-interest.ts";

let database: TestDatabase;
const now = new Date("2026-11-01T00:00:00Z");

beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(
    `insert into sync_coverage (dataset, account_id, region, cadence_seconds)
     select dataset, account, region, 300
       from unnest('{managed-nodes,activations}'::text[]) dataset,
            unnest('{111122223333,444455556666}'::text[]) account,
            unnest('{us-east-1,eu-west-1}'::text[]) region`,
  );
});
beforeEach(() => database.pool.query("truncate sync_interest"));
afterAll(() => database.drop());

const interest = async () => {
  const { rows } = await database.pool.query<{ scope: string; until: Date }>(
    "select dataset || ' ' || account_id || ' ' || region as scope, until from sync_interest order by 1",
  );
  return rows;
};

describe("declareInterest", () => {
  it("covers every account-Region of the datasets unless told otherwise", async () => {
    expect(await declareInterest(aVerbContext(database.pool), { datasets: ["managed-nodes"] })).toEqual({
      scopes: 4,
    });
    const ctx = aVerbContext(database.pool);
    const narrow = {
      datasets: ["activations", "no-such"],
      accounts: ["111122223333"],
      regions: ["us-east-1"],
    };
    expect(await declareInterest(ctx, narrow)).toEqual({ scopes: 1 });
    expect(await interest()).toHaveLength(5);
  });

  it("lasts until pages would have said so again, and never gets shorter", async () => {
    const at = (time: number) => aVerbContext(database.pool, { now: () => new Date(time) });
    const narrow = { datasets: ["managed-nodes"], accounts: ["111122223333"], regions: ["us-east-1"] };
    await declareInterest(at(now.getTime()), narrow);
    await declareInterest(at(now.getTime() - 60_000), narrow);
    expect(await interest()).toEqual([
      { scope: "managed-nodes 111122223333 us-east-1", until: new Date(now.getTime() + 90_000) },
    ]);
  });

  it("stays within the accounts of the reader's role", async () => {
    const actor = { name: "aiko", role: "viewer" as const, accountIds: ["444455556666"] };
    const ctx = aVerbContext(database.pool, { actor });
    expect(await declareInterest(ctx, { datasets: ["managed-nodes"] })).toEqual({ scopes: 2 });
  });

  it("takes many pages telling the same at the same time", async () => {
    const tell = () =>
      declareInterest(aVerbContext(database.pool), { datasets: ["managed-nodes", "activations"] });
    await Promise.all(Array.from({ length: 10 }, tell));
    expect(await interest()).toHaveLength(8);
  });
});
