import type { ChangesInput, HistogramOutput } from "#lib/changes/contract/events.ts";
import { changeDatasets } from "#lib/changes/contract/query-keys.ts";
import { fieldsOf, levelOf } from "#lib/changes/domain/count-level.ts";
import { kindGroup } from "#lib/changes/domain/kind-groups.ts";
import { firstBar } from "#lib/changes/domain/window.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { hoursSql, isCounted } from "./event-counts.ts";
import { selectEvents } from "./event-selection.ts";

/**
 * Events of the window by time and group of kinds.
 * @throws {AppError} as `listChanges`.
 */
export const changeHistogram = sharedRead("changes.changeHistogram", readHistogram, changeDatasets);

async function readHistogram(ctx: VerbContext, input: ChangesInput): Promise<HistogramOutput> {
  const selection = selectEvents(ctx, input);
  const { window, predicates, scoped } = selection;
  const parameters = new SqlParameters();
  const step = parameters.add(`${window.stepSeconds} seconds`, "interval");
  const origin = parameters.add(firstBar(window), "timestamptz");
  const barOf = (at: string) => `date_bin(${step}, ${at}, ${origin})`;
  const level = levelOf(["kind", ...scoped, ...predicates.flatMap(fieldsOf)]);
  const counted = level !== null && window.stepSeconds % 3600 === 0 && (await isCounted(ctx, selection));
  const rowsSql = counted
    ? hoursSql({ selection, predicates, level, columns: "e.kind" }, barOf, parameters)
    : `select ${barOf("e.at")} as at, e.kind, 1 as n from events e where ${selection.where("e", parameters)}`;
  const sql = `
select at, kind, sum(n)::int as count from (${rowsSql}) counted
group by at, kind having sum(n) <> 0`;
  // Ordered there, all that is counted would be sorted, and not the few bars.
  const found = await readQuery<{ at: Date; kind: string; count: number }>(ctx.db, sql, parameters.values);
  const rows = found.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const bars = new Map<string, Record<string, number>>();
  for (const { at, kind, count } of rows) {
    const counts = bars.get(at.toISOString()) ?? {};
    const group = kindGroup(kind);
    counts[group] = (counts[group] ?? 0) + count;
    bars.set(at.toISOString(), counts);
  }
  return {
    window,
    bars: [...bars].map(([at, counts]) => ({ at, counts })),
    total: rows.reduce((sum, { count }) => sum + count, 0),
  };
}
