import type { Pool, PoolClient, QueryResultRow } from "pg";

// Short statements gain nothing from JIT or parallel workers, and many readers at once lose by both.
const settings =
  "set statement_timeout = '15s'; set jit = off; set max_parallel_workers_per_gather = 0; set work_mem = '32MB'";

const prepared = new WeakSet<PoolClient>();

/** A connection with the limits of reading. Give it back with `release()`. */
export async function readConnection(db: Pool): Promise<PoolClient> {
  const client = await db.connect();
  if (prepared.has(client)) return client;
  try {
    await client.query(settings);
    prepared.add(client);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * Rows of one parameterised read.
 * @throws PostgreSQL's 57014 when it takes longer than 15 s, which `route()` answers as `unavailable`.
 */
export async function readQuery<Row extends QueryResultRow>(
  db: Pool,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = await readConnection(db);
  try {
    const rows = await queryRows<Row>(client, sql, values);
    client.release();
    return rows;
  } catch (error) {
    // A statement that failed leaves the connection usable; one that lost its server does not.
    client.release(!isServerError(error));
    throw error;
  }
}

/**
 * With a callback: what the driver's own promise has answered outlives several collections of the young generation, so that
 * a full collection follows about thirty lists (Node 24, pg 8), and each of the short ones takes three times as long.
 */
function queryRows<Row extends QueryResultRow>(
  client: PoolClient,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    client.query<Row>(sql, [...values], (error: Error | null, result) => {
      if (error) reject(error);
      else resolve(result.rows);
    });
  });
}

function isServerError(error: unknown): error is { code: string } {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    /^[0-9A-Z]{5}$/.test(error.code)
  );
}
