import type { Pool } from "pg";
import type { AwsAccess } from "../aws-access.ts";
import type { PassMeter } from "../aws-call-meter.ts";
import { currentPass } from "../aws-call-meter.ts";
import { applyBatch, applyEnd, rowKey } from "./apply-batch.ts";
import { BatchWriter } from "./batch-writer.ts";
import type { PreparedDataset } from "./catalog.ts";
import type { PassFailure } from "./classify-error.ts";
import { classifyError, isDenied, isExpired, isNotAvailable } from "./classify-error.ts";
import type { CollectContext, DatasetRow, Query, SyncScope } from "./dataset.ts";
import { notifyLive } from "./notify.ts";
import type { OpenPass, PassCounts } from "./pass-record.ts";
import { openPass, PassSuperseded, recordFailure, recordInterrupted, recordProgress } from "./pass-record.ts";
import { inTransaction } from "./transaction.ts";

/** What a pass needs from the process that runs it. */
export interface PassEnvironment {
  db: Pool;
  aws: AwsAccess;
  worker: number;
  configured: CollectContext["configured"];
  /** Called when a pass will make no more AWS calls, although it still writes. */
  onCollected?: () => void;
}

export type PassResult =
  | { outcome: "complete"; counts: PassCounts }
  | { outcome: "failed"; counts: PassCounts; failure: PassFailure }
  | { outcome: "superseded" | "interrupted" | "busy" };

/** One pass over one scope: fetch, write, end what is gone, record. Never rejects for what AWS answers. */
export async function runPass(
  environment: PassEnvironment,
  prepared: PreparedDataset,
  scope: SyncScope,
  jobId: string,
  signal: AbortSignal,
): Promise<PassResult> {
  const { db } = environment;
  const pass = await openPass(db, prepared.dataset, scope, { worker: environment.worker, jobId });
  if (pass === null) return { outcome: "busy" };
  const meter: PassMeter = { signal, calls: 0, throttles: 0, failedOperation: null };
  const counts: PassCounts = { seen: 0, inserted: 0, changed: 0, ended: 0, calls: 0, throttles: 0 };
  try {
    const seen = await currentPass.run(meter, () => collectAll(environment, prepared, pass, signal, counts));
    Object.assign(counts, { seen: seen.length, calls: meter.calls, throttles: meter.throttles });
    if (counts.inserted + counts.changed > 0) await recordProgress(db, pass, counts.seen);
    await applyEnd(db, prepared, pass, seen, counts);
    return { outcome: "complete", counts };
  } catch (error) {
    if (error instanceof PassSuperseded) return { outcome: "superseded" };
    if (signal.aborted) {
      await recordInterrupted(db, prepared.dataset, pass);
      return { outcome: "interrupted" };
    }
    Object.assign(counts, { calls: meter.calls, throttles: meter.throttles });
    const failure = classifyError(error, meter.failedOperation, !pass.first);
    if (isExpired(failure.code)) environment.aws.forgetCredentials(scope.accountId);
    return fail(db, prepared, pass, counts, failure);
  }
}

async function collectAll(
  environment: PassEnvironment,
  prepared: PreparedDataset,
  pass: OpenPass,
  signal: AbortSignal,
  counts: PassCounts,
): Promise<DatasetRow[]> {
  const { db } = environment;
  const { dataset, shape } = prepared;
  const query: Query = async (sql, values) => (await db.query(sql, values)).rows;
  const seen = new Map<string, DatasetRow>();
  const writer = new BatchWriter(async (rows) => {
    const ready = dataset.prepare === undefined ? rows : await dataset.prepare(query, pass.scope, rows);
    await applyBatch(db, prepared, pass, rows, ready, counts);
  }, dataset.batchRows);
  const context: CollectContext = {
    scope: pass.scope,
    aws: clientsOf(environment, pass.scope),
    clientsOf: (accountId, region) => environment.aws.clients(accountId, region),
    signal,
    query,
    lastCompleteStartedAt: pass.lastCompleteStartedAt,
    configured: environment.configured,
  };
  try {
    for await (const rows of dataset.collect(context)) {
      signal.throwIfAborted();
      for (const row of rows) {
        const key = rowKey(prepared, row);
        if (!seen.has(key))
          seen.set(key, Object.fromEntries(shape.key.map((column) => [column, row[column]])));
      }
      counts.seen = seen.size;
      await writer.push(rows);
    }
  } catch (error) {
    // What was seen before the failure is true all the same.
    if (!signal.aborted) await writer.drain();
    throw error;
  }
  environment.onCollected?.();
  await writer.drain();
  return [...seen.values()];
}

function clientsOf(environment: PassEnvironment, scope: SyncScope) {
  const { aws } = environment;
  if (scope.accountId === "organization") return aws.ownClients();
  return scope.region === "-" ? aws.homeClients(scope.accountId) : aws.clients(scope.accountId, scope.region);
}

async function fail(
  db: Pool,
  prepared: PreparedDataset,
  pass: OpenPass,
  counts: PassCounts,
  failure: PassFailure,
): Promise<PassResult> {
  const lasting = isDenied(failure.code) || isNotAvailable(failure.code);
  const retry = retrySeconds(prepared.dataset.cadenceSeconds, pass.failures + 1, lasting);
  try {
    await inTransaction(db, async (tx) => {
      await recordFailure(tx, prepared.dataset, pass, counts, failure, retry);
      const { accountId, region } = pass.scope;
      const at = new Date().toISOString();
      await notifyLive(tx, { dataset: prepared.dataset.name, accountId, region, changed: 0, at });
    });
  } catch (error) {
    if (error instanceof PassSuperseded) return { outcome: "superseded" };
    throw error;
  }
  return { outcome: "failed", counts, failure };
}

/**
 * Seconds until the next attempt after `failures` failed passes in a row: from 5 doubling to the cadence (1 to 10
 * minutes). What only a person can mend, such as a denied scope, waits the longest time at once.
 */
export function retrySeconds(
  cadenceSeconds: number,
  failures: number,
  lasting: boolean,
  random = Math.random,
): number {
  const longest = Math.min(600, Math.max(60, cadenceSeconds));
  const wait = lasting ? longest : Math.min(longest, 5 * 2 ** Math.min(10, failures - 1));
  return wait * (0.85 + 0.3 * random());
}
