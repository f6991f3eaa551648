import { AppError } from "#lib/core/contract/errors.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchRun, RunInput, RunNode } from "#lib/patch/contract/runs.ts";
import type { RunAddress } from "./find-run.ts";
import { type MemberRow, memberColumns, toNode } from "./member-row.ts";
import { type RunRow, runColumns, runNames, toRun } from "./run-row.ts";
import { runSql } from "./run-sql.ts";
import { memberConditions, memberOrder } from "./select-members.ts";

type Row = { head: RunRow; total: number } & (MemberRow | { node_id: null });

/**
 * A run and its nodes, filtered and in order; all of them where `page` is absent.
 * @throws {AppError} `not_found` when nothing of it lies in scope, `bad_request` for a sort that cannot be read.
 */
export async function readRunNodes(
  ctx: VerbContext,
  input: Omit<RunInput, "limit" | "offset">,
  address: RunAddress,
  page?: Pick<RunInput, "limit" | "offset">,
): Promise<{ run: PatchRun; nodes: RunNode[]; total: number }> {
  const { accountId, region } = address;
  const parameters = new SqlParameters();
  const order = memberOrder(input.sort);
  const { tag, asOf } = input;
  const scope = { tag, asOf, accounts: [accountId], regions: [region] };
  const asked = parameters.add(address.run, "text");
  const sql = runSql(ctx, scope, address.range, chosenRun(asked), parameters);
  const run = "(select run from chosen)";
  const where = memberConditions(input, run, parameters);
  const limit = page
    ? `limit ${parameters.add(page.limit, "int")} offset ${parameters.add(page.offset, "int")}`
    : "";
  const rows = await readQuery<Row>(
    ctx.db,
    `${sql},
nodes as materialized (select m.* from members m where ${where})
select to_jsonb(h) as head, (select count(*)::int from nodes) as total, page.*
from (select ${runColumns} from counted c ${runNames} where c.run = ${run}) h
left join (select ${memberColumns} from nodes m order by ${order} ${limit}) page on true`,
    parameters.values,
  );
  const [first] = rows;
  if (first === undefined) throw new AppError("not_found", "No such run has been seen.");
  return {
    run: toRun(withDates(first.head)),
    nodes: rows.flatMap((row) => (row.node_id === null ? [] : [toNode(row, accountId, region)])),
    total: first.total,
  };
}

/**
 * The run of that name. One that AWS keeps no command of is named by its association, and that may be learnt after somebody
 * has taken its address: then it is the only one of its hour.
 */
const chosenRun = (asked: string): string => `
  select coalesce(
    (select run from heads where run = ${asked}),
    (select min(run) from heads
     where ${asked} like 'seen:%' and run like split_part(${asked}, '-', 1) || '-%' having count(*) = 1)) as run`;

/** The head comes as JSON, where times are texts. */
function withDates(head: RunRow): RunRow {
  return {
    ...head,
    started_at: new Date(head.started_at),
    ended_at: head.ended_at === null ? null : new Date(head.ended_at),
  };
}
