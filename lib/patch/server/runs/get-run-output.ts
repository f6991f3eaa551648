import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { InvocationPlugin, RunOutputInput, RunOutputOutput } from "#lib/patch/contract/runs.ts";
import { findRun } from "./find-run.ts";

/**
 * The steps of a run on one node with their outputs, as AWS lists them; none for runs that AWS keeps no command of.
 * @throws {AppError} as `findRun`.
 */
export async function getRunOutput(ctx: VerbContext, input: RunOutputInput): Promise<RunOutputOutput> {
  const { accountId, region, run } = await findRun(ctx, input.run, input.asOf);
  const [kind, id] = run.split(/:(.*)/);
  const sql = kind === "window" ? ofWindow : ofCommand;
  const [rows, freshness] = await Promise.all([
    kind === "seen"
      ? []
      : readQuery<{ command_id: string; plugins: InvocationPlugin[] }>(ctx.db, sql, [
          accountId,
          region,
          id,
          input.node,
        ]),
    scopeFreshness(ctx, ["command-invocations"], {
      accounts: [accountId],
      regions: [region],
      asOf: input.asOf,
    }),
  ]);
  return {
    commandId: rows[0]?.command_id ?? null,
    plugins: rows.flatMap((row) => row.plugins),
    freshness,
  };
}

const ofCommand = `
select command_id, plugins from command_invocations
where (account_id, region, command_id, node_id) = ($1, $2, $3, $4)`;

const ofWindow = `
select i.command_id, i.plugins from window_executions e, jsonb_array_elements(e.tasks) task,
  jsonb_array_elements(task -> 'invocations') invocation
join command_invocations i on i.command_id = invocation ->> 'executionId' and i.node_id = $4
where (e.account_id, e.region, e.window_execution_id) = ($1, $2, $3) and (i.account_id, i.region) = ($1, $2)
order by i.requested_at`;
