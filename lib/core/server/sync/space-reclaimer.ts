import type { Pool } from "pg";

/** So many rows, or this share of a table, are replaced before their space is worth collecting … */
const leastRows = 1_000;
const rowShare = 0.02;
/** … and this share before every index is read for the entries of them, which takes fifty times as long. */
const indexShare = 0.2;

interface Written {
  table: string;
  /** Row versions that were replaced or removed since the server began to count. */
  replaced: number;
  live: number;
}

/**
 * Gives the space of replaced rows back to the passes that follow. Every dataset that joins into a node writes its row
 * anew, five times in the minutes of a first collection: autovacuum, which clears the indexes each time, comes too late for
 * that, and what the tables have grown by stays in them and in every list that reads them.
 *
 * @see https://www.postgresql.org/docs/current/sql-vacuum.html on INDEX_CLEANUP
 */
export class SpaceReclaimer {
  readonly #db: Pool;
  readonly #tables: readonly string[];
  /** What had been replaced when a table was last cleaned, and when its indexes were. */
  readonly #cleaned = new Map<string, { rows: number; indexes: number }>();
  #running: Promise<void> | undefined;

  /** `tables` are names of this program's own, never a reader's text. */
  constructor(db: Pool, tables: readonly string[]) {
    this.#db = db;
    this.#tables = tables;
  }

  /** Cleans what is worth it; while that goes on, a further call waits for the same. */
  run(): Promise<void> {
    this.#running ??= this.#clean().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #clean(): Promise<void> {
    const { rows } = await this.#db.query<Written>(
      `select relname as table, (n_tup_upd + n_tup_del)::float8 as replaced, n_live_tup::float8 as live
       from pg_stat_user_tables where schemaname = current_schema() and relname = any($1)`,
      [this.#tables],
    );
    for (const { table, replaced, live } of rows) {
      const last = this.#cleaned.get(table);
      // A table that is seen for the first time, or whose counts began anew with the server.
      if (last === undefined || replaced < last.rows) {
        this.#cleaned.set(table, { rows: replaced, indexes: replaced });
        continue;
      }
      if (replaced - last.rows < Math.max(leastRows, rowShare * live)) continue;
      const withIndexes = replaced - last.indexes >= Math.max(leastRows, indexShare * live);
      const cleanup = withIndexes ? "auto" : "off";
      await this.#db.query(
        `vacuum (skip_locked, parallel 0, truncate off, index_cleanup ${cleanup}) ${table}`,
      );
      this.#cleaned.set(table, { rows: replaced, indexes: withIndexes ? replaced : last.indexes });
    }
  }
}
