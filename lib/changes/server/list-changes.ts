import type { ListChangesInput, ListChangesOutput } from "#lib/changes/contract/events.ts";
import { changeDatasets } from "#lib/changes/contract/query-keys.ts";
import { formatPlace, readPlace } from "#lib/core/server/events/event-row.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { changesFreshness } from "./changes-freshness.ts";
import { readLines } from "./event-lines.ts";
import { readPlaces } from "./event-places.ts";
import { selectEvents } from "./event-selection.ts";

/**
 * What changed in the window, newest first, a page at a time. Grouped, a burst is one line with a count by kind and type:
 * it stands where its newest event stands, and holds the events of the selection only.
 * @throws {AppError} `bad_request` for a filter, window or cursor that cannot be read.
 */
export const listChanges = sharedRead("changes.listChanges", readChanges, changeDatasets);

async function readChanges(ctx: VerbContext, input: ListChangesInput): Promise<ListChangesOutput> {
  const selection = selectEvents(ctx, input);
  const before = input.before === undefined ? null : readPlace(input.before, "before");
  const grouped = input.grouped && input.burst === undefined;
  const [places, freshness] = await Promise.all([
    readPlaces(ctx, { selection, grouped, before, limit: input.limit + 1 }),
    changesFreshness(ctx, input),
  ]);
  const page = places.slice(0, input.limit);
  const last = page.at(-1);
  return {
    lines: await readLines(ctx, selection, page, grouped),
    next: places.length > page.length && last !== undefined ? formatPlace(last) : null,
    window: selection.window,
    freshness,
  };
}
