import { csvLine } from "#lib/core/domain/csv.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ExportRunInput, RunNode } from "#lib/patch/contract/runs.ts";
import { fileResponse } from "../baselines/file-response.ts";
import { findRun } from "./find-run.ts";
import { readRunNodes } from "./read-run-nodes.ts";

const columns = [
  "nodeId",
  "name",
  "platformType",
  "outcome",
  "status",
  "statusDetails",
  "responseCode",
  "startedAt",
  "endedAt",
  "baselineId",
  "installedCount",
  "missingCount",
  "failedCount",
  "pendingRebootCount",
  "commandId",
] as const satisfies readonly (keyof RunNode)[];

/**
 * The nodes of a run as a file, filtered and in the order shown.
 * @throws {AppError} as `getRun`.
 */
export async function exportRun(ctx: VerbContext, input: ExportRunInput): Promise<Response> {
  const address = await findRun(ctx, input.run, input.asOf);
  const { nodes } = await readRunNodes(ctx, input, address);
  return fileResponse(ctx, {
    name: "patch-run",
    format: input.format,
    asOf: input.asOf,
    csv: () => [csvLine(columns), ...nodes.map((node) => csvLine(columns.map((column) => node[column])))],
    json: () => nodes,
  });
}
