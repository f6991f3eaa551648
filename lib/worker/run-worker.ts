import type { Pool } from "pg";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import { abortableSleep } from "#lib/core/server/aws-rate-limiter.ts";
import type { Env } from "#lib/core/server/env.ts";
import { SyncEngine } from "#lib/core/server/sync/engine.ts";
import { datasets, projections, samplers } from "./datasets.ts";

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
        samplers,
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
      log(
        `worker ready: number ${engine.number}, ${datasets.length} datasets, ${settings.YAGURA_SYNC_PARALLELISM} passes at a time`,
      );
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

/** Speaks of one topic at most once a minute, and says how often it was silent: a dead target would fill the console. */
function distinct(log: (message: string) => void): (message: string, topic?: string) => void {
  const topics = new Map<string, { saidAt: number; silent: number }>();
  return (message, topic = message) => {
    const now = Date.now();
    const known = topics.get(topic);
    if (known !== undefined && now - known.saidAt < 60_000) {
      known.silent += 1;
      return;
    }
    if (topics.size > 500) topics.clear();
    topics.set(topic, { saidAt: now, silent: 0 });
    log(
      known === undefined || known.silent === 0 ? message : `${message} (and ${known.silent} more like it)`,
    );
  };
}
