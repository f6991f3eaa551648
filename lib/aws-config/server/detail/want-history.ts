import type { WantHistoryInput, WantHistoryOutput } from "#lib/aws-config/contract/detail.ts";
import { interestEverySeconds } from "#lib/core/contract/live-interval.ts";
import { wakeWorkers } from "#lib/core/server/sync/notify.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { complianceRecord } from "./compliance-record.ts";
import { findResource } from "./find-resource.ts";

const wantSql = `
with wanted as (
  update config_history_reach set wanted_until = greatest(wanted_until, $5),
    wanted_since = case when wanted_until > $6 then coalesce(wanted_since, $6) else $6 end
  where (account_id, region) = ($1, $2) and (resource_type, resource_id) in (($3, $4), ($7, $8))
    and (not finished or gap_from is not null)
  returning account_id, region
), told as (
  insert into sync_interest (dataset, account_id, region, until)
  select distinct dataset, account_id, region, $5::timestamptz from sync_coverage join wanted using (account_id, region)
  where dataset = 'config-history' and enabled
  on conflict (dataset, account_id, region) do update set until = greatest(sync_interest.until, excluded.until)
)
select from wanted`;

/**
 * Notes that a page shows the resource, for a little longer than pages take to say so again: its earlier items are asked for
 * before those of others,
 * and those of its compliance.
 * @throws {AppError} as `findResource`.
 */
export async function wantHistory(ctx: VerbContext, input: WantHistoryInput): Promise<WantHistoryOutput> {
  const { identity } = await findResource(ctx, input);
  const { accountId, region, resourceType, resourceId } = identity;
  const now = ctx.now();
  const until = new Date(now.getTime() + interestEverySeconds * 1500);
  const record = complianceRecord(identity);
  const { rowCount } = await ctx.db.query(wantSql, [
    ...[accountId, region, resourceType, resourceId, until, now],
    ...[record.resourceType, record.resourceId],
  ]);
  const isWanted = (rowCount ?? 0) > 0;
  if (isWanted) await wakeWorkers(ctx.db, "due");
  return { isWanted };
}
