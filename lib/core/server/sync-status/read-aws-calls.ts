import type { AwsCallsOutput } from "#lib/core/contract/sync-status.ts";
import { findAwsOperation } from "../aws-operations.ts";
import { visibleAccounts } from "../scope-sql.ts";
import type { VerbContext } from "../verb.ts";

interface CountRow {
  service: string;
  operation: string;
  calls: number;
  throttles: number;
  errors: number;
  averageLatencyMs: number | null;
}

const dayMs = 86_400_000;

/** AWS calls of the last 24 hours, whole hours, by operation, the most frequent first. */
export async function readAwsCalls(ctx: VerbContext): Promise<AwsCallsOutput> {
  const since = new Date(Math.floor((ctx.now().getTime() - dayMs) / 3_600_000) * 3_600_000);
  const accounts = visibleAccounts(ctx.actor, undefined);
  const { rows } = await ctx.db.query<CountRow>(
    `select service, operation, sum(calls)::int as calls, sum(throttles)::int as throttles, sum(errors)::int as errors,
       round(sum(latency_ms_sum) / nullif(sum(calls), 0), 1)::float8 as "averageLatencyMs"
     from aws_call_counts
     where hour >= $1 and ($2::text[] is null or account_id = any($2))
     group by service, operation order by 3 desc, 1, 2`,
    [since, accounts ?? null],
  );
  return {
    since: since.toISOString(),
    rows: rows.map((row) => {
      const known = findAwsOperation(`${row.service}:${row.operation}`);
      return {
        ...row,
        iamAction: known?.iamAction ?? `${row.service}:${row.operation}`,
        pricePerCallUsd: known?.pricePerCallUsd ?? null,
      };
    }),
  };
}
