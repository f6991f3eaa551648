import type { Pool } from "pg";
import pg from "pg";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import { Wake } from "#lib/core/server/sync/wake.ts";
import { runnerMessage, runnersChannel } from "./channel.ts";
import { type ClaimedScope, claimScopes, forgetOldRuns } from "./claims.ts";
import { runScope } from "./run-scope.ts";

export interface RunnerOptions {
  databaseUrl: string;
  db: Pool;
  aws: AwsAccess;
  /** Makes what replaces secrets in a result, before anything of it is written down. */
  redactor: (db: Pool) => Promise<(result: string) => string>;
  /** Ends the runner; what runs goes back to the queue. */
  signal: AbortSignal;
  log: (message: string) => void;
}

/** Scopes that one worker asks at a time, beside its passes. */
const parallel = 8;
/** Messages wake the runner at once; this is for those that were missed. */
const idleMs = 3_000;
const reconnectMs = 1_000;
const tidyMs = 60_000;

/**
 * The worker's part of queries to AWS Config: takes account-Regions that were asked about from the queue, asks AWS with the
 * worker's own credentials, guard, limiter and meter, and writes each page down as it comes. Resolves when the signal
 * aborts and nothing runs any more; a database that goes away is waited for.
 */
export async function runConfigQueries(options: RunnerOptions): Promise<void> {
  const wake = new Wake();
  const running = new Map<Promise<void>, { run: string; stop: AbortController }>();
  const wakeUp = () => wake.notify();
  options.signal.addEventListener("abort", wakeUp, { once: true });
  const cancel = (run: string) => {
    for (const entry of running.values()) if (entry.run === run) entry.stop.abort(new Error("cancelled"));
  };
  let listener: pg.Client | null = null;
  let tidiedAt = 0;
  while (!options.signal.aborted) {
    try {
      listener ??= await listen(options, wakeUp, cancel, () => {
        listener = null;
      });
      if (Date.now() - tidiedAt > tidyMs) {
        tidiedAt = Date.now();
        await forgetOldRuns(options.db);
      }
      const claimed = await claimScopes(options.db, parallel - running.size);
      for (const scope of claimed) start(scope);
      await wake.wait(claimed.length > 0 && running.size < parallel ? 0 : idleMs);
    } catch (error) {
      options.log(`queries: ${error instanceof Error ? error.message : String(error)}; trying again`);
      await wake.wait(reconnectMs);
    }
  }
  for (const { stop } of running.values()) stop.abort(new Error("stopped"));
  await Promise.allSettled(running.keys());
  await listener?.end().catch(() => undefined);

  function start(scope: ClaimedScope): void {
    const stop = new AbortController();
    const work = runScope(options, scope, stop.signal)
      .catch((error: unknown) => {
        options.log(`query in ${scope.accountId} ${scope.region}: ${String(error)}`);
      })
      .finally(() => {
        running.delete(work);
        wake.notify();
      });
    running.set(work, { run: scope.run, stop });
  }
}

async function listen(
  { databaseUrl, signal }: RunnerOptions,
  wake: () => void,
  cancel: (run: string) => void,
  onLost: () => void,
): Promise<pg.Client> {
  signal.throwIfAborted();
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: "yagura queries",
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  client.on("error", onLost);
  client.on("end", onLost);
  client.on("notification", ({ payload }) => {
    const message = runnerMessage.safeParse(JSON.parse(payload ?? "null"));
    if (message.success && message.data.kind === "cancelled") cancel(message.data.run);
    wake();
  });
  await client.connect();
  await client.query(`listen ${runnersChannel}`);
  return client;
}
