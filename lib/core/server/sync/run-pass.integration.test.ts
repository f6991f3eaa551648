import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  aLabelsDataset,
  aThing,
  aThingsDataset,
  createThings,
  joinedProjection,
  passOver,
  testScope,
} from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import type { DatasetRow } from "./dataset.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await createThings(database.pool);
});
beforeEach(() =>
  database.pool.query(
    `truncate things, things_history, things_live, labels, labels_history, joined, joined_history, events,
       sync_coverage, sync_passes`,
  ),
);
afterAll(() => database.drop());

const rowsOf = async (sql: string): Promise<DatasetRow[]> =>
  (await database.pool.query<DatasetRow>(sql)).rows;
const things = (...pages: (DatasetRow[] | Error)[]) => aThingsDataset(() => pages);
const pass = (...pages: (DatasetRow[] | Error)[]) => passOver(database.pool, things(...pages));

describe("a pass over one scope", () => {
  it("makes no event of what the first complete pass finds", async () => {
    const result = await pass([aThing("a"), aThing("b")], [aThing("c")]);
    expect(result).toMatchObject({
      outcome: "complete",
      counts: { seen: 3, inserted: 3, changed: 0, ended: 0 },
    });
    expect(await rowsOf("select thing_id from things order by 1")).toHaveLength(3);
    expect(await rowsOf("select * from events")).toEqual([]);
  });

  it("does not touch rows that are as they were", async () => {
    await pass([aThing("a"), aThing("b")]);
    const before = await rowsOf("select thing_id, xmin::text, valid_from from things order by 1");
    const result = await pass([aThing("a"), aThing("b")]);
    expect(result).toMatchObject({ counts: { inserted: 0, changed: 0, ended: 0 } });
    expect(await rowsOf("select thing_id, xmin::text, valid_from from things order by 1")).toEqual(before);
    expect(await rowsOf("select * from things_history")).toEqual([]);
  });

  it("ends a version and begins another when a compared column changed, with one event in between", async () => {
    await pass([aThing("a"), aThing("b")]);
    await pass([aThing("a", "ConnectionLost"), aThing("b")]);
    expect(
      await rowsOf(`select h.status as was, t.status as is, h.valid_to = t.valid_from as adjoining, e.kind, e.detail,
          e.at = t.valid_from as at_once, e.not_before < e.at as bounded, e.timing
        from things t join things_history h using (thing_id) join events e on e.resource_id = t.thing_id`),
    ).toEqual([
      {
        was: "Online",
        is: "ConnectionLost",
        adjoining: true,
        kind: "node.ping_status",
        detail: { before: "Online", after: "ConnectionLost" },
        at_once: true,
        bounded: true,
        timing: "observed",
      },
    ]);
  });

  it("writes volatile columns aside, without version or event, and only when they changed", async () => {
    const at = (time: string) => aThing("a", "Online", { seen_at: time });
    await pass([at("2026-11-01T00:00:00Z")]);
    await pass([at("2026-11-01T00:05:00Z")]);
    expect(await rowsOf("select seen_at from things_live")).toEqual([
      { seen_at: new Date("2026-11-01T00:05:00Z") },
    ]);
    const written = await rowsOf("select xmin::text from things_live");
    await pass([at("2026-11-01T00:05:00Z")]);
    expect(await rowsOf("select xmin::text from things_live")).toEqual(written);
    expect(await rowsOf("select 1 from things_history union all select 1 from events")).toEqual([]);
  });

  it("rewrites columns outside the comparison in place", async () => {
    await pass([aThing("a")]);
    await pass([aThing("a", "Online", { raw: { status: "Online", added: 1 } })]);
    expect(await rowsOf("select raw from things")).toEqual([{ raw: { status: "Online", added: 1 } }]);
    expect(await rowsOf("select 1 from things_history union all select 1 from events")).toEqual([]);
  });

  it("ends rows that a complete pass did not see, and keeps them in history", async () => {
    await pass([aThing("a"), aThing("b", "Online", { seen_at: "2026-11-01T00:00:00Z" })]);
    await pass([aThing("a")]);
    expect(await rowsOf("select thing_id from things")).toEqual([{ thing_id: "a" }]);
    expect(await rowsOf("select thing_id from things_live")).toEqual([{ thing_id: "a" }]);
    expect(await rowsOf("select thing_id, valid_to > valid_from as ended from things_history")).toEqual([
      { thing_id: "b", ended: true },
    ]);
    expect(await rowsOf("select kind, resource_id from events")).toEqual([
      { kind: "node.disappeared", resource_id: "b" },
    ]);
  });

  it("applies what a failed pass saw, but ends nothing", async () => {
    await pass([aThing("a"), aThing("b")]);
    const result = await pass([aThing("a", "Inactive")], new Error("the page did not come"));
    expect(result).toMatchObject({ outcome: "failed", failure: { message: "the page did not come" } });
    expect(await rowsOf("select thing_id, status from things order by 1")).toEqual([
      { thing_id: "a", status: "Inactive" },
      { thing_id: "b", status: "Online" },
    ]);
    expect(
      await rowsOf(`select row_count, failures, error_code, last_complete_at < last_started_at as older,
        failing_since = last_started_at as since, enqueued_at from sync_coverage`),
    ).toEqual([
      { row_count: 2, failures: 1, error_code: "Unknown", older: true, since: true, enqueued_at: null },
    ]);
  });

  it("keeps the time since when it has been failing, and forgets it after a complete pass", async () => {
    await pass(new Error("one"));
    const [first] = await rowsOf("select failing_since from sync_coverage");
    await pass(new Error("two"));
    expect(await rowsOf("select failing_since, error_message from sync_coverage")).toEqual([
      { ...first, error_message: "two" },
    ]);
    await pass([aThing("a")]);
    expect(await rowsOf("select failing_since, error_message, failures from sync_coverage")).toEqual([
      { failing_since: null, error_message: null, failures: 0 },
    ]);
    expect(await rowsOf("select * from events")).toEqual([]);
  });

  it("takes the same item twice in one list once", async () => {
    const result = await pass([aThing("a"), aThing("a")], [aThing("a")]);
    expect(result).toMatchObject({ counts: { seen: 1, inserted: 1 } });
  });

  it("writes many rows in several transactions while it goes on fetching", async () => {
    const pages = Array.from({ length: 60 }, (_, page) =>
      Array.from({ length: 50 }, (_, row) => aThing(`t-${page}-${row}`)),
    );
    expect(await pass(...pages)).toMatchObject({ counts: { seen: 3_000, inserted: 3_000 } });
    expect(
      await rowsOf("select count(distinct valid_from) > 1 as several, count(*)::int from things"),
    ).toEqual([{ several: true, count: 3_000 }]);
    expect(await pass(...pages.slice(1))).toMatchObject({ counts: { ended: 50, changed: 0 } });
  });

  it("gives a pass that was stopped back, due at once and not as a failure", async () => {
    const stop = new AbortController();
    const dataset = aThingsDataset(function* () {
      yield [aThing("a")];
      stop.abort();
      yield [aThing("b")];
    });
    const result = await passOver(database.pool, dataset, { signal: stop.signal });
    expect(result).toEqual({ outcome: "interrupted" });
    expect(
      await rowsOf("select failures, error_code, next_due_at <= clock_timestamp() as due from sync_coverage"),
    ).toEqual([{ failures: 0, error_code: null, due: true }]);
  });

  it("lets one pass at a time have a scope, and cannot write after another worker took it", async () => {
    const busy: unknown[] = [];
    const dataset = aThingsDataset(async function* () {
      busy.push(await pass([aThing("other")]));
      await database.pool.query("update sync_passes set ended_at = now(), error_code = 'WorkerLost'");
      yield [aThing("late")];
    });
    expect(await passOver(database.pool, dataset)).toEqual({ outcome: "superseded" });
    expect(busy).toEqual([{ outcome: "busy" }]);
    expect(await rowsOf("select * from things")).toEqual([]);
  });

  it("is followed by another pass at once when that was asked for while it ran", async () => {
    const dataset = aThingsDataset(async function* () {
      await database.pool.query("update sync_coverage set next_due_at = clock_timestamp()");
      yield [aThing("a")];
    });
    await passOver(database.pool, dataset);
    expect(await rowsOf("select next_due_at <= clock_timestamp() as due from sync_coverage")).toEqual([
      { due: true },
    ]);
  });

  it("tells open pages what changed, once it is committed", async () => {
    const client = await database.pool.connect();
    const heard: unknown[] = [];
    client.on("notification", (message) => heard.push(JSON.parse(message.payload ?? "")));
    await client.query("listen yagura_live");
    await pass([aThing("a")]);
    await client.query("select 1");
    client.removeAllListeners("notification");
    client.release(true);
    const event = { dataset: "things", ...testScope };
    expect(heard).toEqual([
      expect.objectContaining({ ...event, changed: 2 }),
      expect.objectContaining({ ...event }),
    ]);
  });
});

