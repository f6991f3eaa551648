import type { ChangesInput, HistogramOutput } from "#lib/changes/contract/events.ts";
import { changeDatasets } from "#lib/changes/contract/query-keys.ts";
import { kindGroup } from "#lib/changes/domain/kind-groups.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { selectEvents } from "./event-selection.ts";

/**
 * Events of the window by time and group of kinds.
 * @throws {AppError} as `listChanges`.
 */
export const changeHistogram = sharedRead("changes.changeHistogram", readHistogram, changeDatasets);

async function readHistogram(ctx: VerbContext, input: ChangesInput): Promise<HistogramOutput> {
  const selection = selectEvents(ctx, input);
  const { window } = selection;
  const parameters = new SqlParameters();
  const step = parameters.add(`${window.stepSeconds} seconds`, "interval");
  const from = parameters.add(window.from, "timestamptz");
  const sql = `
select date_bin(${step}, e.at, ${from}) as at, e.kind, count(*)::int as count
from events e where ${selection.where("e", parameters)} group by 1, 2 order by 1`;
  const rows = await readQuery<{ at: Date; kind: string; count: number }>(ctx.db, sql, parameters.values);
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
