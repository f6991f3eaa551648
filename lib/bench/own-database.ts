import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { migrate } from "#lib/core/server/db/migrate.ts";
import { openPool } from "#lib/core/server/db/pool.ts";
import type { Stack } from "./stack.ts";

export interface OwnDatabase {
  db: Pool;
  databaseUrl: string;
}

/** A database beside the stack's, migrated and empty. It goes with the stack. */
export async function createDatabase(stack: Stack, prefix: string): Promise<OwnDatabase & { name: string }> {
  const name = `${prefix}_${randomBytes(4).toString("hex")}`;
  const url = new URL(stack.databaseUrl);
  url.pathname = `/${name}`;
  await stack.db.query(`create database ${name}`);
  await migrate(url.href);
  return { name, db: openPool(url.href, 4), databaseUrl: url.href };
}

/** Runs with a database of its own, which is dropped afterwards. */
export async function inOwnDatabase<Result>(
  stack: Stack,
  prefix: string,
  run: (own: OwnDatabase) => Promise<Result>,
): Promise<Result> {
  const { name, ...own } = await createDatabase(stack, prefix);
  try {
    return await run(own);
  } finally {
    await own.db.end();
    await stack.db.query(`drop database ${name} with (force)`);
  }
}
