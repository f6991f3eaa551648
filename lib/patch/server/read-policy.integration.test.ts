import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Query } from "#lib/core/server/sync/dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { readPatchPolicy } from "./read-policy.ts";

let database: TestDatabase;
const query: Query = async (sql, values) => (await database.pool.query(sql, values)).rows;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("the patch policy", () => {
  it("has defaults before anybody has set it", async () => {
    expect(await readPatchPolicy(query)).toEqual({
      staleAfterDays: 7,
      slaDays: { CRITICAL: 7, HIGH: 14, MEDIUM: 30, LOW: 90, UNSPECIFIED: 90 },
      clock: "release",
    });
  });

  it("is what the settings hold, completed by the defaults", async () => {
    await database.pool.query(
      `insert into app_settings (key, value, updated_by) values ('patch.policy', '{"staleAfterDays":3,"slaDays":{"HIGH":10}}', 'someone')`,
    );
    expect(await readPatchPolicy(query)).toMatchObject({
      staleAfterDays: 3,
      slaDays: { CRITICAL: 7, HIGH: 10 },
    });
  });
});
