import { AppError } from "#lib/core/contract/errors.ts";
import { visibleAccounts } from "#lib/core/server/scope-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import {
  configRunLimits,
  type StartConfigRunInput,
  type StartConfigRunOutput,
} from "../../contract/config-runs.ts";
import { parseConfigQuery } from "../../domain/config-sql/parse.ts";
import { notifyRunners } from "./channel.ts";

/** Unsettled runs of one reader. */
const runsEach = 2;

/**
 * Puts a query to AWS Config, of the account-Regions in the scope or of one aggregator. Workers ask AWS; `getConfigRun`
 * tells how far they are.
 *
 * @throws {AppError} `bad_request` with `details.fault` for a query that AWS would refuse, and where the scope has no
 * account-Region; `forbidden` for an aggregator and a reader who may not see all accounts; `not_found` for an unknown
 * aggregator; `too_many_requests`.
 */
export async function startConfigRun(
  ctx: VerbContext,
  input: StartConfigRunInput,
): Promise<StartConfigRunOutput> {
  const { fault } = parseConfigQuery(input.text);
  if (fault !== null) throw new AppError("bad_request", "The query cannot be sent.", { fault });
  await assertRoom(ctx);
  const scopes =
    input.aggregator === undefined ? await regionsOf(ctx, input) : await aggregatorOf(ctx, input.aggregator);
  const { rows } = await ctx.db.query<{ id: string }>(
    `with run as (insert into query_runs (reader, expression, requested_at) values ($1, $2, $3) returning run_id),
          scopes as (insert into query_run_scopes (run_id, place, account_id, region, aggregator_name)
            select run_id, place, account_id, region, aggregator_name
              from run, unnest($4::text[], $5::text[], $6::text[]) with ordinality
                as asked (account_id, region, aggregator_name, place))
     select run_id as id from run`,
    [
      ctx.actor.name,
      input.text,
      ctx.now(),
      scopes.map(({ accountId }) => accountId),
      scopes.map(({ region }) => region),
      scopes.map(({ aggregator }) => aggregator),
    ],
  );
  const [run] = rows;
  if (run === undefined) throw new Error("The run was not written.");
  await notifyRunners(ctx.db, { kind: "asked" });
  return run;
}

interface AskedScope {
  accountId: string;
  region: string;
  aggregator: string | null;
}

async function assertRoom(ctx: VerbContext): Promise<void> {
  const { rows } = await ctx.db.query<{ open: number }>(
    `select count(distinct run_id)::int as open from query_runs join query_run_scopes using (run_id)
      where reader = $1 and state in ('queued', 'running') and cancelled_at is null`,
    [ctx.actor.name],
  );
  if ((rows[0]?.open ?? 0) < runsEach) return;
  throw new AppError("too_many_requests", "As many queries of yours as may run at once are running.", {
    own: true,
  });
}

/** The account-Regions that are collected: what is known to be there and wanted. */
async function regionsOf(ctx: VerbContext, input: StartConfigRunInput): Promise<AskedScope[]> {
  const { rows } = await ctx.db.query<AskedScope>(
    `select distinct account_id as "accountId", region, null as aggregator
       from sync_coverage
      where enabled and account_id <> 'organization' and region <> '-'
        and ($1::text[] is null or account_id = any($1)) and ($2::text[] is null or region = any($2))
      order by 1, 2`,
    [visibleAccounts(ctx.actor, input.accounts) ?? null, input.regions ?? null],
  );
  if (rows.length === 0)
    throw new AppError("bad_request", "The scope has no account-Region.", { noScope: true });
  if (rows.length <= configRunLimits.scopes) return rows;
  const { scopes: max } = configRunLimits;
  throw new AppError(
    "bad_request",
    `The scope has ${rows.length} account-Regions; one run asks up to ${max}.`,
    {
      tooManyScopes: { count: rows.length, max },
    },
  );
}

async function aggregatorOf(ctx: VerbContext, key: string): Promise<AskedScope[]> {
  if (ctx.actor.accountIds !== null) {
    throw new AppError("forbidden", "An aggregator answers for accounts that you may not see.");
  }
  const [accountId = "", region = "", name = ""] = key.split(":");
  const { rows } = await ctx.db.query<AskedScope>(
    `select account_id as "accountId", region, aggregator_name as aggregator
       from config_aggregators where account_id = $1 and region = $2 and aggregator_name = $3`,
    [accountId, region, name],
  );
  if (rows.length === 0) throw new AppError("not_found", "There is no such aggregator.");
  return rows;
}
