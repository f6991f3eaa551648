import type { ChangesWindow } from "#lib/changes/contract/window.ts";
import { type CountLevel, fieldsOf, levelOf } from "#lib/changes/domain/count-level.ts";
import type { EventField } from "#lib/changes/domain/event-fields.ts";
import { firstBar } from "#lib/changes/domain/window.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { EventSelection } from "./event-selection.ts";

const dayMs = 24 * 3_600_000;
/** Shorter windows are counted event by event. */
const shortestMs = 6 * 3_600_000;

/**
 * Whether stored counts can answer for the selection: it is long, and asks for nothing that events are not counted by.
 * They are believed only where every part of the timeline is among them.
 */
export async function isCounted(ctx: VerbContext, selection: EventSelection): Promise<boolean> {
  const { from, to } = selection.window;
  if (Date.parse(to) - Date.parse(from) < shortestMs) return false;
  if (!selection.byMembers || levelOf(selection.predicates.flatMap(fieldsOf)) === null) return false;
  const rows = await readQuery<{ hold: boolean }>(ctx.db, "select yagura_event_counts_hold() as hold", []);
  return rows[0]?.hold === true;
}

export interface CountQuestion {
  selection: EventSelection;
  /** In place of the whole filter. */
  predicates: readonly Predicate<EventField>[];
  level: CountLevel;
  /** What each row has beside its count `n`, over `e`. */
  columns: string;
}

/** Rows whose `n`, summed, are the events of the selection: from the sums of days, of hours at both ends, and from what is in neither. */
export function totalsSql(question: CountQuestion, parameters: SqlParameters): string {
  const { first, end, dayFirst, dayEnd } = wholeSpans(question.selection, parameters);
  // Most windows end at whole hours, many at whole days: what is empty is not looked up for each shape.
  const sum = (unit: "hour" | "day", from: string, to: string) => `case when ${from} < ${to} then coalesce((
    select sum(count) from event_${unit}s where shape = picked.id and ${unit} >= ${from} and ${unit} < ${to}), 0) else 0 end`;
  return `
select picked.*, ${sum("hour", first, dayFirst)} + ${sum("day", dayFirst, dayEnd)} + ${sum("hour", dayEnd, end)} as n
from (select e.id, ${question.columns} ${shapesSql(question, parameters)} offset 0) picked
union all ${restSql(question, () => `null::int as id, ${question.columns}`, parameters)}`;
}

/** The same by bars of whole hours: each row also has the beginning `at` of its bar. Bars of whole days (UTC) are made of days. */
export function hoursSql(
  question: CountQuestion,
  barOf: (at: string) => string,
  parameters: SqlParameters,
): string {
  const { first, end, dayFirst, dayEnd } = wholeSpans(question.selection, parameters);
  const span = (unit: "hour" | "day", from: string, to: string) =>
    `select ${unit} as at, count from event_${unit}s where shape = picked.id and ${unit} >= ${from} and ${unit} < ${to}`;
  const spans = hasDailyBars(question.selection.window)
    ? [span("hour", first, dayFirst), span("day", dayFirst, dayEnd), span("hour", dayEnd, end)]
    : [span("hour", first, end)];
  return `
select ${barOf("h.at")} as at, picked.*, h.count as n
from (select e.id, ${question.columns} ${shapesSql(question, parameters)} offset 0) picked
cross join lateral (${spans.join(" union all ")}) h
union all ${restSql(question, (at) => `${barOf(at)} as at, null::int as id, ${question.columns}`, parameters)}`;
}

function hasDailyBars(window: ChangesWindow): boolean {
  return (window.stepSeconds * 1000) % dayMs === 0 && Date.parse(firstBar(window)) % dayMs === 0;
}

function shapesSql({ selection, predicates, level }: CountQuestion, parameters: SqlParameters): string {
  return `from event_shapes e where e.level = '${level}' and ${selection.members("e", parameters, predicates)}`;
}

/** What was written since the counts were last added to, and the parts of hours that the window begins and ends with. */
function restSql(
  { selection, predicates }: CountQuestion,
  columns: (at: string) => string,
  parameters: SqlParameters,
): string {
  const { first, end } = wholeSpans(selection, parameters);
  const matching = selection.members("e", parameters, predicates);
  const { from, to } = selection.window;
  return `
select ${columns("e.hour")}, e.count from event_deltas e where e.hour >= ${first} and e.hour < ${end} and ${matching}
union all select ${columns("e.at")}, 1 from events e
where e.at >= ${parameters.add(from, "timestamptz")} and e.at < ${first} and ${matching}
union all select ${columns("e.at")}, 1 from events e
where e.at >= ${end} and e.at < ${parameters.add(to, "timestamptz")} and ${matching}`;
}

/** The whole hours (`first` to `end`) and days of UTC within the window; without a whole day `dayFirst` is `dayEnd`. */
function wholeSpans({ window }: EventSelection, parameters: SqlParameters) {
  const floor = (unit: "hour" | "day", at: string) => `date_bin('1 ${unit}', ${at}, 'epoch')`;
  // A day of this clock has 24 hours wherever the session is.
  const ceil = (unit: "hour" | "day", at: string) =>
    `(${floor(unit, `${at} - interval '1 microsecond'`)} + interval '${unit === "day" ? 24 : 1} hours')`;
  const first = ceil("hour", parameters.add(window.from, "timestamptz"));
  const end = floor("hour", parameters.add(window.to, "timestamptz"));
  const dayFirst = `least(${end}, ${ceil("day", first)})`;
  return { first, end, dayFirst, dayEnd: `greatest(${dayFirst}, ${floor("day", end)})` };
}
