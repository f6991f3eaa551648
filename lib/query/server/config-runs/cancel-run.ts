import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ConfigRunParams } from "../../contract/config-runs.ts";
import { notifyRunners } from "./channel.ts";

/** Ends a run of the reader's own: what was answered stays, the rest is not asked. */
export async function cancelConfigRun(ctx: VerbContext, { run }: ConfigRunParams): Promise<null> {
  const { rowCount } = await ctx.db.query(
    "update query_runs set cancelled_at = $3 where run_id = $1 and reader = $2 and cancelled_at is null",
    [run, ctx.actor.name, ctx.now()],
  );
  if (rowCount === 0) return null;
  await ctx.db.query(
    "update query_run_scopes set state = 'cancelled' where run_id = $1 and state in ('queued', 'running')",
    [run],
  );
  await notifyRunners(ctx.db, { kind: "cancelled", run });
  return null;
}
