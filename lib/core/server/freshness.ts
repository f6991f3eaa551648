import type { FailedScope, Freshness, LateDataset } from "#lib/core/contract/freshness.ts";
import { notAvailable } from "#lib/core/contract/not-available.ts";
import { visibleAccounts } from "./scope-sql.ts";
import type { VerbContext } from "./verb.ts";

export interface FreshnessQuestion {
  /** What the response was made from; `all` is everything that is collected. */
  datasets: readonly string[] | "all";
  accounts?: readonly string[] | undefined;
  regions?: readonly string[] | undefined;
  /** ISO 8601; absent is now. */
  asOf?: string | undefined;
}

interface Totals {
  total: number;
  fresh: number;
  stale: number;
  pending: number;
  places: number;
  lacking: number;
  oldest: Date | null;
  failed: FailedScope[];
  late: LateDataset[];
}

/** Passes are thinned to one an hour after two days: what is older is judged by the hour. */
const thinnedAfterMs = 2 * 86_400_000;
const thinnedSeconds = 7_200;

/**
 * Age and coverage of these datasets in these account-Regions, now or as it was at `asOf`. What the target does not offer
 * is lacking to a response that was made from it; of `all` it is no failure.
 */
export async function readFreshness(ctx: VerbContext, question: FreshnessQuestion): Promise<Freshness> {
  const now = ctx.now();
  const moment = question.asOf === undefined ? now : new Date(question.asOf);
  const accounts = visibleAccounts(ctx.actor, question.accounts);
  const leastSeconds = now.getTime() - moment.getTime() > thinnedAfterMs ? thinnedSeconds : 0;
  const { rows } = await ctx.db.query<Totals>(question.asOf === undefined ? nowSql : pastSql, [
    question.datasets === "all" ? null : [...question.datasets],
    // Organisation-wide and account-wide scopes count for every account and Region.
    accounts === undefined ? null : [...accounts, "organization"],
    question.regions === undefined ? null : [...question.regions, "-"],
    moment,
    leastSeconds,
  ]);
  const totals = rows[0];
  return {
    asOf: question.asOf ?? null,
    generatedAt: now.toISOString(),
    oldestCompleteAt: totals?.oldest?.toISOString() ?? null,
    scopes: {
      total: totals?.total ?? 0,
      fresh: totals?.fresh ?? 0,
      stale: totals?.stale ?? 0,
      pending: totals?.pending ?? 0,
      failed: totals?.failed ?? [],
    },
    late: totals?.late ?? [],
    accountRegions: {
      total: totals?.places ?? 0,
      complete: (totals?.places ?? 0) - (totals?.lacking ?? 0),
    },
  };
}

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const wanted = `($1::text[] is null or c.dataset = any($1)) and ($2::text[] is null or c.account_id = any($2))
  and ($3::text[] is null or c.region = any($3))`;

/** `scopes`: dataset, account_id, region, cadence_seconds, complete_at, code, message, since, iam_action. */
const totalsOf = (scopes: string) => `
with scopes as (${scopes}),
judged as (
  select *, case when code is not null then 'failed'
    when complete_at is null then 'pending'
    when complete_at < $4::timestamptz - make_interval(secs => greatest(2 * cadence_seconds, $5::int)) then 'stale'
    else 'fresh' end as state
  from scopes
)
select count(*)::int as total,
  count(*) filter (where state = 'fresh')::int as fresh,
  count(*) filter (where state = 'stale')::int as stale,
  count(*) filter (where state = 'pending')::int as pending,
  count(distinct (account_id, region)) filter (where region <> '-')::int as places,
  count(distinct (account_id, region)) filter (where region <> '-' and state in ('failed', 'pending')
    and ($1::text[] is not null or code is distinct from '${notAvailable}'))::int as lacking,
  min(complete_at) as oldest,
  coalesce(json_agg(json_build_object(
    'accountId', account_id, 'region', region, 'dataset', dataset, 'code', code, 'message', coalesce(message, ''),
    'since', ${iso("coalesce(since, $4::timestamptz)")}, 'iamAction', iam_action, 'lastCompleteAt', ${iso("complete_at")}
  ) order by dataset, account_id, region) filter (where state = 'failed'), '[]') as failed,
  (select coalesce(json_agg(json_build_object('dataset', dataset, 'scopes', scopes, 'oldestCompleteAt', ${iso("oldest")})
    order by oldest, dataset), '[]')
   from (select dataset, count(*)::int as scopes, min(complete_at) as oldest from judged where state = 'stale' group by 1) late
  ) as late
from judged`;

const nowSql = totalsOf(`
  select c.dataset, c.account_id, c.region, c.cadence_seconds, c.last_complete_at as complete_at, c.error_code as code,
    c.error_message as message, c.failing_since as since, c.error_iam_action as iam_action
  from sync_coverage c
  where c.enabled and ${wanted}`);

const ofScope = "(p.dataset, p.account_id, p.region) = (c.dataset, c.account_id, c.region)";

const pastSql = totalsOf(`
  select c.dataset, c.account_id, c.region, c.cadence_seconds, done.ended_at as complete_at, failed.error_code as code,
    failed.error_message as message, failed.since, failed.error_iam_action as iam_action
  from sync_coverage c
  left join lateral (
    select p.ended_at from sync_passes p
    where ${ofScope} and p.complete and p.ended_at <= $4 order by p.ended_at desc limit 1
  ) done on true
  left join lateral (
    select p.error_code, p.error_message, p.error_iam_action, min(p.started_at) over () as since from sync_passes p
    where ${ofScope} and not p.complete and p.ended_at <= $4 and p.ended_at > coalesce(done.ended_at, '-infinity')
      and p.error_code not in ('Interrupted', 'WorkerLost', 'ScopeRemoved')
    order by p.started_at desc limit 1
  ) failed on true
  left join lateral (
    select p.ended_at from sync_passes p
    where ${ofScope} and p.error_code = 'ScopeRemoved' and p.ended_at <= $4 and p.ended_at > coalesce(done.ended_at, '-infinity')
    limit 1
  ) removed on true
  where ${wanted} and removed.ended_at is null
    and (c.enabled or done.ended_at is not null or failed.error_code is not null)`);
