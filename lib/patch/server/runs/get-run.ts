import { AppError } from "#lib/core/contract/errors.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { runDatasetNames } from "#lib/patch/contract/run-datasets.ts";
import type { ExecutionTask, RunInput, RunOutput } from "#lib/patch/contract/runs.ts";
import { findRun, type RunAddress } from "./find-run.ts";
import { type MemberRow, memberColumns, toNode } from "./member-row.ts";
import { type RunRow, runColumns, runNames, toRun } from "./run-row.ts";
import { runsSql } from "./run-sql.ts";
import { memberConditions, memberOrder } from "./select-members.ts";

type Row = { head: RunRow; total: number } & (MemberRow | { node_id: null });

/**
 * One run with what became of it on each node, and what else its window did.
 * @throws {AppError} as `findRun`; `not_found` too when no node of the run has the scope's tag, `bad_request` for a sort
 * that cannot be read.
 */
export async function getRun(ctx: VerbContext, input: RunInput): Promise<RunOutput> {
  const address = await findRun(ctx, input.run, input.asOf);
  const { accountId, region } = address;
  const [rows, tasks, freshness] = await Promise.all([
    readMembers(ctx, input, address),
    readTasks(ctx, address),
    scopeFreshness(ctx, runDatasetNames, { accounts: [accountId], regions: [region], asOf: input.asOf }),
  ]);
  const [first] = rows;
  if (first === undefined) throw new AppError("not_found", "No such run has been seen.");
  return {
    run: toRun(withDates(first.head)),
    tasks,
    rows: rows.flatMap((row) => (row.node_id === null ? [] : [toNode(row, accountId, region)])),
    total: first.total,
    freshness,
  };
}

function readMembers(ctx: VerbContext, input: RunInput, address: RunAddress): Promise<Row[]> {
  const parameters = new SqlParameters();
  const order = memberOrder(input.sort);
  const scope = { ...input, accounts: [address.accountId], regions: [address.region] };
  const sql = runsSql(ctx, scope, address.range, parameters);
  const run = parameters.add(address.run, "text");
  const where = memberConditions(input, run, parameters);
  return readQuery<Row>(
    ctx.db,
    `${sql},
nodes as materialized (select m.* from members m where ${where})
select to_jsonb(h) as head, (select count(*)::int from nodes) as total, page.*
from (select ${runColumns} from counted c ${runNames} where c.run = ${run}) h
left join (select ${memberColumns} from nodes m order by ${order}
  limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}) page on true`,
    parameters.values,
  );
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

/** The head comes as JSON, where times are texts. */
function withDates(head: RunRow): RunRow {
  return {
    ...head,
    started_at: new Date(head.started_at),
    ended_at: head.ended_at === null ? null : new Date(head.ended_at),
  };
}
