import { notAvailable } from "#lib/core/contract/not-available.ts";
import type { SyncStatusOutput, SyncStatusRow } from "#lib/core/contract/sync-status.ts";
import { readFreshness } from "../freshness.ts";
import { visibleAccounts } from "../scope-sql.ts";
import type { VerbContext } from "../verb.ts";

/** Each dataset × account-Region that the actor may see: how old, how long, how many, and why not. */
export async function readSyncStatus(ctx: VerbContext): Promise<SyncStatusOutput> {
  const accounts = visibleAccounts(ctx.actor, undefined);
  const [{ rows }, freshness] = await Promise.all([
    ctx.db.query<SyncStatusRow>(sql, [
      accounts === undefined ? null : [...accounts, "organization"],
      ctx.now(),
    ]),
    readFreshness(ctx, { datasets: "all" }),
  ]);
  return { rows, freshness };
}

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const sql = `
select c.dataset, c.account_id as "accountId", nullif(a.name, a.account_id) as "accountName", c.region,
  case when exists (
      select from sync_passes p
      where (p.dataset, p.account_id, p.region) = (c.dataset, c.account_id, c.region) and p.ended_at is null) then 'running'
    when c.error_code = '${notAvailable}' then 'unavailable'
    when c.error_code is not null then 'failed'
    when c.last_complete_at is null then 'pending'
    when c.last_complete_at < $2::timestamptz - make_interval(secs => 2 * c.cadence_seconds) then 'stale'
    else 'fresh' end as state,
  ${iso("c.last_complete_at")} as "lastCompleteAt", ${iso("c.next_due_at")} as "nextDueAt", c.duration_ms as "durationMs",
  c.row_count as rows, c.calls, c.throttles, c.cadence_seconds as "cadenceSeconds",
  array(select needed from unnest(c.collected_after) needed
    left join sync_coverage n on (n.dataset, n.account_id, n.region) = (needed, c.account_id, c.region)
    where n.first_complete_at is null order by 1) as "waitsFor",
  case when c.error_code is not null then json_build_object(
    'code', c.error_code, 'message', coalesce(c.error_message, ''), 'operation', c.error_operation,
    'iamAction', c.error_iam_action, 'since', ${iso("coalesce(c.failing_since, c.last_started_at, $2)")}) end as error
from sync_coverage c
left join accounts a on a.account_id = c.account_id
where c.enabled and ($1::text[] is null or c.account_id = any($1))
order by c.dataset, c.account_id, c.region`;
