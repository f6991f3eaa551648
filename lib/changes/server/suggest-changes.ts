import type { SuggestChangesInput } from "#lib/changes/contract/events.ts";
import { changeDatasets } from "#lib/changes/contract/query-keys.ts";
import { type EventField, eventRegistry } from "#lib/changes/domain/event-fields.ts";
import type { Suggestion, SuggestOutput } from "#lib/core/contract/lists.ts";
import type { CursorContext } from "#lib/core/domain/filter/cursor.ts";
import { fieldSuggestions, timeSuggestions, valueSuggestion } from "#lib/core/domain/filter/suggestions.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { likeLiteral, SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { readSuggestions } from "#lib/core/server/sql/read-suggestions.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { fieldSql } from "./event-filter.ts";
import { momentOf, selectEvents } from "./event-selection.ts";

const most = 20;

/** Completions for what stands at the cursor. Counts are of events of the window that the rest of the filter leaves. */
export const suggestChanges = sharedRead("changes.suggestChanges", read, changeDatasets);

function read(ctx: VerbContext, input: SuggestChangesInput): Promise<SuggestOutput> {
  return readSuggestions(input, eventRegistry, momentOf(ctx, input.asOf), (rest, context) =>
    complete(ctx, rest, context),
  );
}

async function complete(
  ctx: VerbContext,
  input: SuggestChangesInput,
  context: CursorContext<EventField>,
): Promise<Suggestion[]> {
  const place = { from: context.range.from, to: context.range.to };
  if (context.kind !== "value") return fieldSuggestions(eventRegistry, context.prefix, place);
  const { field, operator, prefix } = context;
  if (field.kind === "time") return timeSuggestions(field, operator, prefix, place);
  const counts = await countValues(ctx, input, field, prefix);
  return counts.map((item) => valueSuggestion(item, place));
}

function countValues(
  ctx: VerbContext,
  input: SuggestChangesInput,
  field: EventField,
  text: string,
): Promise<{ value: string | null; count: number }[]> {
  const parameters = new SqlParameters();
  const selection = selectEvents(ctx, input);
  const path = field.key === "path";
  const value = path ? "changed.path #>> '{}'" : `(${fieldSql(field, "e")})::text`;
  const paths = path ? ", jsonb_path_query(e.detail, '$.changes[*].path') as changed(path)" : "";
  const pattern = (like: string) => parameters.add(like.toLowerCase(), "text");
  const literal = likeLiteral(text);
  const sql = `
select value, count(*)::int as count from (
  select ${value} as value from events e${paths} where ${selection.where("e", parameters)}
) named
where ${text === "" ? "true" : `lower(value) like ${pattern(`%${literal}%`)}`} group by value
order by ${text === "" ? "" : `lower(value) like ${pattern(`${literal}%`)} desc, `}count desc, value collate "C" limit ${most}`;
  return readQuery<{ value: string | null; count: number }>(ctx.db, sql, parameters.values);
}
