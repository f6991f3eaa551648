import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { administer, databaseUrl, type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { checkOutsidePostgres } from "./postgres-server.ts";

let database: TestDatabase;
let name: string;
beforeEach(async () => {
  database = await testDatabase();
  name = `yagura_outside_${randomBytes(6).toString("hex")}`;
});
afterEach(async () => {
  await administer(database.url, `drop database if exists ${name} with (force)`);
  await administer(database.url, `drop role if exists ${name}`);
  await database.drop();
});

test("a database of one's own on a new enough server will do", async () => {
  await expect(checkOutsidePostgres(database.url)).resolves.toBeUndefined();
});

test("another encoding than UTF-8 is refused, with the statement that makes a right one", async () => {
  await administer(database.url, `create database ${name} encoding 'LATIN1' locale 'C' template template0`);
  await expect(checkOutsidePostgres(databaseUrl(database.url, name))).rejects.toThrow(
    /encoding LATIN1.*create database yagura encoding 'UTF8'/,
  );
});

test("a user who may create nothing is refused, with the way out", async () => {
  await administer(database.url, `create role ${name} login password 'secret'`);
  const url = new URL(database.url);
  url.username = name;
  url.password = "secret";
  await expect(checkOutsidePostgres(url.href)).rejects.toThrow(/may not create tables.*owner/);
});

test("a database that does not exist is refused without showing the password", async () => {
  const url = new URL(databaseUrl(database.url, "nowhere"));
  if (url.password === "") url.password = "secret";
  const problem = await checkOutsidePostgres(url.href).catch(String);
  expect(problem).toContain('database "nowhere" does not exist');
  expect(problem).not.toContain(url.password);
});
