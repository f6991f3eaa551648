import { csvLine } from "#lib/core/domain/csv.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { BaselineRow, ExportBaselinesInput } from "#lib/patch/contract/baseline-list.ts";
import { fileResponse } from "./file-response.ts";
import { readAllBaselines } from "./list-baselines.ts";

const columns = [
  "name",
  "operatingSystem",
  "accountId",
  "accountName",
  "region",
  "baselineId",
  "isPredefined",
  "isDefault",
  "nodes",
  "patchGroups",
  "rules",
  "approvedPatches",
  "rejectedPatches",
  "digest",
  "modifiedAt",
] as const satisfies readonly (keyof BaselineRow)[];

/**
 * The filtered list as a file, in the order shown.
 * @throws {AppError} `bad_request` for a sort that cannot be read.
 */
export async function exportBaselines(ctx: VerbContext, input: ExportBaselinesInput): Promise<Response> {
  const rows = await readAllBaselines(ctx, input);
  const lines = [csvLine(columns), ...rows.map((row) => csvLine(columns.map((column) => row[column])))];
  return fileResponse(ctx, {
    name: "patch-baselines",
    format: input.format,
    asOf: input.asOf,
    csv: () => lines,
    json: () => rows,
  });
}
