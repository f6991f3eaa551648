import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshness } from "#lib/core/contract/freshness.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import type { FreshnessQuestion } from "./freshness.ts";
import { readFreshness } from "./freshness.ts";
import type { Actor } from "./verb.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => database.pool.query("truncate sync_coverage, sync_passes"));
afterAll(() => database.drop());

const now = new Date("2026-11-10T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const read = async (question: Partial<FreshnessQuestion> = {}, actor?: Actor) =>
  freshness.parse(
    await readFreshness(aVerbContext(database.pool, { now: () => now, ...(actor && { actor }) }), {
      datasets: ["nodes"],
      ...question,
    }),
  );

async function aScope(changes: Record<string, unknown> = {}): Promise<void> {
  const row = {
    dataset: "nodes",
    account_id: "111122223333",
    region: "eu-west-1",
    cadence_seconds: 300,
    enabled: true,
    next_due_at: now,
    failures: 0,
    ...changes,
  };
  const columns = Object.keys(row).join(", ");
  await database.pool.query(
    `insert into sync_coverage (${columns}) select ${columns} from json_populate_record(null::sync_coverage, $1)`,
    [JSON.stringify(row)],
  );
}
async function aPass(endedMinutesAgo: number, changes: Record<string, unknown> = {}): Promise<void> {
  const ended = minutesAgo(endedMinutesAgo);
  await database.pool.query(
    `insert into sync_passes (dataset, account_id, region, started_at, ended_at, complete, error_code, error_message)
     select dataset, account_id, region, started_at, ended_at, complete, error_code, error_message
     from json_populate_record(null::sync_passes, $1)`,
    [
      JSON.stringify({
        dataset: "nodes",
        account_id: "111122223333",
        region: "eu-west-1",
        started_at: new Date(ended.getTime() - 10_000),
        ended_at: ended,
        complete: true,
        ...changes,
      }),
    ],
  );
}

describe("freshness now", () => {
  it("counts each scope once: fresh, stale, pending or failed", async () => {
    await aScope({ region: "a", last_complete_at: minutesAgo(9) });
    await aScope({ region: "b", last_complete_at: minutesAgo(11) });
    await aScope({ region: "c" });
    await aScope({
      region: "d",
      last_complete_at: minutesAgo(60),
      error_code: "AccessDeniedException",
      error_message: "no",
      error_iam_action: "ssm:DescribeInstanceInformation",
      failing_since: minutesAgo(30),
    });
    expect(await read()).toEqual({
      asOf: null,
      generatedAt: now.toISOString(),
      oldestCompleteAt: minutesAgo(60).toISOString(),
      late: [{ dataset: "nodes", scopes: 1, oldestCompleteAt: minutesAgo(11).toISOString() }],
      accountRegions: { total: 4, complete: 2 },
      scopes: {
        total: 4,
        fresh: 1,
        stale: 1,
        pending: 1,
        failed: [
          {
            accountId: "111122223333",
            region: "d",
            dataset: "nodes",
            code: "AccessDeniedException",
            message: "no",
            since: minutesAgo(30).toISOString(),
            iamAction: "ssm:DescribeInstanceInformation",
            lastCompleteAt: minutesAgo(60).toISOString(),
          },
        ],
      },
    });
  });

  it("judges each dataset by its own cadence", async () => {
    await aScope({ dataset: "inventory", cadence_seconds: 3_600, last_complete_at: minutesAgo(70) });
    await aScope({ last_complete_at: minutesAgo(70) });
    await aScope({ region: "us-east-1", last_complete_at: minutesAgo(30) });
    const { scopes, late } = await read({ datasets: "all" });
    expect(scopes).toMatchObject({ fresh: 1, stale: 2 });
    expect(late).toEqual([{ dataset: "nodes", scopes: 2, oldestCompleteAt: minutesAgo(70).toISOString() }]);
  });

  it("does not count as lacking what the target does not offer", async () => {
    await aScope({ last_complete_at: minutesAgo(1) });
    await aScope({
      dataset: "inventory",
      error_code: "OperationNotAvailable",
      failing_since: minutesAgo(30),
    });
    const { accountRegions, scopes } = await read({ datasets: "all" });
    expect(accountRegions).toEqual({ total: 1, complete: 1 });
    expect(scopes.failed).toHaveLength(1);
  });

  it("counts as lacking what the target does not offer where a response rests on it", async () => {
    await aScope({ error_code: "OperationNotAvailable", failing_since: minutesAgo(30) });
    await aScope({ region: "us-east-1", last_complete_at: minutesAgo(1) });
    expect((await read()).accountRegions).toEqual({ total: 2, complete: 1 });
  });

  it("answers for the datasets, accounts and Regions asked, and for organisation-wide datasets with them", async () => {
    await aScope();
    await aScope({ region: "us-east-1" });
    await aScope({ dataset: "tags" });
    await aScope({ dataset: "accounts", account_id: "organization", region: "-" });
    expect((await read()).scopes.total).toBe(2);
    expect((await read({ regions: ["us-east-1"] })).scopes.total).toBe(1);
    expect((await read({ accounts: ["444455556666"] })).scopes.total).toBe(0);
    expect((await read({ datasets: ["nodes", "accounts"], regions: ["us-east-1"] })).scopes.total).toBe(2);
    expect((await read({ datasets: "all" })).scopes.total).toBe(4);
  });

  it("stays within the accounts of the reader's role", async () => {
    await aScope();
    await aScope({ account_id: "444455556666" });
    const actor: Actor = { name: "aiko", role: "viewer", accountIds: ["444455556666"] };
    expect((await read({}, actor)).scopes.total).toBe(1);
  });

  it("leaves out what is no longer collected", async () => {
    await aScope({ enabled: false, last_complete_at: minutesAgo(1) });
    expect((await read()).scopes.total).toBe(0);
  });
});

describe("freshness as of a past moment", () => {
  const asOf = (minutes: number) => read({ asOf: minutesAgo(minutes).toISOString() });

  it("is that of the passes which had ended by then", async () => {
    await aScope({ last_complete_at: minutesAgo(1) });
    await aPass(100);
    await aPass(50, { complete: false, error_code: "ThrottlingException", error_message: "slow down" });
    await aPass(40, { complete: false, error_code: "ThrottlingException", error_message: "slow down" });
    await aPass(1);
    expect((await asOf(120)).scopes).toMatchObject({ total: 1, pending: 1 });
    expect((await asOf(95)).scopes).toMatchObject({ total: 1, fresh: 1 });
    expect((await asOf(60)).scopes).toMatchObject({ total: 1, stale: 1, fresh: 0 });
    expect((await asOf(30)).scopes).toMatchObject({
      total: 1,
      failed: [
        {
          code: "ThrottlingException",
          since: minutesAgo(50 + 1 / 6).toISOString(),
          lastCompleteAt: minutesAgo(100).toISOString(),
        },
      ],
    });
    expect((await asOf(0)).scopes).toMatchObject({ total: 1, fresh: 1, failed: [] });
  });

  it("does not count an interrupted pass as a failure", async () => {
    await aScope({ last_complete_at: minutesAgo(10) });
    await aPass(10);
    await aPass(9, { complete: false, error_code: "Interrupted" });
    await aPass(8, { complete: false, error_code: "WorkerLost" });
    expect((await asOf(7)).scopes).toMatchObject({ total: 1, fresh: 1, failed: [] });
  });

  it("knows of a scope until it was removed, and again from its return", async () => {
    await aScope({ last_complete_at: minutesAgo(1) });
    await aPass(60);
    await aPass(50, { complete: false, error_code: "ScopeRemoved" });
    await aPass(10);
    expect((await asOf(55)).scopes.total).toBe(1);
    expect((await asOf(40)).scopes.total).toBe(0);
    expect((await asOf(9)).scopes).toMatchObject({ total: 1, fresh: 1 });
  });

  it("judges by the hour what is older than two days, because passes are thinned then", async () => {
    await aScope({ last_complete_at: minutesAgo(1) });
    await aPass(5 * 1_440);
    expect((await asOf(5 * 1_440 - 90)).scopes).toMatchObject({ fresh: 1 });
    expect((await asOf(5 * 1_440 - 130)).scopes).toMatchObject({ stale: 1 });
  });
});
