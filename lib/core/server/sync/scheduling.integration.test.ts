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
import { applyPlan } from "./apply-plan.ts";
import { type Catalog, loadCatalog } from "./catalog.ts";
import type { DatasetRow } from "./dataset.ts";
import { claimDue, endOrphanedPasses, unclaimLost } from "./due.ts";
import { ensureEventPartitions, thinHistory } from "./housekeeping.ts";
import { WorkerLease } from "./lease.ts";
import { SyncQueue } from "./queue.ts";

let database: TestDatabase;
let catalog: Catalog;
let queue: SyncQueue;
const { accountId, region } = testScope;
const things = aThingsDataset(() => [[aThing("a"), aThing("b")]]);
const labels = { ...aLabelsDataset(() => []), after: ["things"], interestCadenceSeconds: 30 };

beforeAll(async () => {
  database = await testDatabase();
  await createThings(database.pool);
  catalog = await loadCatalog(database.pool, [things, labels], [joinedProjection]);
  queue = new SyncQueue(database.pool, () => undefined);
  await queue.start();
});
beforeEach(async () => {
  await database.pool.query(
    `truncate accounts, regions, sync_coverage, sync_passes, sync_interest, things, things_history, joined, joined_history, events;
     delete from pgboss.job`,
  );
});
afterAll(async () => {
  await queue.stop();
  await database.drop();
});

const rowsOf = async (sql: string): Promise<DatasetRow[]> =>
  (await database.pool.query<DatasetRow>(sql)).rows;
const all = { accounts: null, regions: null };
const plan = async () => {
  await database.pool.query(
    "insert into accounts (account_id, name, status) values ($1, 'prod', 'ACTIVE'), ('444455556666', 'gone', 'SUSPENDED')",
    [accountId],
  );
  await database.pool.query(
    "insert into regions (account_id, region, opt_in_status) values ($1, $2, 'opted-in'), ($1, 'af-south-1', 'not-opted-in')",
    [accountId, region],
  );
  await database.pool.query(
    "insert into sync_coverage (dataset, account_id, region, cadence_seconds, first_complete_at, next_due_at) values ('regions', $1, '-', 60, now(), now() + interval '1 day')",
    [accountId],
  );
  await applyPlan(database.pool, catalog, all);
};

describe("planning", () => {
  it("makes coverage for active accounts and enabled Regions", async () => {
    await plan();
    expect(
      await rowsOf("select dataset, account_id, region from sync_coverage where enabled order by 1"),
    ).toEqual([
      { dataset: "labels", account_id: accountId, region },
      { dataset: "things", account_id: accountId, region },
    ]);
  });

  it("ends the rows of an account that has gone, without events, and remembers that it went", async () => {
    await plan();
    await passOver(database.pool, things, { projections: [joinedProjection] });
    await database.pool.query("update accounts set status = 'SUSPENDED'");
    await database.pool.query(
      "insert into accounts (account_id, name, status) values ('777788889999', 'new', 'ACTIVE')",
    );
    await applyPlan(database.pool, catalog, all);
    expect(await rowsOf("select thing_id from things union all select thing_id from joined")).toEqual([]);
    expect(await rowsOf("select thing_id from joined_history order by 1")).toEqual([
      { thing_id: "a" },
      { thing_id: "b" },
    ]);
    expect(await rowsOf("select * from events")).toEqual([]);
    expect(
      await rowsOf("select error_code from sync_passes where dataset = 'things' and not complete"),
    ).toEqual([{ error_code: "ScopeRemoved" }]);
    await database.pool.query("update accounts set status = 'ACTIVE' where account_id = $1", [accountId]);
    await applyPlan(database.pool, catalog, all);
    expect(
      await rowsOf(
        "select enabled, first_complete_at from sync_coverage where dataset = 'things' and account_id = '111122223333'",
      ),
    ).toEqual([{ enabled: true, first_complete_at: null }]);
  });
});

