import {
  interestEverySeconds,
  type LiveInterestInput,
  type LiveInterestOutput,
} from "#lib/core/contract/live.ts";
import type { VerbContext } from "../verb.ts";

/** Notes what a page shows, for a little longer than pages take to say so again. */
export async function declareInterest(
  ctx: VerbContext,
  input: LiveInterestInput,
): Promise<LiveInterestOutput> {
  const until = new Date(ctx.now().getTime() + interestEverySeconds * 1500);
  const { rowCount } = await ctx.db.query(
    `insert into sync_interest (dataset, account_id, region, until)
     select dataset, account_id, region, $5
       from sync_coverage
      where dataset = any($1)
        and ($2::text[] is null or account_id = any($2))
        and ($3::text[] is null or region = any($3))
        and ($4::text[] is null or account_id = any($4))
      order by dataset, account_id, region
     on conflict (dataset, account_id, region) do update set until = excluded.until
      where sync_interest.until < excluded.until`,
    [input.datasets, input.accounts ?? null, input.regions ?? null, ctx.actor.accountIds, until],
  );
  return { scopes: rowCount ?? 0 };
}
