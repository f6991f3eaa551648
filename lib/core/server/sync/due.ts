import type { Pool } from "pg";
import type { Catalog } from "./catalog.ts";
import { workerLockClass } from "./pass-record.ts";
import type { DueJob } from "./queue.ts";
import { SyncQueue } from "./queue.ts";

const interestedPriority = 1_000_000_000;
/** Deadlines in quarters of a second since then are whole numbers that fit a priority until 2042. */
const epoch = Date.UTC(2025, 0, 1) / 1000;
/** By so much is what a first pass is made from wanted before what comes after it, in seconds. */
const placeSeconds = 4;
/**
 * Of one deadline the largest begin first: a long pass that begins last keeps everything waiting for it alone. Its size is
 * that of its last pass; before there is one, of what it is collected after.
 */
const sizeLead = `least(15, floor(log(2, 1 + coalesce(max(c.row_count), (
      select max(n.row_count) from sync_coverage n
      where n.dataset = any(s.after) and n.account_id = c.account_id and n.region = c.region), 0))))::int`;

const dueSql = `
with settings as materialized (
  select * from json_to_recordset($1::json) as s(dataset text, place int, interest_seconds int, after text[],
    after_everywhere text[], at_once int)
),
room as (
  select s.dataset, s.at_once, s.at_once - count(c.dataset) as places
  from settings s left join sync_coverage c on c.dataset = s.dataset and c.enqueued_at is not null
  where s.at_once is not null
  group by s.dataset, s.at_once
),
candidates as (
  select dataset, account_id, region, null::timestamptz as interested_until from sync_coverage
  where enabled and enqueued_at is null and next_due_at <= now()
  union all
  select c.dataset, c.account_id, c.region, i.until
  from sync_interest i
  join sync_coverage c using (dataset, account_id, region)
  join settings s using (dataset)
  where i.until > now() and c.enabled and c.enqueued_at is null
    and (c.next_due_at <= now()
      or c.failures = 0 and c.last_complete_at + make_interval(secs => s.interest_seconds) <= now())
),
due as (
  select c.dataset, c.account_id, c.region,
    max((case when d.interested_until is null then 0 else ${interestedPriority} end)
      - (4 * (case when c.first_complete_at is null then extract(epoch from now()) + s.place * ${placeSeconds}
         else extract(epoch from c.next_due_at) + c.cadence_seconds end - ${epoch}))::int) + ${sizeLead} as priority,
    bool_or(d.interested_until is not null) as awaited,
    row_number() over (partition by c.dataset order by max(d.interested_until) nulls last, min(c.next_due_at)) as turn
  from candidates d
  join sync_coverage c using (dataset, account_id, region)
  join settings s using (dataset)
  where not exists (
    select from unnest(s.after) needed
    left join sync_coverage n on n.dataset = needed and n.account_id = c.account_id and n.region = c.region
    where n.first_complete_at is null)
  and (s.after_everywhere = '{}' or (
    select bool_and(fails or complete) and bool_or(complete) from (
      select bool_or(n.error_code is not null) as fails, bool_and(n.first_complete_at is not null) as complete
      from sync_coverage n where n.enabled and n.dataset = any(s.after_everywhere)
      group by n.account_id, n.region) as places))
  group by c.dataset, c.account_id, c.region, s.after
)
update sync_coverage c set enqueued_at = now() from due
where (c.dataset, c.account_id, c.region) = (due.dataset, due.account_id, due.region)
  and turn <= coalesce((
    select places + case when awaited then at_once else 0 end from room where room.dataset = due.dataset), turn)
returning c.dataset, c.account_id as "accountId", c.region, due.priority`;

/**
 * Marks every scope that is due as queued and answers it with its priority: what is looked at, then the earliest deadline.
 * A first pass is wanted at once, a repeated one before its scope counts as stale. However much there is to do, nothing
 * waits for ever: what comes later has a later deadline.
 */
export async function claimDue(db: Pool, catalog: Catalog): Promise<DueJob[]> {
  const settings = [...catalog.values()].map(({ dataset }, index) => ({
    dataset: dataset.name,
    place: index,
    interest_seconds: dataset.interestCadenceSeconds ?? dataset.cadenceSeconds,
    after: dataset.after ?? [],
    after_everywhere: dataset.afterEverywhere ?? [],
    at_once: dataset.atOnce ?? null,
  }));
  const { rows } = await db.query<DueJob>(dueSql, [JSON.stringify(settings)]);
  return rows;
}

/** Scopes that wait in the queue and that an open page looks at. */
export async function awaitedJobs(db: Pool): Promise<DueJob[]> {
  const { rows } = await db.query<DueJob>(
    `select c.dataset, c.account_id as "accountId", c.region, ${interestedPriority} as priority
     from sync_coverage c join sync_interest i using (dataset, account_id, region)
     where c.enqueued_at is not null and i.until > now()`,
  );
  return rows;
}

/** Scopes whose job has been lost count as not queued. */
export async function unclaimLost(db: Pool): Promise<void> {
  await db.query(
    `update sync_coverage c set enqueued_at = null
     where c.enqueued_at < now() - interval '5 seconds' and not ${SyncQueue.hasJob}`,
  );
}

/**
 * Ends the open passes of workers that are gone: a worker lives exactly as long as its advisory lock is held. Answers
 * their jobs.
 */
export async function endOrphanedPasses(db: Pool): Promise<string[]> {
  const { rows } = await db.query<{ job_id: string | null }>(
    `with orphans as (
       update sync_passes p set ended_at = clock_timestamp(), error_code = 'WorkerLost',
         error_message = 'The worker ended in the middle of the pass.'
       where ended_at is null and not exists (
         select from pg_locks l
         where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
           and l.classid = ${workerLockClass} and l.objid = p.worker and l.objsubid = 2 and l.granted)
       returning dataset, account_id, region, job_id
     ), due as (
       update sync_coverage c set next_due_at = now(), enqueued_at = null from orphans o
       where (c.dataset, c.account_id, c.region) = (o.dataset, o.account_id, o.region)
     )
     select job_id from orphans`,
  );
  return rows.flatMap((row) => (row.job_id === null ? [] : [row.job_id]));
}
