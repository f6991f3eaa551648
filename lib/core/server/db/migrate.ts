import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/** Any constant: programs that migrate the same database wait for one another on it. */
const LOCK = 7_240_117;
const FILE_NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

/**
 * Brings a database to the newest schema: each file of `migrations/` once, in order, each in its own transaction.
 * @throws Error naming the file when one fails; the files before it stay applied. Error when two files have one number.
 */
export async function migrate(databaseUrl: string, directory = migrationsDirectory()): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("set client_min_messages = warning");
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(
      "create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())",
    );
    const applied = await client.query<{ name: string }>("select name from schema_migrations");
    const done = new Set(applied.rows.map((row) => row.name));
    const files = (await readdir(directory)).filter((name) => FILE_NAME.test(name)).sort();
    const twin = files.findIndex((name, place) => name.slice(0, 4) === files[place - 1]?.slice(0, 4));
    if (twin > 0) throw new Error(`Migrations ${files[twin - 1]} and ${files[twin]} have the same number.`);
    for (const name of files) {
      if (!done.has(name)) await apply(client, name, await readFile(path.join(directory, name), "utf8"));
    }
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, name: string, sql: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query("insert into schema_migrations (name) values ($1)", [name]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function migrationsDirectory(): string {
  return path.join(import.meta.dirname, "migrations");
}
