import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { windowDatasets } from "#lib/patch/contract/query-keys.ts";
import type { UpcomingInput, UpcomingOutput, UpcomingRun } from "#lib/patch/contract/windows.ts";
import { nextRuns } from "#lib/patch/domain/schedule/next-runs.ts";
import { type ReadWindow, readWindows } from "./read-windows.ts";

/** Runs of one window that are listed at most: some run every half hour. */
const runsMax = 100;

/** What will install patches within the next days, in order of time. */
export const listUpcoming = sharedRead("patch-upcoming", read, windowDatasets);

async function read(ctx: VerbContext, input: UpcomingInput): Promise<UpcomingOutput> {
  const [windows, freshness] = await Promise.all([
    readWindows(ctx, input),
    scopeFreshness(ctx, windowDatasets, input),
  ]);
  const from = input.asOf === undefined ? ctx.now() : new Date(input.asOf);
  const until = new Date(from.getTime() + input.days * 86_400_000).toISOString();
  const rows: UpcomingRun[] = [];
  let cut = 0;
  for (const each of windows) {
    if (!["active", "not_started"].includes(each.window.state)) continue;
    const runs = nextRuns(each.schedule, from, runsMax + 1).runs.filter(({ at }) => at < until);
    if (runs.length > runsMax) cut += 1;
    rows.push(...runs.slice(0, runsMax).map((run) => toUpcoming(each, run)));
  }
  rows.sort((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1));
  const unscheduled = windows.filter(({ window }) => window.state === "no_next_run").length;
  return { rows, cut, unscheduled, freshness };
}

function toUpcoming({ window }: ReadWindow, run: Pick<UpcomingRun, "at" | "source">): UpcomingRun {
  const { durationHours } = window;
  const end = durationHours === null ? null : new Date(Date.parse(run.at) + durationHours * 3_600_000);
  return {
    ...run,
    key: `${window.key}@${run.at}`,
    until: end?.toISOString() ?? null,
    window: {
      key: window.key,
      accountId: window.accountId,
      accountName: window.accountName,
      region: window.region,
      windowId: window.windowId,
      name: window.name,
      schedule: window.schedule,
      scheduleTimezone: window.scheduleTimezone,
      scheduleOffsetDays: window.scheduleOffsetDays,
      nodes: window.nodes,
      differs: window.differs,
    },
  };
}
