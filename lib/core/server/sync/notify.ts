import type { Pool, PoolClient } from "pg";
import type { LiveEvent } from "#lib/core/contract/sync-status.ts";

/** Channel of `LiveEvent`s for open pages. */
export const liveChannel = "yagura_live";
/** Channel that wakes workers: something became due, or the set of scopes may have changed. */
export const wakeChannel = "yagura_sync";

/** Tells open pages that rows or coverage changed; heard when the transaction commits. */
export async function notifyLive(db: Pool | PoolClient, event: LiveEvent): Promise<void> {
  await db.query("select pg_notify($1, $2)", [liveChannel, JSON.stringify(event)]);
}

/** Why workers are woken: the organisation may have changed, or something became due. */
export type WakeReason = "plan" | "due";

/** Wakes every worker's scheduler. */
export async function wakeWorkers(db: Pool | PoolClient, reason: WakeReason): Promise<void> {
  await db.query("select pg_notify($1, $2)", [wakeChannel, reason]);
}
