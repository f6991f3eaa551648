import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import { anAwsAccess, passOver } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import { resultRedactor } from "#lib/worker/redact-results.ts";
import type { ConfigRun } from "../../contract/config-runs.ts";
import { storedQueriesDataset } from "../datasets/stored-queries.ts";
import { cancelConfigRun } from "./cancel-run.ts";
import { configCatalog } from "./config-catalog.ts";
import { getConfigRun } from "./get-run.ts";
import { runConfigQueries } from "./runner.ts";
import { startConfigRun } from "./start-run.ts";

let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;
let places: { accountId: string; region: string }[];
const ending = new AbortController();
let runner: Promise<void>;

const ctx = (accountIds: readonly string[] | null = null, name = "aiko") =>
  aVerbContext(database.pool, { actor: { name, role: "viewer", accountIds } });

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({ nodes: 60, accounts: 3, regions: 2, seed: "query" });
  emulator.control.clock.change({ frozen: true });
  aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 2 });
  places = emulator.world
    .accounts()
    .flatMap(({ id }) => emulator.world.regions().map(({ name }) => ({ accountId: id, region: name })));
  await database.pool.query(
    `insert into sync_coverage (dataset, account_id, region, cadence_seconds)
     select 'managed-nodes', account_id, region, 300 from unnest($1::text[], $2::text[]) as p (account_id, region)`,
    [places.map(({ accountId }) => accountId), places.map(({ region }) => region)],
  );
  runner = runConfigQueries({
    databaseUrl: database.url,
    db: database.pool,
    aws,
    redactor: resultRedactor,
    signal: ending.signal,
    log: () => undefined,
  });
}, 120_000);
afterAll(async () => {
  ending.abort();
  await runner;
  aws.close();
  await emulator.close();
  await database.drop();
});

async function settled(id: string, name?: string): Promise<ConfigRun> {
  for (;;) {
    const run = await getConfigRun(ctx(null, name), { run: id });
    if (run.settled) return run;
  }
}
const ask = async (text: string, part: { accounts?: string[]; aggregator?: string } = {}) =>
  settled((await startConfigRun(ctx(), { text, ...part })).id);

describe("a query to AWS Config", () => {
  test("is asked in every account-Region of the scope, by a worker, page by page", async () => {
    const run = await ask("SELECT resourceId, resourceType WHERE resourceType = 'AWS::EC2::Instance'");
    expect(run.scopes).toMatchObject({ total: places.length, waiting: 0 });
    const columns = run.result?.columns.map(({ name }) => name);
    expect(columns).toEqual(["accountId", "awsRegion", "resourceId", "resourceType"]);
    const rows = run.result?.rows ?? [];
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBe(run.rowCount);
    expect(new Set(rows.map(([, , id]) => id)).size).toBe(rows.length);
    expect(run.calls).toBeGreaterThanOrEqual(run.scopes.done);
    await aws.meter.flush(database.pool);
    const counted = await database.pool.query("select sum(calls)::int as calls from aws_call_counts");
    expect(counted.rows[0].calls).toBeGreaterThanOrEqual(run.calls);
  });

  test("reaches only accounts that the reader may see", async () => {
    const [first] = places;
    const own = first?.accountId ?? "";
    const { id } = await startConfigRun(ctx([own]), { text: "SELECT COUNT(*)" });
    const run = await settled(id);
    expect(new Set(run.result?.rows.map(([account]) => account))).toEqual(new Set([own]));
    await expect(
      startConfigRun(ctx([own]), { text: "SELECT *", accounts: ["999999999999"] }),
    ).rejects.toMatchObject({ details: { noScope: true } });
    await expect(
      startConfigRun(ctx([own]), { text: "SELECT *", aggregator: `${own}:us-east-1:all` }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(getConfigRun(ctx(null, "ben"), { run: id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("that is refused somewhere says where and why, and the rest is answered", async () => {
    const [first] = places;
    emulator.control.faults.replace([
      {
        service: "config-service",
        operation: "SelectResourceConfig",
        accountId: first?.accountId ?? "",
        kind: "deny",
      },
    ]);
    const run = await ask("SELECT COUNT(*)");
    emulator.control.faults.replace([]);
    expect(run.failed.map(({ accountId }) => accountId)).toContain(first?.accountId);
    expect(run.failed[0]).toMatchObject({ iamAction: "config:SelectResourceConfig" });
    expect(run.scopes.done).toBe(places.length - run.failed.length);
  });

  test("is not sent when AWS would refuse it", async () => {
    await expect(startConfigRun(ctx(), { text: "SELECT * FROM x" })).rejects.toMatchObject({
      code: "bad_request",
      details: { fault: { messageKey: "unsupportedKeyword", from: 9, to: 13 } },
    });
  });

  test("ends when its reader cancels it, and keeps what was answered", async () => {
    const { id } = await startConfigRun(ctx(), { text: "SELECT resourceId, configuration" });
    await cancelConfigRun(ctx(), { run: id });
    const run = await settled(id);
    expect(run).toMatchObject({ cancelled: true, scopes: { waiting: 0 } });
    const { rows } = await database.pool.query(
      "select distinct state from query_run_scopes where run_id = $1",
      [id],
    );
    expect(rows.every(({ state }) => ["done", "cancelled"].includes(state))).toBe(true);
  });
});

test("secrets in configurations are replaced before they are written down", async () => {
  const redact = await resultRedactor(database.pool);
  const configuration = {
    environment: { variables: { KEY: "hunter2" } },
    masterUserPassword: "hunter2",
    size: 1,
  };
  const written = redact(JSON.stringify({ resourceId: "f", configuration }));
  expect(written).not.toContain("hunter2");
  expect(JSON.parse(written)).toMatchObject({ resourceId: "f", configuration: { size: 1 } });
});

test("what a lost worker left is asked anew", async () => {
  const { id } = await startConfigRun(ctx(), { text: "SELECT COUNT(*)" });
  await settled(id);
  await database.pool.query(
    "update query_run_scopes set state = 'running', claimed_until = now() - interval '1 second' where run_id = $1 and place = 1",
    [id],
  );
  const again = await settled(id);
  expect(again.rowCount).toBe(places.length);
});

test("queries that people saved in AWS are on offer", async () => {
  for (const scope of places) await passOver(database.pool, storedQueriesDataset, { aws, scope });
  const { stored } = await configCatalog(ctx());
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.every(({ expression }) => /^select/i.test(expression))).toBe(true);
});
