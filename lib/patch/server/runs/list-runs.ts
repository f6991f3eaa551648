import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { runDatasets } from "#lib/patch/contract/query-keys.ts";
import { invocationOutcome, type RunsInput, type RunsOutput } from "#lib/patch/contract/runs.ts";
import { type RunRow, toRun } from "./run-row.ts";
import { selectRuns } from "./select-runs.ts";

type Facets = {
  total: number;
  operations: RunsOutput["operations"];
  outcomes: Record<string, number>;
};
type Row = Facets & (RunRow | { run: null });

/**
 * Scans and installations of the last days, newest first, each with what became of it on its nodes.
 * @throws {AppError} `bad_request` for a sort that cannot be read.
 */
export const listRuns = sharedRead("patch-runs", read, runDatasets);

async function read(ctx: VerbContext, input: RunsInput): Promise<RunsOutput> {
  const { parameters, sql, order } = selectRuns(ctx, input);
  const page = `select f.* from found f order by ${order}
    limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, `${sql} ${facets} left join (${page}) page on true`, parameters.values),
    scopeFreshness(ctx, runDatasets, input),
  ]);
  const [first] = rows;
  return {
    rows: rows.flatMap((row) => (row.run === null ? [] : [toRun(row)])),
    total: first?.total ?? 0,
    operations: first?.operations ?? [],
    outcomes: invocationOutcome.options.flatMap((outcome) => {
      const count = first?.outcomes[outcome] ?? 0;
      return count > 0 ? [{ outcome, count }] : [];
    }),
    freshness,
  };
}

const outcomeCounts = invocationOutcome.options
  .map((outcome) => `'${outcome}', count(*) filter (where ${outcome} > 0)`)
  .join(", ");

const facets = `
select * from (
  select (select count(*)::int from found) as total,
    (select coalesce(json_agg(json_build_object('operation', operation, 'count', count) order by operation), '[]')
     from (select operation, count(*)::int as count from everything group by operation) each) as operations,
    (select json_build_object(${outcomeCounts}) from everything) as outcomes
) facets`;
