import type { ChangeBurst, ChangeEvent } from "#lib/changes/contract/events.ts";
import { eventColumns, exactly } from "#lib/core/server/events/event-row.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type ChangeRow, changeColumns, toChangeEvents } from "./change-rows.ts";
import { type Line, pause } from "./event-places.ts";
import type { EventSelection } from "./event-selection.ts";

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
