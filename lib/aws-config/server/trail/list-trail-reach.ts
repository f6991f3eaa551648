import { trailDatasetNames } from "#lib/aws-config/contract/query-keys.ts";
import type {
  ListTrailReachInput,
  ListTrailReachOutput,
  TrailReach,
} from "#lib/aws-config/contract/trail-reach.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { newestStretchSql } from "./reach-sql.ts";

interface FailureRow {
  code: string;
  message: string | null;
  iam_action: string | null;
  since: string | null;
}

interface Row {
  account_id: string;
  account_name: string | null;
  region: string;
  complete_from: Date | null;
  complete_until: Date | null;
  wanted_from: Date | null;
  gaps: { from: string; until: string }[];
  failure: FailureRow | null;
  trails_failure: FailureRow | null;
  troubled: TrailReach["troubledTrails"];
}

/**
 * How far back the API calls of every account-Region that is collected are known, and why not further. What is read now, at
 * whatever moment the page stands: calls that are read later belong to the past too.
 */
export const listTrailReach = sharedRead("aws-config.listTrailReach", readTrailReach, trailDatasetNames);

const failureOf = (alias: string): string =>
  `case when ${alias}.error_code is not null then jsonb_build_object('code', ${alias}.error_code, 'message',
    ${alias}.error_message, 'iam_action', ${alias}.error_iam_action, 'since', ${alias}.failing_since) end`;

async function readTrailReach(ctx: VerbContext, input: ListTrailReachInput): Promise<ListTrailReachOutput> {
  const parameters = new SqlParameters();
  const conditions = [
    "s.dataset = 'cloudtrail-events'",
    "s.enabled",
    ...scopeSql(ctx.actor, input, "s", parameters),
  ];
  const sql = `
select s.account_id, (select name from accounts a where a.account_id = s.account_id) as account_name, s.region,
  lower(newest.stretch) as complete_from, upper(newest.stretch) as complete_until, r.wanted_from,
  coalesce((
    select jsonb_agg(jsonb_build_object('from', lower(gap), 'until', upper(gap)) order by gap desc)
    from unnest(tstzmultirange(tstzrange(lower(r.covered), upper(r.covered))) - r.covered) gap), '[]') as gaps,
  ${failureOf("s")} as failure, ${failureOf("t")} as trails_failure,
  coalesce((
    select jsonb_agg(jsonb_build_object('name', c.trail_name, 'isLogging', c.is_logging, 'error', c.delivery_error)
      order by c.trail_name)
    from cloudtrail_trails c where (c.account_id, c.region) = (s.account_id, s.region)
      and (c.is_logging is not true or c.delivery_error is not null)), '[]') as troubled
from sync_coverage s
left join cloudtrail_reach r using (account_id, region)
left join lateral (${newestStretchSql}) newest on true
left join sync_coverage t on t.enabled
  and (t.dataset, t.account_id, t.region) = ('cloudtrail-trails', s.account_id, s.region)
where ${conditions.join(" and ")}
order by account_name nulls last, s.account_id, s.region`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row & Record<string, unknown>>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, trailDatasetNames, { ...input, asOf: undefined }),
  ]);
  return { scopes: rows.map(toReach), freshness };
}

const instantOf = (text: string): string => new Date(text).toISOString();

function toReach(row: Row): TrailReach {
  return {
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    completeFrom: row.complete_from?.toISOString() ?? null,
    completeUntil: row.complete_until?.toISOString() ?? null,
    wantedFrom: row.wanted_from?.toISOString() ?? null,
    gaps: row.gaps.map(({ from, until }) => ({ from: instantOf(from), until: instantOf(until) })),
    failure: toFailure(row.failure),
    trailsFailure: toFailure(row.trails_failure),
    troubledTrails: row.troubled,
  };
}

function toFailure(row: FailureRow | null): TrailReach["failure"] {
  if (row === null) return null;
  const { code, message, iam_action: iamAction, since } = row;
  return { code, message, iamAction, since: since === null ? null : instantOf(since) };
}
