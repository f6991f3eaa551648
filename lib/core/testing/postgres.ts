import { randomBytes } from "node:crypto";
import pg from "pg";
import { openPool } from "#lib/core/server/db/pool.ts";

export interface TestDatabase {
  url: string;
  pool: pg.Pool;
  /** Ends the pool and removes the database. */
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database of its own: a copy of the template that the test run made once.
 * @throws Error outside the `integration` project, which sets YAGURA_TEST_TEMPLATE_URL.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const templateUrl = process.env.YAGURA_TEST_TEMPLATE_URL;
  if (templateUrl === undefined) {
    throw new Error(
      "testDatabase() needs the vitest project `integration`: name the test *.integration.test.ts.",
    );
  }
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  const url = databaseUrl(templateUrl, name);
  await administer(templateUrl, `create database ${name} template ${template}`);
  const pool = openPool(url);
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await administer(templateUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs one statement in the server's maintenance database. */
export async function administer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
