import pg from "pg";
import type { Cluster } from "./postgres-cluster.ts";

/** The name of Yagura's database. */
export const DATABASE = "yagura";

/** Command line of the server: loopback with a password only, tuned for one console on one machine. */
export function serverArguments(
  cluster: Cluster,
  port: number,
  extra: Readonly<Record<string, string>> = {},
): string[] {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: "144MB",
    effective_cache_size: "512MB",
    maintenance_work_mem: "48MB",
    random_page_cost: "1.1",
    jit: "off",
    // Half-minute old rows of a first collection would already be half of a table.
    autovacuum_naptime: "10s",
    // Nothing replicates from this server; the smallest log makes bulk loads cheaper.
    wal_level: "minimal",
    max_wal_senders: "0",
    max_wal_size: "512MB",
    io_method: "sync",
    log_min_messages: "warning",
    log_line_prefix: "",
    ...extra,
  };
  return [
    "-D",
    cluster.data,
    "-p",
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}

export function serverUrl(cluster: Cluster, port: number, database = DATABASE): string {
  return `postgres://yagura:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/${database}`;
}

/** Makes Yagura's database when the server is new. */
export async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl(cluster, port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Whether the server accepts sessions: not while it starts or recovers. */
export async function acceptsSessions(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The oldest server that Yagura's SQL runs on. */
const OLDEST = 15;

/**
 * Looks at a server that somebody else runs.
 * @throws Error saying what to change when Yagura cannot use it.
 */
export async function checkOutsidePostgres(url: string): Promise<void> {
  const { host } = new URL(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.constructor.name : String(error);
    throw new Error(
      `DATABASE_URL: no session with the PostgreSQL at ${host}: ${reason}. Check that it runs, and its user and password.`,
    );
  }
  try {
    const { rows } = await client.query<{ version: number; encoding: string; may_create: boolean }>(
      `select current_setting('server_version_num')::int / 10000 as version,
              pg_encoding_to_char(encoding) as encoding,
              has_database_privilege(datname, 'create') and has_schema_privilege('public', 'create') as may_create
       from pg_database where datname = current_database()`,
    );
    const found = rows[0];
    if (found === undefined || found.version < OLDEST) {
      throw new Error(
        `DATABASE_URL: the server at ${host} is PostgreSQL ${found?.version ?? "of unknown age"}; Yagura needs ${OLDEST} or newer.`,
      );
    }
    if (found.encoding !== "UTF8") {
      throw new Error(
        `DATABASE_URL: the database has the encoding ${found.encoding}; Yagura needs UTF8. Create it with: create database yagura encoding 'UTF8' template template0`,
      );
    }
    if (!found.may_create) {
      throw new Error(
        "DATABASE_URL: its user may not create tables and extensions. Make it the owner of the database: alter database … owner to …",
      );
    }
  } finally {
    await client.end();
  }
}
