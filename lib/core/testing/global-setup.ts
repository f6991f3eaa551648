import { randomBytes } from "node:crypto";
import { migrate } from "#lib/core/server/db/migrate.ts";
import { administer, databaseUrl } from "./postgres.ts";

let finish: (() => Promise<void>) | undefined;

/** Once per run: a server (that of YAGURA_TEST_DATABASE_URL, or a temporary one) and the migrated template database. */
export async function setup(): Promise<void> {
  const server = process.env.YAGURA_TEST_DATABASE_URL;
  if (server === undefined) throw new Error("Set YAGURA_TEST_DATABASE_URL to a PostgreSQL server for tests.");
  const template = `yagura_test_${process.pid}_${randomBytes(3).toString("hex")}`;
  await administer(server, `create database ${template}`);
  const url = databaseUrl(server, template);
  finish = () => administer(server, `drop database if exists ${template} with (force)`);
  await migrate(url);
  process.env.YAGURA_TEST_TEMPLATE_URL = url;
}

export async function teardown(): Promise<void> {
  await finish?.();
}
