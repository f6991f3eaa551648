import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { migrate } from "./migrate.ts";

let database: TestDatabase;
let directory: string;
beforeEach(async () => {
  database = await testDatabase();
  directory = await mkdtemp(path.join(os.tmpdir(), "yagura-migrations-"));
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

test("a second run applies nothing", async () => {
  await migrate(database.url);
  const before = await database.pool.query("select name, applied_at from schema_migrations order by name");
  await migrate(database.url);
  const after = await database.pool.query("select name, applied_at from schema_migrations order by name");
  expect(after.rows).toEqual(before.rows);
  expect(before.rows.length).toBeGreaterThan(1);
});

test("programs that start together apply each file once", async () => {
  await writeFile(
    path.join(directory, "9001-counter.sql"),
    "create table counter (n int); insert into counter values (1);",
  );
  await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, directory)));
  const { rows } = await database.pool.query("select count(*)::int as n from counter");
  expect(rows).toEqual([{ n: 1 }]);
});

test("a file that fails leaves nothing behind, is named, and runs again when it is mended", async () => {
  const file = path.join(directory, "9001-broken.sql");
  await writeFile(file, "create table half (n int); select * from nowhere;");
  await expect(migrate(database.url, directory)).rejects.toThrow(/9001-broken\.sql.*nowhere/);
  await writeFile(file, "create table half (n int);");
  await migrate(database.url, directory);
  const { rows } = await database.pool.query("select to_regclass('half') is not null as made");
  expect(rows).toEqual([{ made: true }]);
});

test("two files of one number are refused before anything is applied: their order would be an accident", async () => {
  await writeFile(path.join(directory, "9001-one.sql"), "create table one (n int);");
  await writeFile(path.join(directory, "9001-other.sql"), "create table other (n int);");
  await expect(migrate(database.url, directory)).rejects.toThrow(/9001-one\.sql and 9001-other\.sql/);
  const { rows } = await database.pool.query("select to_regclass('one') is not null as made");
  expect(rows).toEqual([{ made: false }]);
});
