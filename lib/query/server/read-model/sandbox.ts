import type { Pool, PoolClient } from "pg";
import { type DescribedColumn, describeStatement } from "./describe-statement.ts";

/** What one statement may cost. */
export interface SandboxLimits {
  rows: number;
  /** Of the answer, as JSON. */
  bytes: number;
  statementMs: number;
  /** What sorts and joins may write to the disk, in MB, where the database's user may limit it. */
  temporaryMb: number;
}

/** What one statement may see; null is all. */
export interface SandboxScope {
  accountIds: readonly string[] | null;
  regions: readonly string[] | null;
}

export interface SandboxAnswer {
  columns: { name: string; type: string }[];
  /** Each value as text, as JSON writes it (times in ISO 8601); null is SQL's null. */
  rows: (string | null)[][];
  /** Why there are more rows than these. */
  cut: "rows" | "bytes" | null;
}

/**
 * Runs a reader's statement with the rights of the role `yagura_query` and nothing else, in a transaction that cannot
 * write and is never committed, on a connection that is closed afterwards. What a statement cannot do does not rest on
 * how it is written: migration 0018-query.sql has the role, the views and the function.
 *
 * The signal cancels the statement in the database.
 * @throws PostgreSQL's error; an abort's reason.
 */
export async function runInSandbox(
  db: Pool,
  statement: string,
  scope: SandboxScope,
  limits: SandboxLimits,
  signal: AbortSignal,
): Promise<SandboxAnswer> {
  signal.throwIfAborted();
  const client = await db.connect();
  let cancelling: Promise<unknown> | undefined;
  let abort = () => {};
  try {
    const backend = await enter(client, scope, limits);
    abort = () => {
      cancelling = db.query("select pg_cancel_backend($1)", [backend]).catch(() => undefined);
    };
    signal.addEventListener("abort", abort, { once: true });
    signal.throwIfAborted();
    return await run(client, statement, limits);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", abort);
    await cancelling;
    // Whatever a statement left in the session (locks, settings, memory) ends with the connection.
    client.release(true);
  }
}

async function enter(client: PoolClient, scope: SandboxScope, limits: SandboxLimits): Promise<number> {
  await client.query("begin");
  const { rows } = await client.query<{ backend: number; limits_disk: boolean }>(
    `insert into yagura_query_scope (account_ids, regions) values ($1, $2)
     returning backend, has_parameter_privilege('temp_file_limit', 'set') as limits_disk`,
    [scope.accountIds, scope.regions],
  );
  const [own] = rows;
  if (own === undefined) throw new Error("The scope of the statement was not written.");
  const disk = own.limits_disk ? `set local temp_file_limit = '${limits.temporaryMb}MB';` : "";
  await client.query(
    `${disk} set transaction read only;
     set local statement_timeout = ${limits.statementMs};
     set local lock_timeout = '1s';
     set local idle_in_transaction_session_timeout = '60s';
     set local work_mem = '32MB'; set local hash_mem_multiplier = 1;
     set local jit = off; set local max_parallel_workers_per_gather = 0;
     set local standard_conforming_strings = on; set local timezone = 'UTC';
     set local search_path = yagura_public;
     set local role yagura_query`,
  );
  return own.backend;
}

async function run(client: PoolClient, statement: string, limits: SandboxLimits): Promise<SandboxAnswer> {
  const described = await describeStatement(client, statement);
  const { rows } = await client.query<{ cells: (string | null)[] | null; cut: SandboxAnswer["cut"] }>(
    "select cells, cut from yagura_public.run_statement($1, $2, $3)",
    [statement, limits.rows, limits.bytes],
  );
  const columns = await nameTypes(client, described);
  return {
    columns,
    rows: rows.flatMap(({ cells }) => (cells === null ? [] : [cells])),
    cut: rows.at(-1)?.cut ?? null,
  };
}

async function nameTypes(
  client: PoolClient,
  described: readonly DescribedColumn[],
): Promise<SandboxAnswer["columns"]> {
  const { rows } = await client.query<{ id: number; type: string }>(
    "select id::int, format_type(id, null) as type from unnest($1::oid[]) as id",
    [described.map(({ typeId }) => typeId)],
  );
  const types = new Map(rows.map(({ id, type }) => [id, type]));
  return described.map(({ name, typeId }) => ({ name, type: types.get(typeId) ?? "unknown" }));
}
