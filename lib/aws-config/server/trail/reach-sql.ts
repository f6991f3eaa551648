/**
 * Stretches of time of an account-Region that are not read yet, newest first: between $3 (or the oldest that was read, as long
 * as CloudTrail knows it) and $4. $1: account, $2: Region.
 */
export const missingSql = `
select lower(gap) as from, upper(gap) as to
from (select $1 as account_id, $2 as region) place
left join cloudtrail_reach r using (account_id, region)
cross join lateral unnest(tstzmultirange(tstzrange(
  greatest(least($3, lower(r.covered)), $4::timestamptz - interval '90 days'), $4)) - coalesce(r.covered, '{}')) gap
order by 1 desc`;

/** $1: account, $2: Region, $3: stretches as JSON, $4: how far back is wanted, $5: when the newest events were asked for. */
export const coverSql = `
insert into cloudtrail_reach as r (account_id, region, covered, wanted_from, asked_at)
select $1, $2, coalesce(range_agg(tstzrange("from", "to")), '{}'), $4, $5
from json_to_recordset($3) as s("from" timestamptz, "to" timestamptz) where "from" < "to"
on conflict (account_id, region) do update
set covered = r.covered + excluded.covered, wanted_from = excluded.wanted_from, asked_at = excluded.asked_at`;

/** $1: rows as JSON. Answers the calls that were not known yet. */
export const insertCallsSql = `
insert into events (at, timing, account_id, region, resource_type, resource_id, kind, actor, detail, source, source_id)
select at, 'exact', account_id, region, resource_type, resource_id, kind, actor, detail, 'cloudtrail', source_id
from json_populate_recordset(null::events, $1::json)
on conflict (at, source, source_id) do nothing
returning source_id`;

/** The newest stretch of time that is read without a gap, of the row `r` of `cloudtrail_reach`. */
export const newestStretchSql = "select stretch from unnest(r.covered) stretch order by stretch desc limit 1";
