import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { runDatasets } from "#lib/patch/contract/query-keys.ts";
import type { ExecutionTask, RunInput, RunOutput } from "#lib/patch/contract/runs.ts";
import { findRun, type RunAddress } from "./find-run.ts";
import { readRunNodes } from "./read-run-nodes.ts";

/**
 * One run with what became of it on each node, and what else its window did.
 * @throws {AppError} as `findRun`; `not_found` too when no node of the run has the scope's tag, `bad_request` for a sort
 * that cannot be read.
 */
export async function getRun(ctx: VerbContext, input: RunInput): Promise<RunOutput> {
  const address = await findRun(ctx, input.run, input.asOf);
  const { accountId, region } = address;
  const [{ run, nodes, total }, tasks, freshness] = await Promise.all([
    readRunNodes(ctx, input, address, input),
    readTasks(ctx, address),
    scopeFreshness(ctx, runDatasets, { accounts: [accountId], regions: [region], asOf: input.asOf }),
  ]);
  return { run, tasks, rows: nodes, total, freshness };
}

async function readTasks(ctx: VerbContext, { accountId, region, run }: RunAddress): Promise<ExecutionTask[]> {
  if (!run.startsWith("window:")) return [];
  const [row] = await readQuery<{ tasks: ExecutionTask[] }>(
    ctx.db,
    "select tasks from window_executions where (account_id, region, window_execution_id) = ($1, $2, $3)",
    [accountId, region, run.slice("window:".length)],
  );
  return row?.tasks ?? [];
}
