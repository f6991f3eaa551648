import { setTimeout as delay } from "node:timers/promises";
import type { Pool } from "pg";
import { accountsDataset } from "#lib/core/server/datasets/accounts.ts";
import { regionsDataset } from "#lib/core/server/datasets/regions.ts";
import { fleetDatasets } from "#lib/fleet/server/datasets/index.ts";
import { patchDatasets } from "#lib/patch/server/datasets/index.ts";
import { runDatasets } from "#lib/patch/server/datasets/runs.ts";
import type { BenchContext } from "./bench.ts";

/** What the complete passes of one dataset since an instant took together. */
export interface Passes {
  scopes: number;
  failed: number;
  seconds: number;
  calls: number;
  throttles: number;
  rowsSeen: number;
  rowsWritten: number;
}

/** Waits until every planned scope of the datasets has had a complete pass that started after `since`. */
export async function waitForPasses(
  db: Pool,
  datasets: readonly string[],
  since: Date,
  limitSeconds: number,
) {
  const deadline = Date.now() + limitSeconds * 1000;
  for (;;) {
    const { rows } = await db.query<{ planned: number; scopes: number; open: number }>(
      `select count(distinct dataset)::int as planned, count(*)::int as scopes,
              count(*) filter (where not exists (
                select from sync_passes p
                where (p.dataset, p.account_id, p.region) = (c.dataset, c.account_id, c.region)
                  and p.complete and p.started_at >= $2))::int as open
       from sync_coverage c where c.enabled and c.dataset = any($1)`,
      [datasets, since],
    );
    const { planned = 0, scopes = 0, open = 0 } = rows[0] ?? {};
    if (planned >= datasets.length && open === 0 && (await planIsWhole(db))) return;
    if (Date.now() > deadline)
      throw new Error(`${open} of ${scopes} scopes have no complete pass after ${limitSeconds} s`);
    await delay(250);
  }
}

/** Scopes are planned as accounts and then Regions become known: until then "all planned" says little. */
async function planIsWhole(db: Pool): Promise<boolean> {
  const { rows } = await db.query<{ whole: boolean }>(
    `select (select count(*) from accounts) > 0 and (select count(*) from accounts) =
            (select count(*) from sync_coverage where dataset = 'regions' and last_complete_at is not null) as whole`,
  );
  return rows[0]?.whole ?? false;
}

/** Sums over the passes of a dataset that started at `since` or later. */
export async function passesSince(db: Pool, dataset: string, since: Date): Promise<Passes> {
  const { rows } = await db.query<Passes>(
    `select count(distinct (account_id, region)) filter (where complete)::int as scopes,
            count(*) filter (where not complete)::int as failed,
            extract(epoch from max(ended_at) - min(started_at))::float8 as seconds,
            sum(calls)::int as calls, sum(throttles)::int as throttles, sum(rows_seen)::int as "rowsSeen",
            sum(rows_inserted + rows_changed + rows_ended)::int as "rowsWritten"
     from sync_passes where dataset = $1 and started_at >= $2`,
    [dataset, since],
  );
  const [passes] = rows;
  if (passes === undefined) throw new Error(`No pass of ${dataset}`);
  return passes;
}

/** Bytes of write-ahead log that the server has written so far. */
export async function walBytes(db: Pool): Promise<number> {
  const { rows } = await db.query<{ bytes: string }>(
    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as bytes",
  );
  return Number(rows[0]?.bytes);
}

/** Runs, associations and all inventory but applications: half of the collecting, and no bench reads them. */
const unread =
  /^(window-executions|patch-commands|command-invocations|node-associations|inventory-(?!applications$).*)$/;

/**
 * What the benches of nodes and patches read. AWS Config has many resources for each node and a history of each: at this
 * size its limits would keep a bench waiting for hours, and its pages are measured on rows of their own.
 */
export const collected: readonly string[] = [
  accountsDataset,
  regionsDataset,
  ...fleetDatasets,
  ...patchDatasets,
  ...runDatasets,
]
  .map((dataset) => dataset.name)
  .filter((name) => !unread.test(name));

/** Collects whatever is not collected yet, as fast as the emulator answers. */
export async function fill({ stack, say }: BenchContext): Promise<void> {
  say("Collecting every dataset …");
  const startedAt = Date.now();
  // What an earlier bench has collected is not collected again, although it is due by now.
  await stack.db.query(
    `update sync_coverage set next_due_at = 'infinity' where last_complete_at is not null`,
  );
  const worker = await stack.startWorker(collected);
  // By name, not by what is planned: an earlier bench's worker may have planned less.
  await waitForPasses(stack.db, collected, new Date(0), 900);
  await worker.stop(5000);
  await stack.db.query(
    `update sync_coverage set next_due_at = last_complete_at + cadence_seconds * interval '1 second'
     where next_due_at = 'infinity'`,
  );
  await stack.db.query("vacuum analyze");
  // What the collecting has left to be written is not to be measured as reading.
  await stack.db.query("checkpoint");
  say(`Collected in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}
