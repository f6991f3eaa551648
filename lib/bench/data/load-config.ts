import type { Pool, PoolClient } from "pg";
import { sampleDocuments, variants } from "./config-documents.ts";
import {
  drawItems,
  drawRelations,
  drawResources,
  insertDocuments,
  insertItems,
  insertReach,
  insertRelationships,
  insertResources,
  resourceTypes,
} from "./config-sql.ts";

const session = `set maintenance_work_mem = '384MB'; set work_mem = '128MB'; set jit = off;
  set max_parallel_maintenance_workers = 0; set max_parallel_workers_per_gather = 0; set synchronous_commit = off;
  select set_config('default_toast_compression', 'lz4', false) from pg_settings
  where name = 'default_toast_compression' and 'lz4' = any(enumvals)`;

/**
 * Fills the configuration tables of a database of its own: about three items a resource, over 90 days. Indexes stay as
 * migrations make them: they are off while rows come, and built once they are there.
 * @param db Its user must be a superuser.
 */
export async function loadConfig(db: Pool, resources: number, places: number): Promise<void> {
  const each = resourceTypes.flatMap(({ type, share, prefix }) =>
    Array.from({ length: share }, () => ({ type, prefix })),
  );
  await alone(db, async (client) => {
    // Parameters are literals: a statement that makes a table takes none.
    await client.query(
      fill(drawResources, [
        resources,
        places,
        each.map(({ type }) => type),
        each.map(({ prefix }) => prefix),
      ]),
    );
    await client.query("create index on drawn_resources (r); analyze drawn_resources");
    await client.query(fill(drawRelations, [places]));
    await client.query(drawItems);
    await client.query(
      "create unlogged table drawn_documents (resource_type text, variant int, configuration jsonb)",
    );
    await client.query(
      "insert into drawn_documents select * from jsonb_populate_recordset(null::drawn_documents, $1::jsonb)",
      [JSON.stringify(sampleDocuments(resourceTypes.map(({ type }) => type)))],
    );
    await client.query("analyze drawn_relations; analyze drawn_items; analyze drawn_documents");
  });
  // What items say alone comes while they are written; their indexes, the costliest of all, as soon as they are there.
  const tasks = [
    () => fillTable(db, "config_resources", insertResources),
    () => fillTable(db, "config_relationships", insertRelationships),
    () => fillTable(db, "config_history_reach", insertReach),
  ];
  const work = async () => {
    for (let next = tasks.shift(); next !== undefined; next = tasks.shift()) await next();
  };
  const items = async () => {
    await alone(db, (client) => without(client, "config_items", () => client.query(insertItems)));
    tasks.unshift(...(await indexesOf(db, "config_items")).map((name) => () => build(db, name)));
    await work();
  };
  // The widest goes beside all others.
  await Promise.all([fillTable(db, "config_documents", insertDocuments, [variants]), items(), work()]);
  await db.query(
    "select setval(pg_get_serial_sequence('config_items', 'item_id'), max(item_id)) from config_items",
  );
  await db.query("drop table drawn_resources, drawn_relations, drawn_items, drawn_documents");
  await db.query("vacuum analyze config_items");
}

/** Written to a new file, which needs no log. What documents refer to is known to be there and not looked up again. */
async function fillTable(
  db: Pool,
  table: string,
  sql: string,
  values: readonly number[] = [],
): Promise<void> {
  await alone(db, async (client) => {
    await client.query("begin");
    await client.query(`truncate ${table}`);
    if (table === "config_documents") await client.query("set local session_replication_role = replica");
    await without(client, table, () => client.query(sql, [...values]));
    await client.query(`reindex table ${table}`);
    await client.query("commit");
    await client.query(`vacuum analyze ${table}`);
  });
}

const build = (db: Pool, index: string) =>
  alone(db, (client) => client.query(`reindex index ${index}`).then(() => undefined));

/** The costliest first: those over words. */
async function indexesOf(db: Pool, table: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index join pg_class on oid = indexrelid
     where indrelid = $1::regclass order by relam = (select oid from pg_am where amname = 'gin') desc, 1 desc`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Indexes that are not ready take no rows and answer nothing until they are built again. */
async function without(client: PoolClient, table: string, write: () => Promise<unknown>): Promise<void> {
  await client.query(
    "update pg_index set indisready = false, indisvalid = false where indrelid = $1::regclass",
    [table],
  );
  await write();
}

async function alone(db: Pool, act: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await db.connect();
  try {
    await client.query(session);
    await act(client);
  } finally {
    // Its settings are nobody else's.
    client.release(true);
  }
}

const fill = (sql: string, values: readonly (number | readonly string[])[]): string =>
  sql.replaceAll(/\$(\d)/g, (_, place: string) => {
    const value = values[Number(place) - 1];
    return typeof value === "number" ? String(value) : `'{${(value ?? []).join(",")}}'`;
  });
