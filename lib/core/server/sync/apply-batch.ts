import type { Pool, PoolClient } from "pg";
import type { PreparedDataset } from "./catalog.ts";
import type { DatasetRow, Query, RowChange } from "./dataset.ts";
import { notifyLive } from "./notify.ts";
import type { OpenPass, PassCounts } from "./pass-record.ts";
import { holdPass, recordComplete } from "./pass-record.ts";
import { inTransaction } from "./transaction.ts";
import { writeEvents } from "./write-events.ts";

type DiffRow = DatasetRow & { is_new: boolean; is_version: boolean; before: DatasetRow | null };

/** Identity of a row within its dataset. */
export function rowKey(prepared: PreparedDataset, row: DatasetRow): string {
  return prepared.shape.key.map((column) => String(row[column])).join("\u0000");
}

/**
 * Writes one batch: diff, versions, live columns, events, projections and notification in one transaction. `seen` are the
 * rows as collected, `rows` those of them that have to be compared.
 */
export async function applyBatch(
  db: Pool,
  prepared: PreparedDataset,
  pass: OpenPass,
  seen: readonly DatasetRow[],
  rows: readonly DatasetRow[],
  counts: PassCounts,
): Promise<void> {
  const { dataset, shape } = prepared;
  if (dataset.write !== undefined) return writeOwn(db, prepared, pass, seen, counts);
  const live = prepared.live === null ? null : JSON.stringify(volatileRows(prepared, seen));
  if (rows.length === 0 && live === null) return;
  const byKey = new Map(rows.map((row) => [rowKey(prepared, row), row]));
  const withEvents = dataset.events !== undefined && !pass.first;
  const json = JSON.stringify([...byKey.values()]);
  const result = await inTransaction(db, async (tx) => {
    const at = await holdPass(tx, pass);
    const sql = withEvents ? prepared.diffWithBefore : prepared.diff;
    const told = (await tx.query<DiffRow>(sql, [json, at])).rows;
    const diff = told.filter((row) => row.is_new || row.is_version);
    const lived = prepared.live === null ? null : await tx.query(prepared.live, [live]);
    if (withEvents) {
      const changes = told.map((row): RowChange => {
        return { before: row.is_new ? null : row.before, after: byKey.get(rowKey(prepared, row)) ?? null };
      });
      await writeEvents(tx, pass, dataset, changes, at);
    }
    await project(tx, prepared, pass, keysOf(shape.key, diff));
    const changed = diff.length + (lived?.rowCount ?? 0);
    if (changed > 0) await notifyLive(tx, liveEvent(prepared, pass, changed, at));
    return diff;
  });
  const inserted = result.filter((row) => row.is_new).length;
  counts.inserted += inserted;
  counts.changed += result.length - inserted;
}

/** A batch of a dataset that writes its rows itself. */
async function writeOwn(
  db: Pool,
  prepared: PreparedDataset,
  pass: OpenPass,
  rows: readonly DatasetRow[],
  counts: PassCounts,
): Promise<void> {
  const written = await inTransaction(db, async (tx) => {
    const at = await holdPass(tx, pass);
    const query: Query = async (sql, values) => (await tx.query(sql, values)).rows;
    const result = await prepared.dataset.write?.(query, pass.scope, rows);
    const changed = (result?.inserted ?? 0) + (result?.changed ?? 0);
    if (changed > 0) await notifyLive(tx, liveEvent(prepared, pass, changed, at));
    return result;
  });
  counts.inserted += written?.inserted ?? 0;
  counts.changed += written?.changed ?? 0;
}

/** Ends what a complete pass did not see, and records the pass as complete. */
export async function applyEnd(
  db: Pool,
  prepared: PreparedDataset,
  pass: OpenPass,
  seen: readonly DatasetRow[],
  counts: PassCounts,
): Promise<void> {
  const { dataset, shape, scope } = prepared;
  const place = scope.map((column) => (column === "account_id" ? pass.scope.accountId : pass.scope.region));
  await inTransaction(db, async (tx) => {
    const at = await holdPass(tx, pass);
    const gone =
      dataset.write === undefined
        ? await tx.query<DiffRow>(prepared.end, [JSON.stringify(seen), at, ...place])
        : { rows: [] };
    if (dataset.events !== undefined && !pass.first) {
      await writeEvents(
        tx,
        pass,
        dataset,
        gone.rows.map((row) => ({ before: row.before, after: null })),
        at,
      );
    }
    await project(tx, prepared, pass, keysOf(shape.key, gone.rows));
    counts.ended = gone.rows.length;
    await recordComplete(tx, dataset, pass, counts);
    if (pass.first) await projectScope(tx, prepared, pass);
    await notifyLive(tx, liveEvent(prepared, pass, gone.rows.length, at));
  });
}

/** What a first complete pass did not see is known from now on. */
async function projectScope(tx: PoolClient, prepared: PreparedDataset, pass: OpenPass): Promise<void> {
  const completed = { ...prepared, projections: prepared.projections.filter((step) => step.completes) };
  await project(tx, completed, pass, [{ account_id: pass.scope.accountId, region: pass.scope.region }]);
}

async function project(
  tx: PoolClient,
  prepared: PreparedDataset,
  pass: OpenPass,
  changed: readonly DatasetRow[],
): Promise<void> {
  if (changed.length === 0) return;
  const json = JSON.stringify(changed);
  for (const step of prepared.projections) {
    await tx.query(step.lock, [json]);
    // A dataset that arrives for the first time completes the picture: nothing in the world changed.
    await tx.query(step.apply, [json, !pass.first]);
  }
}

/** Only what the live table holds: the rest is not to be parsed twice. The last row of a key wins. */
function volatileRows(prepared: PreparedDataset, rows: readonly DatasetRow[]): DatasetRow[] {
  const { key, volatile } = prepared.shape;
  const columns = [...key, ...volatile];
  const byKey = new Map(rows.map((row) => [rowKey(prepared, row), row]));
  return [...byKey.values()].map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}

function keysOf(key: readonly string[], rows: readonly DatasetRow[]): DatasetRow[] {
  return rows.map((row) => Object.fromEntries(key.map((column) => [column, row[column]])));
}

function liveEvent(prepared: PreparedDataset, pass: OpenPass, changed: number, at: Date) {
  const { accountId, region } = pass.scope;
  return { dataset: prepared.dataset.name, accountId, region, changed, at: at.toISOString() };
}