describe("what is due", () => {
  const claimed = async () =>
    (await claimDue(database.pool, catalog)).sort((one, other) => other.priority - one.priority);
  const due = async () => (await claimed()).map((job) => job.dataset);

  it("waits for the datasets it is made from, and is queued once", async () => {
    await plan();
    expect(await due()).toEqual(["things"]);
    expect(await due()).toEqual([]);
    await passOver(database.pool, things);
    expect(await due()).toEqual(["labels"]);
  });

  it("comes first where it was never complete, but not before what would become stale meanwhile", async () => {
    await plan();
    await passOver(database.pool, things);
    await database.pool.query("update sync_coverage set next_due_at = now() where dataset = 'things'");
    expect(await due()).toEqual(["labels", "things"]);
    await database.pool.query(
      `update sync_coverage set enqueued_at = null, next_due_at = case dataset when 'things'
         then now() - make_interval(secs => cadence_seconds) else now() end`,
    );
    expect(await due()).toEqual(["things", "labels"]);
  });

  it("begins with the largest: by its last pass, or by what it is collected after", async () => {
    await database.pool.query(
      `insert into sync_coverage (dataset, account_id, region, cadence_seconds, first_complete_at, next_due_at, row_count)
       select 'things', n::text, 'x', 60, now(), now() + interval '1 day', 10 ^ n from generate_series(1, 3) n
       union all select 'labels', n::text, 'x', 60, null, now(), null from generate_series(1, 3) n
       union all select 'labels', '4', 'x', 60, now(), now(), 400
       union all select 'things', '4', 'x', 60, now(), now() + interval '1 day', 9000`,
    );
    await queue.add(await claimDue(database.pool, catalog));
    const taken: string[] = [];
    for (let job = 0; job < 4; job += 1)
      taken.push(...(await queue.take(1)).map(({ data }) => data.accountId));
    expect(taken).toEqual(["3", "2", "1", "4"]);
  });

  it("waits for datasets of every place, unless they fail there", async () => {
    const everywhere = aThingsDataset(() => [], {
      name: "everywhere",
      scope: "organization",
      key: ["account_id", "region", "thing_id"],
      afterEverywhere: ["things", "labels"],
    });
    const wide = await loadCatalog(database.pool, [things, labels, everywhere], []);
    const isDue = async () =>
      (await claimDue(database.pool, wide)).some(({ dataset }) => dataset === "everywhere");
    await applyPlan(database.pool, wide, all);
    expect(await isDue()).toBe(false);
    await plan();
    await applyPlan(database.pool, wide, all);
    await database.pool.query(
      `insert into sync_coverage (dataset, account_id, region, cadence_seconds, error_code)
       values ('things', '2', 'x', 60, 'AccessDenied'), ('labels', '2', 'x', 60, null)`,
    );
    await passOver(database.pool, things);
    expect(await isDue()).toBe(false);
    await passOver(database.pool, labels);
    expect(await isDue()).toBe(true);
  });

  it("comes earlier and first while an open page shows it", async () => {
    await plan();
    await passOver(database.pool, things);
    await passOver(database.pool, labels);
    await database.pool.query("update sync_coverage set last_complete_at = now() - interval '31 seconds'");
    expect(await due()).toEqual([]);
    await database.pool.query(
      "insert into sync_interest select dataset, account_id, region, now() + interval '1 minute' from sync_coverage",
    );
    expect(await due()).toEqual(["labels"]);
    await database.pool.query(
      "update sync_coverage set enqueued_at = null, next_due_at = now() - interval '1 day' where dataset = 'things'",
    );
    await database.pool.query("delete from sync_interest where dataset = 'things'");
    await database.pool.query("update sync_coverage set enqueued_at = null");
    expect(await due()).toEqual(["labels", "things"]);
  });

  it("runs at as few places at once as it says, and at as many again that open pages show", async () => {
    const few = { ...aThingsDataset(() => []), atOnce: 2 };
    const limited = await loadCatalog(database.pool, [few], []);
    await database.pool.query(
      "insert into sync_coverage (dataset, account_id, region, cadence_seconds) select 'things', n::text, 'x', 60 from generate_series(1, 9) n",
    );
    const claimed = async () => (await claimDue(database.pool, limited)).map((job) => job.accountId);
    expect(await claimed()).toHaveLength(2);
    expect(await claimed()).toEqual([]);
    const shown = ["7", "8", "9"];
    await database.pool.query(
      "insert into sync_interest select 'things', unnest($1::text[]), 'x', now() + interval '1 minute'",
      [shown],
    );
    const extra = await claimed();
    expect(extra).toHaveLength(2);
    expect(shown).toEqual(expect.arrayContaining(extra));
    expect(await claimed()).toEqual([]);
  });

  it("is not hurried by interest while it fails: retries keep their distance", async () => {
    await plan();
    await database.pool.query(
      "update sync_coverage set failures = 1, last_complete_at = now() - interval '1 day', first_complete_at = now(), next_due_at = now() + interval '1 minute'",
    );
    await database.pool.query(
      "insert into sync_interest select dataset, account_id, region, now() + interval '1 minute' from sync_coverage",
    );
    expect(await due()).toEqual([]);
  });
});

