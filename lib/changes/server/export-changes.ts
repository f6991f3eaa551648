import type { ChangeEvent, ExportChangesInput } from "#lib/changes/contract/events.ts";
import { eventColumns } from "#lib/core/server/events/event-row.ts";
import { csvLines, fileResponse, jsonLines } from "#lib/core/server/http/file-response.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { streamQuery } from "#lib/core/server/sql/stream-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type ChangeRow, changeColumns, namedChanges } from "./change-rows.ts";
import { selectEvents } from "./event-selection.ts";

const heads = [
  "at",
  "timing",
  "notBefore",
  "accountId",
  "region",
  "kind",
  "resourceType",
  "resourceId",
  "resourceName",
  "actor",
  "tool",
  "source",
  "detail",
  "key",
] as const;

/**
 * Every event of the list, newest first, those of bursts one by one, as a file that streams.
 * @throws {AppError} as `listChanges`.
 */
export async function exportChanges(ctx: VerbContext, input: ExportChangesInput): Promise<Response> {
  const selection = selectEvents(ctx, input);
  const parameters = new SqlParameters();
  const sql = `select ${eventColumns("e")}, ${changeColumns} from events e
where ${selection.where("e", parameters)} order by e.at desc, e.id desc`;
  const { rows, close } = await streamQuery<ChangeRow>(ctx.db, sql, parameters.values, ctx.signal);
  const changes = namedChanges(ctx, rows);
  const text =
    input.format === "csv"
      ? csvLines(heads, changes, (change) => {
          const record = { ...recordOf(change), detail: JSON.stringify(change.row.detail) };
          return heads.map((head) => record[head]);
        })
      : jsonLines(changes, recordOf);
  return fileResponse(ctx, { name: "changes", format: input.format, asOf: input.asOf, text, close });
}

function recordOf({ row, event }: { row: ChangeRow; event: ChangeEvent }) {
  const { id: _, nodeKey: __, recorded: ___, ...shown } = event;
  return { ...shown, at: row.exact };
}
