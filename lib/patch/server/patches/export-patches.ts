import { AppError } from "#lib/core/contract/errors.ts";
import { csvLines, fileResponse, jsonLines } from "#lib/core/server/http/file-response.ts";
import { streamQuery } from "#lib/core/server/sql/stream-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ExportPatchesInput, PatchRow } from "#lib/patch/contract/patches.ts";
import { type PatchField, patchColumns } from "#lib/patch/domain/patch-fields.ts";
import { readRuleSets } from "./baseline-rules.ts";
import { judgePatches, type PatchDbRow, patchRowColumns } from "./patch-rows.ts";
import { momentOf, patchOrder, selectPatches } from "./patch-selection.ts";

/**
 * The filtered patches in the order shown, as a file that streams.
 * @throws {AppError} `bad_request` for a filter, sort or column that cannot be read.
 */
export async function exportPatches(ctx: VerbContext, input: ExportPatchesInput): Promise<Response> {
  const fields = readColumns(input.columns);
  const { parameters, ctes, from } = selectPatches(ctx, input);
  const order = patchOrder(input.sort);
  const sql = `with ${ctes} select ${patchRowColumns(ctx, input, parameters)} ${from} order by ${order}`;
  const ruleSets = await readRuleSets(ctx, input);
  const judge = judgePatches(ruleSets, momentOf(ctx, input.asOf));
  const { rows, close } = await streamQuery<PatchDbRow>(ctx.db, sql, parameters.values, ctx.signal);
  const text =
    input.format === "csv"
      ? csvLines(
          fields.map(({ key }) => key),
          rows,
          (row) => fields.map((field) => cellOf(judge(row).row, field)),
        )
      : jsonLines(rows, (row) => {
          const patch = judge(row).row;
          const members = fields.flatMap(({ member }) => (member === null ? [] : [[member, patch[member]]]));
          return Object.fromEntries([["patchId", patch.patchId], ...members]);
        });
  return fileResponse(ctx, { name: "patches", format: input.format, asOf: input.asOf, text, close });
}

function cellOf(patch: PatchRow, { member }: PatchField): string | number | null {
  const value = member === null ? null : patch[member];
  return typeof value === "object" && value !== null ? value.join("; ") : value;
}

function readColumns(text: string | undefined): readonly PatchField[] {
  if (text === undefined || text === "") return patchColumns;
  return text.split(",").map((name) => {
    const field = patchColumns.find(({ key }) => key === name);
    if (field) return field;
    throw new AppError("bad_request", `There is no column "${name.slice(0, 60)}".`, {
      column: name.slice(0, 60),
    });
  });
}
