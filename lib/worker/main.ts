import { AwsAccess } from "#lib/core/server/aws-access.ts";
import { openPool } from "#lib/core/server/db/pool.ts";
import { env, SettingsError } from "#lib/core/server/env.ts";
import { runConfigQueries } from "#lib/query/server/config-runs/runner.ts";
import { resultRedactor } from "./redact-results.ts";
import { runWorker } from "./run-worker.ts";

/** Ends the process when work does not end by itself after a signal, in milliseconds. */
const patience = 4_000;

try {
  const settings = env();
  const databaseUrl = settings.DATABASE_URL;
  if (databaseUrl === undefined) throw new SettingsError(["DATABASE_URL is not set. `npm start` sets it."]);
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      stop.abort();
      setTimeout(() => process.exit(0), patience).unref();
    });
  }
  const db = openPool(databaseUrl, 6);
  const aws = new AwsAccess(settings);
  const common = {
    databaseUrl,
    db,
    aws,
    signal: stop.signal,
    log: (message: string) => console.log(message),
  };
  await Promise.all([
    runWorker({ settings, ...common }),
    runConfigQueries({ ...common, redactor: resultRedactor }),
  ]);
  aws.close();
  await db.end();
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exitCode = 1;
}
