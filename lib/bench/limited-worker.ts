import { AwsAccess } from "#lib/core/server/aws-access.ts";
import { openPool } from "#lib/core/server/db/pool.ts";
import { env } from "#lib/core/server/env.ts";
import { SyncEngine } from "#lib/core/server/sync/engine.ts";
import { datasets, projections, samplers } from "#lib/worker/datasets.ts";

// A worker that collects only the named datasets, so that one dataset's pass can be timed by itself.
const settings = env();
const names = process.argv.slice(2);
const databaseUrl = settings.DATABASE_URL;
if (databaseUrl === undefined) throw new Error("DATABASE_URL is not set.");
const db = openPool(databaseUrl, 6);
const engine = await SyncEngine.open({
  databaseUrl,
  db,
  aws: new AwsAccess(settings),
  datasets: datasets.filter((dataset) => names.includes(dataset.name)),
  projections,
  samplers,
  configured: { accounts: settings.YAGURA_ACCOUNTS ?? null, regions: settings.YAGURA_REGIONS ?? null },
  parallelism: settings.YAGURA_SYNC_PARALLELISM,
  log: (message) => console.log(message),
});
process.once("SIGTERM", () => engine.stop());
console.log("worker ready");
await engine.run();
process.exit(0);
