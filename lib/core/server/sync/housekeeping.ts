import type { Pool } from "pg";

/** Makes the partitions of the one timeline for this month and the next two. */
export async function ensureEventPartitions(db: Pool): Promise<void> {
  await db.query(
    `select yagura_ensure_event_partition((date_trunc('month', now()) + make_interval(months => m))::date)
     from generate_series(0, 2) m`,
  );
}

/**
 * Thins what only grows: of passes older than two days one complete and one failed pass per scope and hour remain,
 * besides removals of scopes; call counts are kept for 400 days.
 */
export async function thinHistory(db: Pool): Promise<void> {
  await db.query(
    `delete from sync_passes p using (
       select id, row_number() over (
         partition by dataset, account_id, region, date_trunc('hour', started_at), complete order by started_at desc) as newest
       from sync_passes
       where ended_at < now() - interval '2 days' and ended_at > now() - interval '4 days'
         and error_code is distinct from 'ScopeRemoved'
     ) old where old.id = p.id and old.newest > 1`,
  );
  await db.query("delete from aws_call_counts where hour < now() - interval '400 days'");
  await db.query("delete from sync_interest where until < now() - interval '1 day'");
}
