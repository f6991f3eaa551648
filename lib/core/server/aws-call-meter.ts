import { AsyncLocalStorage } from "node:async_hooks";
import type { Pool } from "pg";

/** One answered or failed attempt at an AWS call. */
export interface AwsCall {
  service: string;
  operation: string;
  accountId: string;
  region: string;
  outcome: "ok" | "throttled" | "error";
  latencyMs: number;
}

/** Calls of one pass; the clients find it by the asynchronous context, so that a collector need not hand it on. */
export interface PassMeter {
  signal: AbortSignal;
  calls: number;
  throttles: number;
  /** `service:Operation` of the newest call that failed. */
  failedOperation: string | null;
}

export const currentPass = new AsyncLocalStorage<PassMeter>();

interface Count {
  calls: number;
  throttles: number;
  errors: number;
  latencyMs: number;
}

/** Counts AWS calls in memory and adds them to `aws_call_counts` in batches. */
export class AwsCallMeter {
  #counts = new Map<string, Count>();

  record(call: AwsCall): void {
    const pass = currentPass.getStore();
    if (pass !== undefined) {
      pass.calls += 1;
      if (call.outcome === "throttled") pass.throttles += 1;
      if (call.outcome !== "ok") pass.failedOperation = `${call.service}:${call.operation}`;
    }
    const key = JSON.stringify([call.service, call.operation, call.accountId, call.region]);
    const count = this.#counts.get(key) ?? { calls: 0, throttles: 0, errors: 0, latencyMs: 0 };
    count.calls += 1;
    count.throttles += call.outcome === "throttled" ? 1 : 0;
    count.errors += call.outcome === "error" ? 1 : 0;
    count.latencyMs += call.latencyMs;
    this.#counts.set(key, count);
  }

  /** Adds what was counted to the database. What cannot be written is kept for the next time. */
  async flush(db: Pool): Promise<void> {
    if (this.#counts.size === 0) return;
    const counts = this.#counts;
    this.#counts = new Map();
    try {
      await db.query(insertCounts, [JSON.stringify([...counts].map(([key, count]) => countRow(key, count)))]);
    } catch (error) {
      for (const [key, count] of counts) this.#restore(key, count);
      throw error;
    }
  }

  #restore(key: string, lost: Count): void {
    const count = this.#counts.get(key);
    if (count === undefined) {
      this.#counts.set(key, lost);
      return;
    }
    count.calls += lost.calls;
    count.throttles += lost.throttles;
    count.errors += lost.errors;
    count.latencyMs += lost.latencyMs;
  }
}

function countRow(key: string, count: Count): Record<string, unknown> {
  const [service, operation, account_id, region] = JSON.parse(key) as string[];
  return { service, operation, account_id, region, ...count, latency_ms_sum: Math.round(count.latencyMs) };
}

const insertCounts = `
insert into aws_call_counts as c (hour, service, operation, account_id, region, calls, throttles, errors, latency_ms_sum)
select date_trunc('hour', now()), r.service, r.operation, r.account_id, r.region, r.calls, r.throttles, r.errors, r.latency_ms_sum
from json_populate_recordset(null::aws_call_counts, $1::json) r
order by 2, 3, 4, 5
on conflict (hour, service, operation, account_id, region) do update set
  calls = c.calls + excluded.calls,
  throttles = c.throttles + excluded.throttles,
  errors = c.errors + excluded.errors,
  latency_ms_sum = c.latency_ms_sum + excluded.latency_ms_sum`;
