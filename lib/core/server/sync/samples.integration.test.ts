import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createThings } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import type { DatasetRow } from "./dataset.ts";
import { type Sampler, takeSamples } from "./samples.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await createThings(database.pool);
});
beforeEach(() => database.pool.query("truncate things, samples, sync_coverage"));
afterAll(() => database.drop());

const byStatus: Sampler = {
  metric: "things.status",
  datasets: ["things", "labels"],
  select: `select account_id, region, status as dimension, count(*)::float8 as value
           from things join places using (account_id, region) group by 1, 2, 3`,
};
const things = (region: string, ...statuses: string[]) =>
  database.pool.query(
    "insert into things select '1', $1, ordinality || status, status from unnest($2::text[]) with ordinality as t(status)",
    [region, statuses],
  );
const covered = (region: string, labelsAge: string | null) =>
  database.pool.query(
    `insert into sync_coverage (dataset, account_id, region, cadence_seconds, last_complete_at)
     values ('things', '1', $1, 60, now()), ('labels', '1', $1, 60, now() - $2::interval)`,
    [region, labelsAge],
  );
const rows = async (bucket: string): Promise<DatasetRow[]> =>
  (
    await database.pool.query<DatasetRow>(
      "select region, dimension, value from samples where bucket = $1 order by 1, 2",
      [bucket],
    )
  ).rows;

describe("samples", () => {
  it("count each account-Region by dimension, with its total, for the hour and the day", async () => {
    await things("a", "Online", "Online", "Lost");
    await covered("a", "1 minute");
    await covered("b", "1 minute");
    await takeSamples(database.pool, [byStatus]);
    expect(await rows("hour")).toEqual([
      { region: "a", dimension: "", value: 3 },
      { region: "a", dimension: "Lost", value: 1 },
      { region: "a", dimension: "Online", value: 2 },
      { region: "b", dimension: "", value: 0 },
    ]);
    expect(await rows("day")).toEqual(await rows("hour"));
  });

  it("leave a gap where a dataset has not been complete, or not for long", async () => {
    await things("a", "Online");
    await covered("a", null);
    await things("b", "Online");
    await covered("b", "3 hours");
    await takeSamples(database.pool, [byStatus]);
    expect(await rows("hour")).toEqual([]);
  });

  it("are the newest of their hour and day: what is gone is not counted beside what came", async () => {
    await things("a", "Online", "Lost");
    await covered("a", "1 minute");
    await takeSamples(database.pool, [byStatus]);
    await database.pool.query("update things set status = 'Online'");
    await takeSamples(database.pool, [byStatus]);
    expect(await rows("day")).toEqual([
      { region: "a", dimension: "", value: 2 },
      { region: "a", dimension: "Online", value: 2 },
    ]);
  });

  it("of hours are kept for 35 days, of days for 800", async () => {
    await database.pool.query(
      `insert into samples select 'x', '', '1', 'a', bucket, now() - make_interval(days => age), 1
       from unnest(array['hour', 'day']) as bucket cross join unnest(array[34, 36, 799, 801]) as age`,
    );
    await takeSamples(database.pool, []);
    const kept = await database.pool.query(
      "select bucket, count(*)::int as rows from samples group by 1 order by 1",
    );
    expect(kept.rows).toEqual([
      { bucket: "day", rows: 3 },
      { bucket: "hour", rows: 1 },
    ]);
  });
});