describe("a joined table", () => {
  const options = { projections: [joinedProjection] };
  const labels = (label: string) => aLabelsDataset(() => [{ ...place, thing_id: "a", label }]);
  const place = { account_id: testScope.accountId, region: testScope.region };

  it("is completed in place while a dataset arrives for the first time, and versioned afterwards", async () => {
    await passOver(database.pool, things([aThing("a")]), options);
    const [first] = await rowsOf("select valid_from, first_seen_at from joined");
    await passOver(database.pool, labels("blue"), options);
    expect(await rowsOf("select status, label, valid_from, first_seen_at from joined")).toEqual([
      { status: "Online", label: "blue", ...first },
    ]);
    expect(await rowsOf("select * from joined_history")).toEqual([]);
    await passOver(database.pool, labels("red"), options);
    expect(
      await rowsOf(
        "select h.label as was, j.label as is, h.valid_to = j.valid_from as adjoining from joined j join joined_history h using (thing_id)",
      ),
    ).toEqual([{ was: "blue", is: "red", adjoining: true }]);
  });

  it("ends with the row it is made from", async () => {
    await passOver(database.pool, things([aThing("a")], [aThing("b")]), options);
    await passOver(database.pool, things([aThing("b")]), options);
    expect(await rowsOf("select thing_id from joined")).toEqual([{ thing_id: "b" }]);
    expect(await rowsOf("select thing_id from joined_history")).toEqual([{ thing_id: "a" }]);
  });

  it("may be made of groups: a change of one row recomputes the whole group, and ends what it no longer has", async () => {
    const perRegion = {
      ...joinedProjection,
      touches: ["account_id", "region"],
      dependsOn: { things: "select account_id, region from changed" },
      select: `
        select account_id, region, status as thing_id, count(*)::text as status, null as label, null::timestamptz as first_seen_at
        from touched join things using (account_id, region) group by 1, 2, 3`,
    };
    const grouped = { projections: [perRegion] };
    await passOver(database.pool, things([aThing("a"), aThing("b"), aThing("c", "Lost")]), grouped);
    await passOver(database.pool, things([aThing("a"), aThing("b"), aThing("c")]), grouped);
    expect(await rowsOf("select thing_id, status from joined")).toEqual([
      { thing_id: "Online", status: "3" },
    ]);
    expect(await rowsOf("select thing_id, status from joined_history order by 1")).toEqual([
      { thing_id: "Lost", status: "1" },
      { thing_id: "Online", status: "2" },
    ]);
  });
});

describe("a change of uncompared columns", () => {
  const telling = (raw: string) =>
    aThingsDataset(() => [[aThing("a", "Online", { raw })]], {
      tellsUncompared: true,
      events: ({ before, after }) => [
        {
          kind: "node.platform",
          resourceType: "Thing",
          resourceId: "a",
          detail: { before: before?.raw, after: after?.raw },
        },
      ],
    });

  it("can be told of, although it makes no version", async () => {
    for (const raw of ["one", "one", "two"]) await passOver(database.pool, telling(raw));
    expect(await rowsOf("select detail from events")).toEqual([{ detail: { before: "one", after: "two" } }]);
    expect(await rowsOf("select raw from things")).toEqual([{ raw: "two" }]);
    expect(await rowsOf("select * from things_history")).toEqual([]);
  });
});
