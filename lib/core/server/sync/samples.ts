import type { Pool } from "pg";
import { inTransaction } from "./transaction.ts";

/**
 * One KPI that is kept over time, because AWS keeps no trend of it. A sampler counts what the read model holds now, for
 * account-Regions whose datasets are complete and not older than two rhythms (an hour at least): elsewhere there is a gap.
 */
export interface Sampler {
  metric: string;
  /** Datasets that the count rests on. */
  datasets: readonly string[];
  /** SELECT of `account_id, region, dimension, value` for the account-Regions in the relation `places`. */
  select: string;
}

const placesOf = `
places as materialized (
  select account_id, region from sync_coverage
  where dataset = any($1) and enabled
  group by account_id, region
  having count(*) = cardinality($1)
    and bool_and(coalesce(last_complete_at, timestamptz '-infinity') > now()
      - greatest(interval '1 hour', 2 * make_interval(secs => cadence_seconds)))
)`;

/** The total is written for every place, so that a place without nodes is told from one that was not sampled. */
const sampleSql = (select: string) => `
with ${placesOf},
counted as materialized (${select}),
buckets (bucket, at) as (
  values ('hour', date_trunc('hour', now(), 'UTC')), ('day', date_trunc('day', now(), 'UTC'))
),
fresh as materialized (
  select bucket, at, account_id, region, dimension, value from buckets cross join (
    select account_id, region, dimension, value from counted
    union all
    select p.account_id, p.region, '', coalesce(sum(c.value), 0) from places p
    left join counted c using (account_id, region) group by 1, 2
  ) as rows
),
outdated as (
  delete from samples s using buckets b, places p
  where s.metric = $2 and (s.bucket, s.at) = (b.bucket, b.at) and (s.account_id, s.region) = (p.account_id, p.region)
    and (s.bucket, s.account_id, s.region, s.dimension) not in (select bucket, account_id, region, dimension from fresh)
)
insert into samples as s (metric, dimension, account_id, region, bucket, at, value)
select $2, dimension, account_id, region, bucket, at, value from fresh
on conflict (metric, dimension, account_id, region, bucket, at) do update set value = excluded.value
where s.value <> excluded.value`;

/**
 * Writes the samples of this hour and this day (UTC): the newest of a bucket stays. Dimension `''` is the total of an
 * account-Region; a dimension without a row beside a total is zero. Hours are kept for 35 days, days for 800.
 */
export async function takeSamples(db: Pool, samplers: readonly Sampler[]): Promise<void> {
  for (const { metric, datasets, select } of samplers) {
    await inTransaction(db, (tx) => tx.query(sampleSql(select), [datasets, metric]));
  }
  await db.query(
    `delete from samples where bucket = 'hour' and at < now() - interval '35 days'
       or bucket = 'day' and at < now() - interval '800 days'`,
  );
}
