import { fieldsOf, levelOf } from "#lib/changes/domain/count-level.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { hoursSql } from "./event-counts.ts";
import type { EventSelection } from "./event-selection.ts";

/** Lines are fewer than events: a burst is one. */
const eventsPerLine = 4;

/** The last hours before a time that have events of a counted selection, newest first, as many as a page may need. */
export async function busyHours(
  ctx: VerbContext,
  selection: EventSelection,
  before: string,
  lines: number,
): Promise<Date[]> {
  const { predicates, scoped } = selection;
  const level = levelOf(["kind", ...scoped, ...predicates.flatMap(fieldsOf)]);
  if (level === null) throw new RangeError("The selection is not counted.");
  const parameters = new SqlParameters();
  const earlier = { ...selection, window: { ...selection.window, to: before } };
  const question = { selection: earlier, predicates, level, columns: "e.kind" };
  const most = parameters.add(lines, "int");
  const sql = `
select at from (
  select at, sum(sum(n)) over (order by at desc) - sum(n) as newer
  from (${hoursSql(question, (at) => `yagura_event_hour(${at})`, parameters)}) counted
  group by at having sum(n) <> 0
) hours where newer < ${most} * ${eventsPerLine} order by at desc limit ${most}`;
  const rows = await readQuery<{ at: Date }>(ctx.db, sql, parameters.values);
  return rows.map(({ at }) => at);
}
