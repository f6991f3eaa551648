import type { HealthOutput } from "#lib/core/contract/health.ts";
import packageJson from "../../../../package.json" with { type: "json" };
import type { VerbContext } from "../verb.ts";

/** A worker that shows itself less often than this is reported, in seconds. */
const workerAgeMaxSeconds = 120;
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
    const workerAgeSeconds = await within(databaseTimeoutMs, readWorkerAge(ctx));
    const working = workerAgeSeconds !== null && workerAgeSeconds <= workerAgeMaxSeconds;
    return { status: working ? "ok" : "degraded", version, database: "ok", workerAgeSeconds };
  } catch {
    return { status: "down", version, database: "down", workerAgeSeconds: null };
  }
}

async function readWorkerAge(ctx: VerbContext): Promise<number | null> {
  const { rows } = await ctx.db.query<{ seen: Date | null }>(
    "select greatest(max(last_started_at), max(last_complete_at)) as seen from sync_coverage",
  );
  const seen = rows[0]?.seen;
  return seen ? Math.max(0, Math.round((ctx.now().getTime() - seen.getTime()) / 1000)) : null;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("too late")), ms);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
