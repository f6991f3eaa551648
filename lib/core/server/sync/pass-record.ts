import type { Pool, PoolClient } from "pg";
import type { PassFailure } from "./classify-error.ts";
import type { Dataset, SyncScope } from "./dataset.ts";

/** A pass that holds the lease of its scope. */
export interface OpenPass {
  id: string;
  scope: SyncScope;
  startedAt: Date;
  /** No pass of the scope has been complete yet: differences are not happenings. */
  first: boolean;
  lastCompleteStartedAt: Date | null;
  failures: number;
}

/** Figures of a pass for coverage and the sync page. */
export interface PassCounts {
  seen: number;
  inserted: number;
  changed: number;
  ended: number;
  calls: number;
  throttles: number;
}

/** Another worker ended this pass: what it would still write belongs to that worker now. */
export class PassSuperseded extends Error {
  constructor() {
    super("Another worker has taken over this pass.");
    this.name = "PassSuperseded";
  }
}

/** Class of the workers' advisory locks: `(class, worker number)`. */
export const workerLockClass = 7_240_118;

const openSql = `
with opened as (
  insert into sync_passes (dataset, account_id, region, started_at, worker, job_id)
  select dataset, account_id, region, clock_timestamp(), $4, $5 from sync_coverage
  where dataset = $1 and account_id = $2 and region = $3 and enabled
  on conflict (dataset, account_id, region) where ended_at is null do nothing
  returning id, started_at
)
update sync_coverage c set last_started_at = o.started_at,
  next_due_at = o.started_at + make_interval(secs => c.cadence_seconds)
from opened o
where c.dataset = $1 and c.account_id = $2 and c.region = $3
returning o.id, o.started_at, c.first_complete_at is null as first, c.last_complete_started_at, c.failures`;

/** Opens a pass, which is the lease of its scope; null when another one is open or the scope is no longer wanted. */
export async function openPass(
  db: Pool,
  dataset: Dataset,
  scope: SyncScope,
  holder: { worker: number; jobId: string },
): Promise<OpenPass | null> {
  const { rows } = await db.query<{
    id: string;
    started_at: Date;
    first: boolean;
    last_complete_started_at: Date | null;
    failures: number;
  }>(openSql, [dataset.name, scope.accountId, scope.region, holder.worker, holder.jobId]);
  const row = rows[0];
  if (row === undefined) return null;
  return {
    id: row.id,
    scope,
    startedAt: row.started_at,
    first: row.first,
    lastCompleteStartedAt: row.last_complete_started_at,
    failures: row.failures,
  };
}

/**
 * Checks, in a writing transaction, that the pass still holds its scope, and keeps it held until the transaction ends.
 * @throws PassSuperseded
 */
export async function holdPass(tx: PoolClient, pass: OpenPass): Promise<Date> {
  const { rows } = await tx.query<{ at: Date }>(
    "select clock_timestamp() as at from sync_passes where id = $1 and ended_at is null for update",
    [pass.id],
  );
  if (rows[0] === undefined) throw new PassSuperseded();
  return rows[0].at;
}

/**
 * Notes how far a pass has come, and waits for the disk. What the pass wrote before is then known to be committed, so that
 * the scan for unseen rows marks their pages while they are still in memory: marking them later writes each page again.
 */
export async function recordProgress(db: Pool, pass: OpenPass, seen: number): Promise<void> {
  await db.query("update sync_passes set rows_seen = $2 where id = $1 and ended_at is null", [pass.id, seen]);
}

const endPassSql = `
update sync_passes set ended_at = clock_timestamp(), complete = $2, rows_seen = $3, rows_inserted = $4,
  rows_changed = $5, rows_ended = $6, calls = $7, throttles = $8, error_code = $9, error_message = $10,
  error_operation = $11, error_iam_action = $12
where id = $1 and ended_at is null`;

const completeSql = `
update sync_coverage c set last_complete_at = clock_timestamp(), last_complete_started_at = last_started_at,
  first_complete_at = coalesce(first_complete_at, clock_timestamp()),
  duration_ms = extract(epoch from clock_timestamp() - $4::timestamptz) * 1000, row_count = $5, calls = $6,
  throttles = $7, error_code = null, error_message = null, error_operation = null, error_iam_action = null,
  failing_since = null, failures = 0, enqueued_at = null,
  next_due_at = case when next_due_at < $4::timestamptz + make_interval(secs => cadence_seconds) * 0.99 then next_due_at
    else greatest(next_due_at, clock_timestamp() + make_interval(secs => cadence_seconds) / 4) end
where dataset = $1 and account_id = $2 and region = $3`;

/** Records a complete pass, in the transaction that ended its rows. */
export async function recordComplete(
  tx: PoolClient,
  dataset: Dataset,
  pass: OpenPass,
  counts: PassCounts,
): Promise<void> {
  await tx.query(endPassSql, passValues(pass, true, counts, null));
  const { scope } = pass;
  await tx.query(completeSql, [
    dataset.name,
    scope.accountId,
    scope.region,
    pass.startedAt,
    counts.seen,
    counts.calls,
    counts.throttles,
  ]);
}

const failSql = `
update sync_coverage c set duration_ms = extract(epoch from clock_timestamp() - $4::timestamptz) * 1000, calls = $5,
  throttles = $6, error_code = $7, error_message = $8, error_operation = $9, error_iam_action = $10,
  failing_since = coalesce(failing_since, last_started_at), failures = failures + 1, enqueued_at = null,
  next_due_at = case when next_due_at < $4::timestamptz + make_interval(secs => cadence_seconds) * 0.99 then next_due_at
    else clock_timestamp() + make_interval(secs => $11) end
where dataset = $1 and account_id = $2 and region = $3`;

/** Records a failed pass; rows stay as they are. */
export async function recordFailure(
  tx: PoolClient,
  dataset: Dataset,
  pass: OpenPass,
  counts: PassCounts,
  failure: PassFailure,
  retrySeconds: number,
): Promise<void> {
  const ended = await tx.query(endPassSql, passValues(pass, false, counts, failure));
  if (ended.rowCount === 0) throw new PassSuperseded();
  const { scope } = pass;
  await tx.query(failSql, [
    dataset.name,
    scope.accountId,
    scope.region,
    pass.startedAt,
    counts.calls,
    counts.throttles,
    failure.code,
    failure.message,
    failure.operation,
    failure.iamAction,
    retrySeconds,
  ]);
}

/** Gives a pass back unfinished, for example when the worker stops: due again at once, and no failure. */
export async function recordInterrupted(db: Pool, dataset: Dataset, pass: OpenPass): Promise<void> {
  await db.query(
    `with ended as (
       update sync_passes set ended_at = clock_timestamp(), error_code = 'Interrupted', error_message = 'The worker stopped.'
       where id = $1 and ended_at is null returning id
     )
     update sync_coverage set next_due_at = clock_timestamp(), enqueued_at = null
     where dataset = $2 and account_id = $3 and region = $4 and exists (select from ended)`,
    [pass.id, dataset.name, pass.scope.accountId, pass.scope.region],
  );
}

function passValues(
  pass: OpenPass,
  complete: boolean,
  counts: PassCounts,
  failure: PassFailure | null,
): unknown[] {
  return [
    pass.id,
    complete,
    counts.seen,
    counts.inserted,
    counts.changed,
    counts.ended,
    counts.calls,
    counts.throttles,
    failure?.code ?? null,
    failure?.message ?? null,
    failure?.operation ?? null,
    failure?.iamAction ?? null,
  ];
}
