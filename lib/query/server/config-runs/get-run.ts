import { AppError } from "#lib/core/contract/errors.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ConfigRun, ConfigRunParams } from "../../contract/config-runs.ts";
import { type ConfigPage, configRows } from "../../domain/config-result.ts";

/** A worker takes up a run within milliseconds; after this something is in the way. */
const attendedWithinMs = 5_000;

interface RunRow extends Omit<ConfigRun, "result" | "unattended" | "settled" | "scopes" | "requestedAt"> {
  requestedAt: Date;
  total: number;
  done: number;
  cut: number;
  waiting: number;
  untouched: boolean;
}

/**
 * How far a run is, and its answer when it is settled. A run belongs to its reader.
 * @throws {AppError} `not_found`, also for another's run and one that is older than an hour.
 */
export async function getConfigRun(ctx: VerbContext, { run }: ConfigRunParams): Promise<ConfigRun> {
  const { rows } = await ctx.db.query<RunRow>(progressSql, [run, ctx.actor.name]);
  const [found] = rows;
  if (found === undefined)
    throw new AppError("not_found", "There is no such run; answers are kept for an hour.");
  const { total, done, cut, waiting, untouched, requestedAt, ...rest } = found;
  const settled = waiting === 0 || found.cancelled;
  return {
    ...rest,
    requestedAt: requestedAt.toISOString(),
    settled,
    unattended: untouched && !settled && ctx.now().getTime() - requestedAt.getTime() > attendedWithinMs,
    scopes: { total, done, cut, waiting },
    result: settled ? await readResult(ctx, run) : null,
  };
}

const progressSql = `
  select r.run_id as id, r.expression as text, r.requested_at as "requestedAt", r.cancelled_at is not null as cancelled,
    max(aggregator_name) as aggregator, count(*)::int as total, count(*) filter (where state = 'done')::int as done,
    count(*) filter (where state = 'cut')::int as cut,
    count(*) filter (where state in ('queued', 'running'))::int as waiting,
    bool_and(state = 'queued') as untouched,
    coalesce(sum(s.pages), 0)::int as pages, coalesce(sum(s.calls), 0)::int as calls,
    coalesce(sum(s.throttles), 0)::int as throttles, coalesce(sum(s.row_count), 0)::int as "rowCount",
    coalesce(jsonb_agg(jsonb_build_object('accountId', account_id, 'region', region, 'code', error_code,
      'message', error_message, 'iamAction', error_iam_action) order by place) filter (where state = 'failed'), '[]') as failed
  from query_runs r join query_run_scopes s using (run_id)
  where r.run_id = $1 and r.reader = $2
  group by r.run_id`;

async function readResult(ctx: VerbContext, run: string): Promise<NonNullable<ConfigRun["result"]>> {
  const { rows } = await ctx.db.query<{
    columns: string[];
    results: string[];
    accountId: string;
    region: string;
    aggregator: string | null;
  }>(
    `select p.columns, p.results, s.account_id as "accountId", s.region, s.aggregator_name as aggregator
       from query_run_pages p join query_run_scopes s using (run_id, place)
      where run_id = $1 order by place, page`,
    [run],
  );
  const pages = rows.map(
    ({ columns, results, accountId, region, aggregator }): ConfigPage => ({
      columns,
      results,
      place: aggregator === null ? { accountId, region } : null,
    }),
  );
  const { columns, rows: values } = configRows(pages);
  return { columns: [...columns], rows: values.map((row) => [...row]) };
}
