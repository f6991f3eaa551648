import type { ChangeBurst, ChangeEvent } from "#lib/changes/contract/events.ts";
import { type EventPlace, type EventRow, eventColumns, exactly } from "#lib/core/server/events/event-row.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type ChangeRow, changeColumns, toChangeEvents } from "./change-rows.ts";
import type { EventSelection } from "./event-selection.ts";

/** Longer pauses end a burst. */
const pause = "interval '3 minutes'";

/** The newest part of a window, which is read before the rest of it. */
const firstSliceMs = 86_400_000;

export interface PageQuestion {
  selection: EventSelection;
  grouped: boolean;
  before: EventPlace | null;
  limit: number;
}

/** A place in the timeline with the burst that the event there may belong to. */
export interface Line extends Pick<EventRow, "id" | "exact"> {
  burst: string;
}

/**
 * The places of one page, newest first. Where a word narrows the filter nobody knows beforehand whether a day or a year
 * has to be read for a page: the newest day is read in the order of time, and only when that is not enough the rest by the
 * index of words.
 */
export async function readPlaces(ctx: VerbContext, question: PageQuestion): Promise<Line[]> {
  const { window, narrowed } = question.selection;
  const end = question.before === null ? window.to : question.before.at;
  const middle = new Date(Date.parse(end) - firstSliceMs).toISOString();
  if (!narrowed || middle <= window.from) return readSlice(ctx, question, {});
  const newest = await readSlice(ctx, question, { from: middle });
  if (newest.length >= question.limit) return newest;
  const older = { ...question, limit: question.limit - newest.length };
  return [...newest, ...(await readSlice(ctx, older, { to: middle }))];
}

async function readSlice(
  ctx: VerbContext,
  { selection, grouped, before, limit }: PageQuestion,
  slice: { from?: string; to?: string },
): Promise<Line[]> {
  const parameters = new SqlParameters();
  const conditions = [selection.where("e", parameters)];
  if (slice.from !== undefined) conditions.push(`e.at >= ${parameters.add(slice.from, "timestamptz")}`);
  if (slice.to !== undefined) conditions.push(`e.at < ${parameters.add(slice.to, "timestamptz")}`);
  if (before !== null) {
    const at = parameters.add(before.at, "timestamptz");
    conditions.push(`e.at <= ${at}`, `(e.at, e.id) < (${at}, ${parameters.add(before.id, "bigint")})`);
  }
  // The newest event of a burst is the one that no other of it follows within a pause.
  const follows = grouped
    ? `left join lateral (select true as known from events f
         where f.burst = e.burst and f.at >= e.at and f.at <= e.at + ${pause} and (f.at, f.id) > (e.at, e.id)
           and ${selection.where("f", parameters)} limit 1) follower on true`
    : "";
  if (grouped) conditions.push("follower.known is null");
  // An expression is an order that no index has: the planner reads by words instead of back through months.
  const order = slice.to === undefined ? "e.at desc, e.id desc" : "e.at + interval '0' desc, e.id desc";
  const sql = `
select e.id, ${exactly("e.at")} as exact, e.burst::text as burst from events e ${follows}
where ${conditions.join(" and ")} order by ${order} limit ${parameters.add(limit, "int")}`;
  return readQuery<Line>(ctx.db, sql, parameters.values);
}

interface BurstRow extends ChangeRow {
  starts: string;
  ends: string;
  resources: number;
  counts: { kind: string; type: string; count: number }[];
}

/** The events at these places and, when they are grouped, what their bursts consist of within the selection. */
export async function readLines(
  ctx: VerbContext,
  selection: EventSelection,
  lines: readonly Line[],
  grouped: boolean,
): Promise<{ event: ChangeEvent; burst: ChangeBurst | null }[]> {
  if (lines.length === 0) return [];
  const parameters = new SqlParameters();
  const list = (member: "id" | "exact" | "burst", cast: string) =>
    parameters.add(
      lines.map((line) => line[member]),
      cast,
    );
  const heads = `unnest(${list("exact", "timestamptz[]")}, ${list("id", "bigint[]")}, ${list("burst", "bigint[]")})
    with ordinality as h(at, id, burst, place)`;
  const ofBurst = (
    alias: string,
  ) => `${alias}.burst = h.burst and ${alias}.at <= h.at and (${alias}.at, ${alias}.id) <= (h.at, h.id)
      and ${selection.where(alias, parameters)}`;
  const burst = grouped
    ? `
cross join lateral (
  select b.at, b.id from (
    select f.at, f.id, lead(f.at) over (order by f.at desc, f.id desc) as earlier from events f where ${ofBurst("f")}
  ) b where b.earlier is null or b.at - b.earlier > ${pause} order by b.at desc, b.id desc limit 1
) oldest
cross join lateral (
  select count(distinct (f.region, f.resource_type, f.resource_id))::int as resources, jsonb_agg(jsonb_build_array(f.kind, f.resource_type)) as told
  from events f where f.at >= oldest.at and (f.at, f.id) >= (oldest.at, oldest.id) and ${ofBurst("f")}
) held`
    : "";
  const sql = `
select ${eventColumns("e")}, ${changeColumns}${
    grouped
      ? `, ${exactly("oldest.at")} as starts, ${exactly("h.at + interval '1 microsecond'")} as ends, held.resources,
  (select jsonb_agg(jsonb_build_object('kind', kind, 'type', type, 'count', count)) from (
     select pair ->> 0 as kind, pair ->> 1 as type, count(*)::int as count from jsonb_array_elements(held.told) pair group by 1, 2
   ) pairs) as counts`
      : ""
  }
from ${heads} join events e on e.at = h.at and e.id = h.id ${burst} order by h.place`;
  const rows = await readQuery<BurstRow>(ctx.db, sql, parameters.values);
  const events = await toChangeEvents(ctx, rows);
  return rows.flatMap((row, index) => {
    const event = events[index];
    return event === undefined ? [] : [{ event, burst: grouped ? burstOf(row, lines[index]?.burst) : null }];
  });
}

function burstOf(row: BurstRow, burst: string | undefined): ChangeBurst | null {
  const total = row.counts.reduce((sum, { count }) => sum + count, 0);
  if (burst === undefined || total < 2) return null;
  return {
    burst,
    from: row.starts,
    to: row.ends,
    count: total,
    resources: row.resources,
    kinds: sums(row.counts, ({ kind }) => kind).map(([kind, count]) => ({ kind, count })),
    types: sums(row.counts, ({ type }) => type).map(([resourceType, count]) => ({ resourceType, count })),
  };
}

function sums(
  counts: BurstRow["counts"],
  name: (entry: BurstRow["counts"][number]) => string,
): [string, number][] {
  const found = new Map<string, number>();
  for (const entry of counts) found.set(name(entry), (found.get(name(entry)) ?? 0) + entry.count);
  return [...found].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
}
