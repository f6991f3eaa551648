import type { Pool } from "pg";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import { abortableSleep } from "#lib/core/server/aws-rate-limiter.ts";
import type { Env } from "#lib/core/server/env.ts";
import { SyncEngine } from "#lib/core/server/sync/engine.ts";
import { datasets, projections } from "./datasets.ts";

/** What a worker is made of. */
export interface WorkerOptions {
  settings: Env;
  databaseUrl: string;
  db: Pool;
  aws: AwsAccess;
  /** Ends the worker. */
  signal: AbortSignal;
  log: (message: string) => void;
}

const longestWaitMs = 5_000;

/** Collects until the signal aborts; opens a new session whenever the database goes away. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { settings, signal, log } = options;
  let waitMs = 250;
  let reason = "";
  while (!signal.aborted) {
    try {
      const engine = await SyncEngine.open({
        databaseUrl: options.databaseUrl,
        db: options.db,
        aws: options.aws,
        datasets,
        projections,
        configured: {
          accounts: settings.YAGURA_ACCOUNTS ?? null,
          regions: settings.YAGURA_REGIONS ?? null,
        },
        parallelism: settings.YAGURA_SYNC_PARALLELISM,
        log: distinct(log),
      });
      const stop = () => engine.stop();
      signal.addEventListener("abort", stop, { once: true });
      if (signal.aborted) engine.stop();
      log(`worker ready: ${datasets.length} datasets, ${settings.YAGURA_SYNC_PARALLELISM} passes at a time`);
      waitMs = 250;
      reason = "";
      await engine.run();
      signal.removeEventListener("abort", stop);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== reason) log(`worker: ${message}; trying again`);
      reason = message;
      await abortableSleep(waitMs, signal).catch(() => undefined);
      waitMs = Math.min(longestWaitMs, waitMs * 2);
    }
  }
}

/** Says the same thing at most once a minute: a dead target would fill the console. */
function distinct(log: (message: string) => void): (message: string) => void {
  const saidAt = new Map<string, number>();
  return (message) => {
    const now = Date.now();
    if (now - (saidAt.get(message) ?? 0) < 60_000) return;
    if (saidAt.size > 500) saidAt.clear();
    saidAt.set(message, now);
    log(message);
  };
}
