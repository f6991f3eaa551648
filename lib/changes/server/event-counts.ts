import type { ChangesWindow } from "#lib/changes/contract/window.ts";
import { type CountLevel, fieldsOf, levelOf } from "#lib/changes/domain/count-level.ts";
import type { EventField } from "#lib/changes/domain/event-fields.ts";
import { wholeSpans } from "#lib/changes/domain/whole-spans.ts";
import { hasDailyBars } from "#lib/changes/domain/window.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { EventSelection } from "./event-selection.ts";

const hourMs = 3_600_000;
/** Shorter windows are counted event by event. */
const shortestMs = 6 * hourMs;

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
  const spans = spansOf(question.selection.window, true);
  const picked = `(select e.id, ${question.columns} ${shapesSql(question, parameters)} offset 0)`;
  const sumOf = (span: Span) => `coalesce((select sum(count) from ${spanSql(span, parameters)}), 0)`;
  // Thousands of shapes: their few hours are read in the order of time, all together. The planner believes that there are few
  // (of conditions above), and would look through all sums for each one: a full join is no such loop.
  const isBroad = question.level === "all" && question.predicates.length === 0;
  const isTogether = isBroad && spans.some(({ unit }) => unit === "hour");
  const shapes = !isTogether
    ? `(select *, 0 as ends from ${picked} picked)`
    : `(select picked.*, coalesce(hours.n, 0) as ends from ${picked} picked full join (
        select shape, sum(count) as n from event_hours where hour = any(${parameters.add(hoursOf(spans), "timestamptz[]")})
        group by shape
      ) hours on hours.shape = picked.id offset 0)`;
  const sums = spans.filter(({ unit }) => !isTogether || unit === "day").map(sumOf);
  return `
select picked.*, ${["picked.ends", ...sums].join(" + ")} as n from ${shapes} picked where picked.id is not null
union all ${restSql(question, () => `null::int as id, ${question.columns}, 0`, parameters)}`;
}

/** The same by bars of whole hours: each row also has the beginning `at` of its bar. Bars of whole days are made of days. */
export function hoursSql(
  question: CountQuestion,
  barOf: (at: string) => string,
  parameters: SqlParameters,
): string {
  const { window } = question.selection;
  const spans = spansOf(window, hasDailyBars(window)).map(
    (span) => `select ${span.unit} as at, count from ${spanSql(span, parameters)}`,
  );
  return `
select ${barOf("h.at")} as at, picked.*, h.count as n
from (select e.id, ${question.columns} ${shapesSql(question, parameters)} offset 0) picked
cross join lateral (${spans.join(" union all ")}) h
union all ${restSql(question, (at) => `${barOf(at)} as at, null::int as id, ${question.columns}`, parameters)}`;
}

interface Span {
  unit: "hour" | "day";
  from: string;
  to: string;
}

/**
 * What to add up for the whole hours of a window. It is looked up for each shape, which is why empty ends are left out and
 * no time is for the database to reckon.
 */
function spansOf(window: ChangesWindow, byDays: boolean): Span[] {
  const { first, dayFirst, dayEnd, end } = wholeSpans(window);
  if (!byDays) return [{ unit: "hour", from: first, to: end }];
  const spans: Span[] = [
    { unit: "hour", from: first, to: dayFirst },
    { unit: "day", from: dayFirst, to: dayEnd },
    { unit: "hour", from: dayEnd, to: end },
  ];
  return spans.filter(({ from, to }) => from < to);
}

function spanSql({ unit, from, to }: Span, parameters: SqlParameters): string {
  const [first, end] = [parameters.add(from, "timestamptz"), parameters.add(to, "timestamptz")];
  return `event_${unit}s where shape = picked.id and ${unit} >= ${first} and ${unit} < ${end}`;
}

/** The hours that spans of hours consist of. */
function hoursOf(spans: readonly Span[]): string[] {
  return spans
    .filter(({ unit }) => unit === "hour")
    .flatMap(({ from, to }) => {
      const count = (Date.parse(to) - Date.parse(from)) / hourMs;
      return Array.from({ length: count }, (_, hour) =>
        new Date(Date.parse(from) + hour * hourMs).toISOString(),
      );
    });
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
  const spans = wholeSpans(selection.window);
  const [first, end] = [parameters.add(spans.first, "timestamptz"), parameters.add(spans.end, "timestamptz")];
  const matching = selection.members("e", parameters, predicates);
  const { from, to } = selection.window;
  return `
select ${columns("e.hour")}, e.count from event_deltas e where e.hour >= ${first} and e.hour < ${end} and ${matching}
union all select ${columns("e.at")}, 1 from events e
where e.at >= ${parameters.add(from, "timestamptz")} and e.at < ${first} and ${matching}
union all select ${columns("e.at")}, 1 from events e
where e.at >= ${end} and e.at < ${parameters.add(to, "timestamptz")} and ${matching}`;
}