describe("the queue", () => {
  const job = { dataset: "things", ...testScope, priority: 1 };

  it("holds a scope once, whether it waits or runs, and again after it has ended", async () => {
    await queue.add([job]);
    await queue.add([job]);
    const taken = await queue.take(5);
    expect(taken.map(({ data }) => data)).toEqual([{ dataset: "things", ...testScope }]);
    await queue.add([job]);
    expect(await queue.take(5)).toEqual([]);
    await queue.done(taken[0]?.id ?? "");
    await queue.add([job]);
    expect(await queue.take(5)).toHaveLength(1);
  });

  it("gives the most urgent job first, also when it has become urgent while it waited", async () => {
    const other = { ...job, region: "us-east-1", priority: 5 };
    await queue.add([job, other]);
    await queue.hurry([{ ...job, priority: 9 }]);
    expect((await queue.take(1))[0]?.data.region).toBe(region);
    expect((await queue.take(1))[0]?.data.region).toBe("us-east-1");
  });

  it("finds jobs that were taken by a worker which ended before it opened the pass", async () => {
    await queue.add([job]);
    const [taken] = await queue.take(1);
    expect(await queue.lost()).toEqual([]);
    await database.pool.query("update pgboss.job set started_on = now() - interval '6 seconds'");
    expect(await queue.lost()).toEqual([taken?.id]);
    await queue.abandon(await queue.lost());
    await queue.add([job]);
    expect(await queue.take(1)).toHaveLength(1);
  });

  it("is asked again for scopes whose job was lost", async () => {
    await plan();
    await claimDue(database.pool, catalog);
    await database.pool.query("update sync_coverage set enqueued_at = now() - interval '1 minute'");
    await unclaimLost(database.pool);
    expect(await rowsOf("select dataset from sync_coverage where enqueued_at is not null")).toEqual([]);
  });
});

describe("passes of a worker that is gone", () => {
  it("end at once, and their scopes are due; those of the living go on", async () => {
    await plan();
    const lease = await WorkerLease.open(
      database.url,
      () => undefined,
      () => undefined,
    );
    await database.pool.query(
      `insert into sync_passes (dataset, account_id, region, started_at, worker, job_id) values
        ('things', $1, $2, now(), $3, gen_random_uuid()), ('labels', $1, $2, now(), $3 + 1, gen_random_uuid())`,
      [accountId, region, lease.number],
    );
    expect(await endOrphanedPasses(database.pool)).toHaveLength(1);
    expect(
      await rowsOf(
        "select dataset, error_code from sync_passes where ended_at is not null and worker is not null",
      ),
    ).toEqual([{ dataset: "labels", error_code: "WorkerLost" }]);
    await lease.close();
    expect(await endOrphanedPasses(database.pool)).toHaveLength(1);
  });

  it("leave the planning to another worker", async () => {
    const open = () =>
      WorkerLease.open(
        database.url,
        () => undefined,
        () => undefined,
      );
    const [one, two] = [await open(), await open()];
    expect([await one.lead(), await two.lead(), await one.lead()]).toEqual([true, false, true]);
    await one.close();
    expect(await two.lead()).toBe(true);
    await two.close();
  });
});

describe("housekeeping", () => {
  it("makes partitions of the timeline ahead, and for the months of what comes late", async () => {
    await database.pool.query(`
      insert into events (at, account_id, region, resource_type, resource_id, kind, source, source_id)
      select at, '1', 'r', 't', 'late', 'node.appeared', 's', at::text
      from unnest(array[now() - interval '2 years', now() - interval '30 years']) as at`);
    await ensureEventPartitions(database.pool);
    await ensureEventPartitions(database.pool);
    expect(
      await rowsOf(
        "select count(*)::int as n from generate_series(0, 2) m where to_regclass('events_' || to_char(now() + make_interval(months => m), 'YYYY_MM')) is not null",
      ),
    ).toEqual([{ n: 3 }]);
    expect(
      await rowsOf(
        "select tableoid::regclass = 'events_default'::regclass as waits, words @@ 'late' as found from events order by at desc",
      ),
    ).toEqual([
      { waits: false, found: true },
      { waits: true, found: true },
    ]);
    await database.pool.query("delete from events");
  });

  it("keeps one complete and one failed pass an hour of those older than two days", async () => {
    await database.pool.query(`
      insert into sync_passes (dataset, account_id, region, started_at, ended_at, complete)
      select 'things', '1', 'r', at, at, m % 2 = 0
      from generate_series(0, 11) m, lateral (select date_trunc('hour', now()) - interval '3 days' + make_interval(mins => m * 5) as at) t;
      insert into sync_passes (dataset, account_id, region, started_at, ended_at, complete)
      select 'things', '1', 'r', now(), now(), true from generate_series(1, 3)`);
    await thinHistory(database.pool);
    expect(
      await rowsOf(
        "select complete, count(*)::int as passes, extract(minute from max(started_at))::int as last from sync_passes where started_at < now() - interval '1 day' group by 1 order by 1",
      ),
    ).toEqual([
      { complete: false, passes: 1, last: 55 },
      { complete: true, passes: 1, last: 50 },
    ]);
    expect(
      await rowsOf("select 1 from sync_passes where started_at > now() - interval '1 day'"),
    ).toHaveLength(3);
  });
});
