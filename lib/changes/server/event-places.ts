import { type EventPlace, type EventRow, exactly } from "#lib/core/server/events/event-row.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { busyHours } from "./busy-hours.ts";
import { isCounted } from "./event-counts.ts";
import type { EventSelection } from "./event-selection.ts";

/** Longer pauses end a burst. */
export const pause = "interval '3 minutes'";

const hourMs = 3_600_000;
/** The newest part of a window that is read in the order of time whatever the filter is. */
const nearMs = 24 * hourMs;
/** More hours than these are not read for what words find. */
const scannedHours = 6;

/** A place in the timeline with the burst that the event there may belong to. */
export interface Line extends Pick<EventRow, "id" | "exact"> {
  burst: string;
}

export interface PageQuestion {
  selection: EventSelection;
  grouped: boolean;
  before: EventPlace | null;
  limit: number;
}

/** A part of the window; without an end of its own it reaches as far as the question does. */
interface Slice {
  from?: string;
  to?: string;
  /** Hours beside which there is nothing. */
  hours?: readonly Date[];
  /** Whether the order of time is no help. */
  isFar?: boolean;
  /** `false`: all of it is read, and no word looked up. */
  byWords?: boolean;
}

/**
 * The places of one page, newest first. Nobody knows beforehand whether an hour or a year has to be read for a page: the
 * newest hour is read in the order of time, then as much more of the newest day as that lets expect. What is rarer is looked
 * up by words, and before that day only where the counts say that there is something.
 */
export async function readPlaces(ctx: VerbContext, question: PageQuestion): Promise<Line[]> {
  const { selection, before, limit } = question;
  const { window, predicates, narrowed } = selection;
  const newest = Date.parse(before === null ? window.to : before.at) + 1;
  const first = Date.parse(window.from);
  const near = Math.max(newest - nearMs, first);
  const lines: Line[] = [];
  const read = async (slice: Slice) => {
    const found = await readSlice(ctx, { ...question, limit: limit - lines.length }, slice);
    lines.push(...found);
    return found.length;
  };
  let hours = predicates.length === 0 ? nearMs / hourMs : 1;
  for (let end = newest; end > near && lines.length < limit; ) {
    const isRare = narrowed && hours > scannedHours;
    const from = isRare ? near : Math.max(end - hours * hourMs, near);
    const until = end < newest && { to: isoOf(end) };
    const found = await read({ from: isoOf(from), ...until, byWords: isRare });
    hours *= Math.max(2, (1.5 * (limit - lines.length)) / Math.max(1, found));
    end = from;
  }
  if (near === first || lines.length >= limit) return lines;
  if (!(await isCounted(ctx, selection))) {
    await read({ to: isoOf(near), isFar: true });
    return lines;
  }
  for (let end = near; end > first && lines.length < limit; ) {
    const to = isoOf(end);
    const busy = await busyHours(ctx, selection, to, limit - lines.length);
    const last = busy.at(-1);
    if (last === undefined) break;
    await read({ ...(narrowed ? { from: last.toISOString() } : { hours: busy }), to, isFar: true });
    end = last.getTime();
  }
  return lines;
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

async function readSlice(
  ctx: VerbContext,
  { selection, grouped, before, limit }: PageQuestion,
  { from, to, hours, isFar = false, byWords = true }: Slice,
): Promise<Line[]> {
  const parameters = new SqlParameters();
  const conditions = [selection.where("e", parameters, { byWords })];
  if (from !== undefined) conditions.push(`e.at >= ${parameters.add(from, "timestamptz")}`);
  if (to !== undefined) conditions.push(`e.at < ${parameters.add(to, "timestamptz")}`);
  if (before !== null) {
    const at = parameters.add(before.at, "timestamptz");
    conditions.push(`e.at <= ${at}`, `(e.at, e.id) < (${at}, ${parameters.add(before.id, "bigint")})`);
  }
  const relation =
    hours === undefined
      ? "events e"
      : `unnest(${parameters.add(hours, "timestamptz[]")}) busy(hour)
join events e on e.at >= busy.hour and e.at < busy.hour + interval '1 hour'`;
  // The newest event of a burst is the one that no other of it follows within a pause.
  const follows = grouped
    ? `left join lateral (select true as known from events f
         where f.burst = e.burst and f.at >= e.at and f.at <= e.at + ${pause} and (f.at, f.id) > (e.at, e.id)
           and ${selection.where("f", parameters)} limit 1) follower on true`
    : "";
  if (grouped) conditions.push("follower.known is null");
  // An expression is an order that no index has: the planner reads by words, or by hours, instead of back through months.
  const order = isFar ? "e.at + interval '0' desc, e.id desc" : "e.at desc, e.id desc";
  const sql = `
select e.id, ${exactly("e.at")} as exact, e.burst::text as burst from ${relation} ${follows}
where ${conditions.join(" and ")} order by ${order} limit ${parameters.add(limit, "int")}`;
  return readQuery<Line>(ctx.db, sql, parameters.values);
}
