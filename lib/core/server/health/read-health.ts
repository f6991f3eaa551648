import type { HealthOutput } from "#lib/core/contract/health.ts";
import packageJson from "../../../../package.json" with { type: "json" };
import { workerLockClass } from "../sync/pass-record.ts";
import type { VerbContext } from "../verb.ts";

/** How long the database may take to answer, in milliseconds. */
const databaseTimeoutMs = 2000;

/** Whether the console can do its work: 200 while it can answer readers, 503 when the database does not answer. */
export async function readHealth(ctx: VerbContext): Promise<Response> {
  const health = await measure(ctx);
  return Response.json(health, { status: health.database === "ok" ? 200 : 503 });
}

async function measure(ctx: VerbContext): Promise<HealthOutput> {
  const { version } = packageJson;
  try {
    const { workers, collectedAt } = await within(databaseTimeoutMs, readWork(ctx));
    return {
      status: workers > 0 ? "ok" : "degraded",
      version,
      database: "ok",
      workers,
      collectedSecondsAgo:
        collectedAt && Math.max(0, Math.round((ctx.now().getTime() - collectedAt.getTime()) / 1000)),
    };
  } catch {
    return { status: "down", version, database: "down", workers: null, collectedSecondsAgo: null };
  }
}

/** A worker lives exactly as long as it holds its advisory lock; number 0 is the planner's, which is a worker too. */
async function readWork(ctx: VerbContext): Promise<{ workers: number; collectedAt: Date | null }> {
  const { rows } = await ctx.db.query<{ workers: number; collectedAt: Date | null }>(
    `select (select count(*)::int
               from pg_locks
              where locktype = 'advisory' and granted and classid = $1 and objid <> 0 and objsubid = 2
                and database = (select oid from pg_database where datname = current_database())) as workers,
            (select max(last_complete_at) from sync_coverage) as "collectedAt"`,
    [workerLockClass],
  );
  return rows[0] ?? { workers: 0, collectedAt: null };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("too late")), ms);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
