import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { SpaceReclaimer } from "./space-reclaimer.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(
    `create table written (id int primary key, value text);
     create table left_alone (id int primary key, value text);
     alter table written set (autovacuum_enabled = off);
     alter table left_alone set (autovacuum_enabled = off);
     insert into written select id, repeat('x', 200) from generate_series(1, 3000) id;
     insert into left_alone select id, value from written`,
  );
});
afterAll(() => database.drop());

const megabytes = async (relation: string): Promise<number> => {
  const { rows } = await database.pool.query<{ bytes: number }>(
    "select pg_relation_size($1::regclass)::float8 / 1e6 as bytes",
    [relation],
  );
  return rows[0]?.bytes ?? Number.NaN;
};

/** The server adds up what a session has written when that has nothing more to do. */
const write = async (update: string) => {
  const client = await database.pool.connect();
  try {
    await client.query(update);
    await client.query("select pg_stat_force_next_flush()");
    await client.query("select");
  } finally {
    client.release();
  }
};

test("a table whose every row is written anew again and again keeps its size, and so do its indexes", async () => {
  const space = new SpaceReclaimer(database.pool, ["written"]);
  await space.run();
  const [rows, index] = [await megabytes("written"), await megabytes("written_pkey")];
  for (let turn = 0; turn < 9; turn += 1) {
    await write(`update written set value = repeat('${turn}', 200)`);
    await write(`update left_alone set value = repeat('${turn}', 200)`);
    await space.run();
  }
  // Twice: while a statement writes rows anew, the old ones are still there.
  expect(await megabytes("written")).toBeLessThan(2.3 * rows);
  expect(await megabytes("written_pkey")).toBeLessThan(3 * index);
  expect(await megabytes("left_alone")).toBeGreaterThan(5 * rows);
});

test("what has hardly changed is left alone", async () => {
  const space = new SpaceReclaimer(database.pool, ["written"]);
  const vacuums = async () => {
    const { rows } = await database.pool.query<{ count: number }>(
      "select vacuum_count::int as count from pg_stat_user_tables where relname = 'written'",
    );
    return rows[0]?.count;
  };
  const before = await vacuums();
  await space.run();
  await write("update written set value = 'y' where id <= 100");
  await space.run();
  expect(await vacuums()).toBe(before);
  await write("update written set value = 'y'");
  await space.run();
  expect(await vacuums()).toBe((before ?? 0) + 1);
});
