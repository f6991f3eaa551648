import type { Pool } from "pg";

/**
 * Makes the partitions of the one timeline for this month and the next two, and for the months of what has come late. AWS
 * keeps no history of more than seven years: what claims to be older stays where it is.
 */
export async function ensureEventPartitions(db: Pool): Promise<void> {
  await db.query(
    `select yagura_ensure_event_partition((date_trunc('month', now()) + make_interval(months => m))::date)
     from generate_series(0, 2) m`,
  );
  const { rows } = await db.query<{ month: string }>(
    `select distinct date_trunc('month', at at time zone 'UTC')::date::text as month from events_default
     where at between now() - interval '8 years' and now() + interval '1 month' order by 1 desc`,
  );
  // Each in its own transaction: while a month moves, nobody else writes events without one.
  for (const { month } of rows) await db.query("select yagura_ensure_event_partition($1::date)", [month]);
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
