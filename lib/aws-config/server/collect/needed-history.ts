import type { Query, SyncScope } from "#lib/core/server/sync/dataset.ts";

/** What a resource's history lacks: a gap, and, unless it is finished, what was before `complete_from`. */
export interface NeededRow {
  resource_type: string;
  resource_id: string;
  complete_from: Date;
  finished: boolean;
  gap_from: Date | null;
  gap_until: Date | null;
  created_at: Date | null;
}

/** Gaps, the one that has waited longest first. $1: account, $2: Region, $3: rows at most. */
export const gapsSql = `
select resource_type, resource_id, complete_from, true as finished, gap_from, gap_until, null::timestamptz as created_at
from config_history_reach where account_id = $1 and region = $2 and gap_from is not null
order by gap_since nulls first limit $3`;

/**
 * What is known least far back comes first, so that all resources go back together and the whole account-Region is complete
 * from a time on that moves back evenly. $1: account, $2: Region, $3: rows at most.
 */
export const unfinishedSql = `
select r.resource_type, r.resource_id, r.complete_from, false as finished, null::timestamptz as gap_from,
  null::timestamptz as gap_until, c.created_at
from (select * from config_history_reach where account_id = $1 and region = $2 and not finished
  order by complete_from desc limit $3) r
left join config_resources c using (account_id, region, resource_type, resource_id)
order by r.complete_from desc`;

/** What pages show now, the one that has waited longest first. $1: account, $2: Region. */
export const wantedSql = `
select r.resource_type, r.resource_id, r.complete_from, r.finished, r.gap_from, r.gap_until, c.created_at
from config_history_reach r left join config_resources c using (account_id, region, resource_type, resource_id)
where r.account_id = $1 and r.region = $2 and r.wanted_until is not null and (not r.finished or r.gap_from is not null)
  and r.wanted_until > now()
order by r.wanted_since, r.resource_type, r.resource_id limit 50`;

/** Days that Config keeps items where no retention is set. */
export const defaultRetentionDays = 2_557;

/** The time before which Config has kept no items of an account-Region, in milliseconds. */
export async function readKeptFrom(query: Query, scope: SyncScope, now: number): Promise<number> {
  const [row] = await query<{ days: number | null }>(
    "select max(retention_days) as days from config_recorders where account_id = $1 and region = $2",
    [scope.accountId, scope.region],
  );
  return now - (row?.days ?? defaultRetentionDays) * 24 * 3_600_000;
}
