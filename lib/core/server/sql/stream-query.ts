import type { Pool, PoolClient, QueryResultRow } from "pg";
import QueryStream from "pg-query-stream";

const batchRows = 500;

/** Rows that are still being read. Whoever holds them closes them, also when nothing was read. */
export interface RowStream<Row> {
  rows: AsyncIterable<Row>;
  /** Ends the cursor and gives the connection back. May be called often. */
  close: () => Promise<void>;
}

/**
 * Rows of one read through a cursor, as many as the consumer takes. The end of the rows, `close()` and the signal give the
 * connection back. Fails before the first row as an ordinary query would.
 */
export async function streamQuery<Row extends QueryResultRow>(
  db: Pool,
  sql: string,
  values: readonly unknown[],
  signal: AbortSignal,
): Promise<RowStream<Row>> {
  signal.throwIfAborted();
  const client = await db.connect();
  try {
    await client.query(
      "begin read only; set local statement_timeout = 0; set local jit = off; set local work_mem = '32MB'",
    );
  } catch (error) {
    client.release(true);
    throw error;
  }
  const stream = client.query(
    new QueryStream(sql, [...values], { batchSize: batchRows, highWaterMark: batchRows }),
  );
  // An error in the middle also reaches whoever iterates; without a listener it would end the process.
  stream.on("error", () => undefined);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= end(client, stream).finally(() => signal.removeEventListener("abort", abort));
    return closing;
  };
  const abort = () => void close();
  signal.addEventListener("abort", abort, { once: true });
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Row>;
  const first = await iterator.next().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { rows: read(first, iterator, close), close };
}

async function end(client: PoolClient, stream: QueryStream): Promise<void> {
  stream.destroy();
  const usable = await client.query("commit").then(
    () => true,
    () => false,
  );
  client.release(!usable);
}

async function* read<Row>(
  first: IteratorResult<Row>,
  iterator: AsyncIterator<Row>,
  close: () => Promise<void>,
): AsyncGenerator<Row> {
  try {
    for (let next = first; !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await close();
  }
}
