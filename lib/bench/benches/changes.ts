import type { Pool } from "pg";
import { changesInput, listChangesInput } from "#lib/changes/contract/events.ts";
import { changeFacets, changeHistogram, listChanges } from "#lib/changes/server/index.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { Bench } from "../bench.ts";
import { events, eventsDatabase } from "../data/events-database.ts";
import { median, percentile } from "../statistics.ts";

const rounds = 40;
const dayMs = 86_400_000;

/** The timeline over everything, in a database of its own: an hour with its facets, a day's histogram, and search. */
export const changesBench: Bench = {
  name: "changes",
  needs: "nothing",
  run: async (context) => {
    const { db, seconds } = await eventsDatabase(context);
    context.say("Reading the timeline …");
    return [
      { name: "events", value: events, unit: "rows" },
      { name: "written in", value: seconds, unit: "s" },
      ...(await measure(db)),
    ];
  },
};

async function measure(db: Pool) {
  const ctx: VerbContext = {
    db,
    actor: { name: "bench", role: "admin", accountIds: null },
    requestId: "bench",
    now: () => new Date(),
    signal: new AbortController().signal,
  };
  const { rows } = await db.query<{ at: Date; id: string }>(
    "select at, resource_id as id from events where at > now() - interval '1 day' order by md5(id::text) limit $1",
    [rounds],
  );
  const hourFrom = (ms: number) => ({
    from: new Date(ms).toISOString(),
    to: new Date(ms + 3_600_000).toISOString(),
  });
  // Each hour and day another one: what the database keeps at hand is part of the answer, one page's rows are not.
  const hour = await times(rows.length, (turn) => {
    const window = hourFrom(Date.now() - turn * dayMs - 3_600_000);
    return Promise.all([
      listChanges(ctx, listChangesInput.parse(window)),
      changeFacets(ctx, changesInput.parse(window)),
      changeHistogram(ctx, changesInput.parse(window)),
    ]);
  });
  const day = await times(rows.length, (turn) =>
    changeHistogram(ctx, changesInput.parse({ filter: `-id:never${turn}` })),
  );
  const quarter = { from: new Date(Date.now() - 89 * dayMs).toISOString(), to: new Date().toISOString() };
  const everywhere = await times(rows.length, (turn) =>
    listChanges(ctx, listChangesInput.parse({ ...quarter, filter: rows[turn]?.id ?? "" })),
  );
  const lately = await times(rows.length, (turn) => longWindow(ctx, 30, turn));
  const quarterly = await times(rows.length, (turn) => longWindow(ctx, 90, turn));
  const words = ["security alice", "terraform createtags", "0.0.0.0", "carol", "bucket", "service-12"];
  const today = await times(rows.length, (turn) =>
    listChanges(ctx, listChangesInput.parse({ filter: `${words[turn % words.length]} -id:never${turn}` })),
  );
  return [
    {
      name: "one hour: list, histogram and facets: p95",
      value: percentile(hour, 0.95),
      unit: "ms",
      budget: 100,
    },
    { name: "… median", value: median(hour), unit: "ms" },
    { name: "histogram of 24 hours: p95", value: percentile(day, 0.95), unit: "ms", budget: 150 },
    { name: "… median", value: median(day), unit: "ms" },
    {
      name: "search for an id in 90 days: p95",
      value: percentile(everywhere, 0.95),
      unit: "ms",
      budget: 150,
    },
    { name: "… median", value: median(everywhere), unit: "ms" },
    {
      name: "30 days: list, histogram and facets: p95",
      value: percentile(lately, 0.95),
      unit: "ms",
      budget: 300,
    },
    { name: "… median", value: median(lately), unit: "ms" },
    {
      name: "90 days: list, histogram and facets: p95",
      value: percentile(quarterly, 0.95),
      unit: "ms",
      budget: 300,
    },
    { name: "… median", value: median(quarterly), unit: "ms" },
    { name: "search for words in 24 hours: p95", value: percentile(today, 0.95), unit: "ms", budget: 150 },
    { name: "… median", value: median(today), unit: "ms" },
  ] as const;
}

/** What people narrow long windows by, in turn; each window begins and ends within an hour. */
const narrowing = [
  "",
  "kind:config.*",
  "account:100000000003",
  "actor:alice",
  "region:us-east-1 tool:terraform",
];

function longWindow(ctx: VerbContext, days: number, turn: number): Promise<unknown> {
  const end = Date.now() - turn * 61_000;
  const input = {
    from: new Date(end - days * dayMs).toISOString(),
    to: new Date(end).toISOString(),
    filter: narrowing[turn % narrowing.length],
  };
  return Promise.all([
    listChanges(ctx, listChangesInput.parse(input)),
    changeFacets(ctx, changesInput.parse(input)),
    changeHistogram(ctx, changesInput.parse(input)),
  ]);
}

/** Milliseconds of each turn, after some that warm up. */
async function times(turns: number, ask: (turn: number) => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let turn = -4; turn < turns; turn += 1) {
    const startedAt = performance.now();
    await ask(Math.abs(turn));
    if (turn >= 0) found.push(performance.now() - startedAt);
  }
  return found;
}
