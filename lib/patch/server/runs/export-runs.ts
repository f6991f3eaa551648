import { csvLine } from "#lib/core/domain/csv.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ExportRunsInput, PatchRun } from "#lib/patch/contract/runs.ts";
import { fileResponse } from "../baselines/file-response.ts";
import { type RunRow, toRun } from "./run-row.ts";
import { selectRuns } from "./select-runs.ts";

const columns = [
  "startedAt",
  "endedAt",
  "operation",
  "startedBy",
  "windowName",
  "windowId",
  "associationName",
  "associationId",
  "accountId",
  "accountName",
  "region",
  "status",
  "statusDetails",
  "nodes",
  "succeeded",
  "failed",
  "unreachable",
  "cancelled",
  "running",
  "unknown",
  "key",
] as const satisfies readonly (keyof PatchRun)[];

/**
 * The filtered list of runs as a file, in the order shown.
 * @throws {AppError} `bad_request` for a sort that cannot be read.
 */
export async function exportRuns(ctx: VerbContext, input: ExportRunsInput): Promise<Response> {
  const { parameters, sql, order } = selectRuns(ctx, input);
  const rows = await readQuery<RunRow>(
    ctx.db,
    `${sql} select f.* from found f order by ${order}`,
    parameters.values,
  );
  const runs = rows.map(toRun);
  const lists = (run: PatchRun) => [run.documents.join(" "), run.baselineIds.join(" ")];
  return fileResponse(ctx, {
    name: "patch-runs",
    format: input.format,
    asOf: input.asOf,
    csv: () => [
      csvLine([...columns, "documents", "baselineIds"]),
      ...runs.map((run) => csvLine([...columns.map((column) => run[column]), ...lists(run)])),
    ],
    json: () => runs,
  });
}
