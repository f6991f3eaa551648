import type { RunSyncInput, RunSyncOutput } from "#lib/core/contract/sync-status.ts";
import { visibleAccounts } from "../scope-sql.ts";
import { wakeWorkers } from "../sync/notify.ts";
import type { VerbContext } from "../verb.ts";

/** Makes scopes due now, ahead of others, also those that wait after a failure. A pass that runs is followed by another. */
export async function runSync(ctx: VerbContext, input: RunSyncInput): Promise<RunSyncOutput> {
  const accounts = visibleAccounts(ctx.actor, input.accountId === undefined ? undefined : [input.accountId]);
  const { rowCount } = await ctx.db.query(
    `with due as (
       update sync_coverage set next_due_at = clock_timestamp()
       where enabled and ($1::text is null or dataset = $1) and ($2::text[] is null or account_id = any($2))
         and ($3::text is null or region = $3)
       returning dataset, account_id, region
     )
     insert into sync_interest (dataset, account_id, region, until)
     select dataset, account_id, region, clock_timestamp() + interval '30 seconds' from due
     order by dataset, account_id, region
     on conflict (dataset, account_id, region) do update set until = greatest(sync_interest.until, excluded.until)`,
    [input.dataset ?? null, accounts ?? null, input.region ?? null],
  );
  await wakeWorkers(ctx.db, "due");
  return { scopes: rowCount ?? 0 };
}
