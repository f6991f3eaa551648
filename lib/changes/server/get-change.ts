import type { ChangeInput, ChangeOutput } from "#lib/changes/contract/events.ts";
import { apiCallId } from "#lib/changes/domain/event-links.ts";
import { wordQuery } from "#lib/changes/domain/search-words.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { eventColumns, readPlace } from "#lib/core/server/events/event-row.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type ChangeRow, changeColumns, toChangeEvents } from "./change-rows.ts";

/** Related events that one answer has at most. */
const relatedMax = 100;

/**
 * One event by its place in the timeline, with what the same API call did.
 * @throws {AppError} `bad_request` for a text that is no place, `not_found` for one where there is no event.
 */
export async function getChange(ctx: VerbContext, input: ChangeInput): Promise<ChangeOutput> {
  const place = readPlace(input.event, "event");
  const parameters = new SqlParameters();
  const at = `e.at = ${parameters.add(place.at, "timestamptz")} and e.id = ${parameters.add(place.id, "bigint")}`;
  const [row] = await readRows(ctx, at, parameters);
  if (row === undefined) throw new AppError("not_found", "There is no such event.");
  const related = await readRelated(ctx, row);
  const [event, ...others] = await toChangeEvents(ctx, [row, ...related]);
  if (event === undefined) throw new AppError("not_found", "There is no such event.");
  return { event, related: others };
}

function readRows(ctx: VerbContext, condition: string, parameters: SqlParameters): Promise<ChangeRow[]> {
  const conditions = [condition, ...scopeSql(ctx.actor, {}, "e", parameters)];
  const sql = `select ${eventColumns("e")}, ${changeColumns} from events e where ${conditions.join(" and ")}
order by e.at, e.id limit ${relatedMax}`;
  return readQuery<ChangeRow>(ctx.db, sql, parameters.values);
}

/** What names the same CloudTrail event, within the days that a recorder may lag behind. */
async function readRelated(ctx: VerbContext, row: ChangeRow): Promise<ChangeRow[]> {
  const eventId = apiCallId(row.detail);
  const query = eventId === null ? null : wordQuery(eventId, false);
  if (eventId === null || query === null) return [];
  const parameters = new SqlParameters();
  const id = parameters.add(eventId, "text");
  const at = parameters.add(row.exact, "timestamptz");
  const condition = `e.words @@ lower(${parameters.add(query, "text")})::tsquery
    and coalesce(e.detail ->> 'eventId', e.detail -> 'cause' ->> 'eventId') = ${id} and e.account_id = ${parameters.add(row.account_id, "text")}
    and e.at between ${at} - interval '7 days' and ${at} + interval '7 days' and (e.at, e.id) <> (${at}, ${parameters.add(row.id, "bigint")})`;
  return readRows(ctx, condition, parameters);
}
