import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { migrate } from "#lib/core/server/db/migrate.ts";
import { openPool } from "#lib/core/server/db/pool.ts";
import type { Stack } from "./stack.ts";

/** Runs with a database of its own beside the stack's, migrated and empty, which is dropped afterwards. */
export async function inOwnDatabase<Result>(
  stack: Stack,
  prefix: string,
  run: (db: Pool, databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const name = `${prefix}_${randomBytes(4).toString("hex")}`;
  const url = new URL(stack.databaseUrl);
  url.pathname = `/${name}`;
  await stack.db.query(`create database ${name}`);
  await migrate(url.href);
  const db = openPool(url.href, 4);
  try {
    return await run(db, url.href);
  } finally {
    await db.end();
    await stack.db.query(`drop database ${name} with (force)`);
  }
}
