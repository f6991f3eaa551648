import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changesInput } from "#lib/changes/contract/events.ts";
import { anEvent, insertEvents, randomEvents } from "#lib/changes/testing/an-event.ts";
import { foldEventCounts } from "#lib/core/server/sync/event-counts.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { changeFacets } from "./change-facets.ts";
import { changeHistogram } from "./change-histogram.ts";
import { isCounted } from "./event-counts.ts";
import { selectEvents } from "./event-selection.ts";

const now = new Date("2026-11-25T12:07:00.000Z");
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => database.pool.query("truncate events"));
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });
type Input = Record<string, unknown>;

/** Filters that stored counts answer, alone and together, and places. */
const questions: readonly Input[] = [
  {},
  { filter: "kind:config.*" },
  { filter: "actor:alice,none region:us-east-1" },
  { filter: "type:*lambda* tool:none" },
  { filter: "account:111122223333 actor:alice kind!=cloudtrail.write" },
  { filter: "-(tool:cli OR source:*nodes)" },
  { accounts: "444455556666" },
  { regions: "us-east-1", filter: "actor:*pipeline" },
];
const windows: readonly Input[] = [
  { from: "2026-11-20T00:00:00Z", to: "2026-11-26T00:00:00Z" },
  { from: "2026-11-19T22:13:07.000001Z", to: "2026-11-25T11:59:59.999999Z" },
  { from: "2026-08-27T12:00:00.000Z", to: "2026-11-25T12:07:00.001Z" },
  { from: "2026-11-25T03:30:00Z", to: "2026-11-25T11:00:00Z" },
  { window: "7d" },
  { window: "90d" },
  { from: "2026-08-20T00:00:00Z", to: "2026-11-25T09:17:00Z" },
];

/** What the counts say, and what reading the events one by one says: a filter on ids is answered by the events alone. */
async function answers(input: Input, ctx = context()) {
  const ask = async (filter: string) => {
    const asked = changesInput.parse({ ...input, filter });
    const [histogram, { facets }] = await Promise.all([
      changeHistogram(ctx, asked),
      changeFacets(ctx, asked),
    ]);
    const values = facets.map(({ field, values }) => ({
      field,
      values: values.map(({ value, count }) => ({ value, count })),
    }));
    return { window: histogram.window, bars: histogram.bars, total: histogram.total, values };
  };
  const filter = String(input.filter ?? "");
  return { counted: await ask(filter), read: await ask(`${filter} -id:nothing`) };
}

/** Every question of one window after the other: the next round asks each of another one. */
let round = 0;
async function expectTheSame(): Promise<void> {
  round += 1;
  for (const [place, question] of questions.entries()) {
    const input = { ...windows[(place + round) % windows.length], ...question };
    const { counted, read } = await answers(input);
    expect({ input, ...counted }).toEqual({ input, ...read });
  }
  const { counted, read } = await answers({ window: "7d" }, context(["444455556666"]));
  expect(counted).toEqual(read);
}

const counted = async () => {
  const ctx = context();
  return isCounted(ctx, selectEvents(ctx, changesInput.parse({ window: "7d" })));
};

describe("counts of long windows are those of the events", () => {
  test("before and after they are added up, with what is learnt late, corrected and taken back", async () => {
    const { pool } = database;
    await insertEvents(pool, randomEvents(800, 11, now.getTime()));
    expect(await counted()).toBe(true);
    await expectTheSame();
    await foldEventCounts(pool, 0);
    expect((await pool.query("select from event_deltas")).rowCount).toBe(0);
    await expectTheSame();

    const late = [
      "2026-11-24T23:59:59.999999Z",
      "2026-11-25T00:00:00Z",
      "2026-09-30T23:30:00Z",
      "2019-02-03T00:00:00Z",
    ];
    await insertEvents(
      pool,
      late.map((at) => anEvent({ at, actor: null })),
    );
    await pool.query("update events set actor = 'deployer' where actor is null and kind = 'config.changed'");
    await pool.query("delete from events where actor = 'Bob'");
    await pool.query(
      "update events set at = at - interval '3 days' where actor = 'alice' and kind = 'config.created'",
    );
    await expectTheSame();
    await foldEventCounts(pool, 0);
    await expectTheSame();
    await pool.query("delete from events");
    expect((await answers({ window: "7d" })).counted).toMatchObject({ bars: [], total: 0 });
    await expectTheSame();
  });

  test("where an API call that is told later names the actor of a change", async () => {
    const { pool } = database;
    const at = "2026-11-25T02:13:00.000Z";
    const group = { resourceType: "AWS::EC2::SecurityGroup", resourceId: "sg-0123456789abcdef0" };
    await insertEvents(pool, [anEvent({ at: "2026-11-25T02:14:00.000Z", actor: null, detail: {} })]);
    await foldEventCounts(pool, 0);
    await insertEvents(pool, [
      anEvent({
        at,
        kind: "cloudtrail.write",
        source: "cloudtrail",
        source_id: "11111111-2222-3333-4444-555555555555",
        detail: { eventName: "AuthorizeSecurityGroupIngress", resources: [group], userAgent: "aws-cli/2.31" },
      }),
    ]);
    const { counted, read } = await answers({ window: "7d" });
    expect(counted).toEqual(read);
    const actors = counted.values.find(({ field }) => field === "actor");
    expect(actors?.values).toEqual([{ value: "alice", count: 2 }]);
  });

  test("when a month of what came late is made, and when months come and go by themselves", async () => {
    const { pool } = database;
    await insertEvents(pool, [
      ...randomEvents(100, 3, now.getTime()),
      ...randomEvents(100, 4, Date.parse("2025-03-02T00:00:00Z")),
    ]);
    const whole = { from: "2025-01-01T00:00:00Z", to: "2026-12-01T00:00:00Z" };
    const before = await answers(whole);
    expect(before.counted).toEqual(before.read);
    await pool.query("select yagura_ensure_event_partition('2025-03-01')");
    expect(await counted()).toBe(true);
    expect((await answers(whole)).counted).toEqual(before.counted);

    await pool.query("alter table events detach partition events_2025_03");
    expect(await counted()).toBe(false);
    const without = await answers(whole);
    expect(without.counted).toEqual(without.read);
    expect(without.counted.total).toBeLessThan(before.counted.total);
    await foldEventCounts(pool, 0);
    expect(await counted()).toBe(true);
    expect((await answers(whole)).counted).toEqual(without.counted);
    await pool.query("drop table events_2025_03");
  });

  test("when all of them are counted anew, to the last row", async () => {
    const { pool } = database;
    await insertEvents(pool, randomEvents(800, 12, now.getTime()));
    await foldEventCounts(pool, 0);
    const stored = async () => {
      const rows = (table: "hour" | "day") =>
        pool.query(
          `select level, account_id, region, resource_type, kind, actor, tool, source, encode(digest, 'hex') as digest, ${table}, count
           from event_${table}s join event_shapes on id = shape order by digest, ${table}`,
        );
      return [(await rows("hour")).rows, (await rows("day")).rows];
    };
    const added = await stored();
    expect(added[0]?.length).toBeGreaterThan(500);
    await pool.query("select yagura_recount_events()");
    expect(await stored()).toEqual(added);
    await insertEvents(pool, randomEvents(100, 13, now.getTime()));
    await foldEventCounts(pool, 0);
    await expectTheSame();
  });
});
