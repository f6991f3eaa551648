import { orderTerms } from "#lib/core/server/sql/order-terms.ts";
import { likeLiteral, SqlParameters } from "#lib/core/server/sql/parameters.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { RunsInput } from "#lib/patch/contract/runs.ts";
import { runColumns, runNames } from "./run-row.ts";
import { runsSql } from "./run-sql.ts";

type Selection = Omit<RunsInput, "limit" | "offset">;

const sorts: Readonly<Record<string, string>> = {
  started: "f.started_at",
  window: 'coalesce(f.window_name, f.documents[1], f.association_name) collate "C"',
  // Installations first, then scans that went wrong somewhere, then the daily rest.
  operation:
    "case when f.operation = 'Install' then 0 when f.failed + f.unreachable > 0 then 1 when f.operation is null then 2 else 3 end",
  startedBy: "f.started_by",
  account: `coalesce(f.account_name, f.account_id) collate "C"`,
  region: 'f.region collate "C"',
  nodes: "f.nodes",
  succeeded: "f.succeeded",
  failed: "f.failed",
  unreachable: "f.unreachable",
  running: "f.running",
};

/** Relations of the list and its export: `everything` of the time asked for, and `found` of it; and the order. */
export interface RunSelection {
  parameters: SqlParameters;
  sql: string;
  order: string;
}

/** @throws {AppError} `bad_request` for a sort that cannot be read. */
export function selectRuns(ctx: VerbContext, input: Selection): RunSelection {
  const parameters = new SqlParameters();
  const until = input.asOf ?? ctx.now().toISOString();
  const since = new Date(Date.parse(until) - input.days * 86_400_000).toISOString();
  const sql = `${runsSql(ctx, input, { since, until }, parameters)},
everything as materialized (select ${runColumns} from counted c ${runNames}),
found as materialized (select f.* from everything f where ${conditions(input, parameters).join(" and ")})`;
  return { parameters, sql, order: orderOf(input.sort) };
}

function conditions(input: Selection, parameters: SqlParameters): string[] {
  const found = ["true"];
  if (input.operation) found.push(`f.operation = ${parameters.add(input.operation, "text")}`);
  if (input.startedBy) found.push(`f.started_by = ${parameters.add(input.startedBy, "text")}`);
  if (input.outcome) found.push(`f.${input.outcome} > 0`);
  if (input.search !== "") {
    const pattern = parameters.add(`%${likeLiteral(input.search.toLowerCase())}%`, "text");
    found.push(`lower(concat_ws(' ', f.window_name, f.window_id, f.association_name, f.association_id, f.run, f.account_id, f.account_name, f.region,
      array_to_string(f.documents, ' '), array_to_string(f.baseline_ids, ' '))) like ${pattern}`);
  }
  return found;
}

function orderOf(sort: string): string {
  return [...orderTerms(sort, sorts, "Runs"), "f.started_at desc", "f.account_id", "f.region", "f.run"].join(
    ", ",
  );
}
