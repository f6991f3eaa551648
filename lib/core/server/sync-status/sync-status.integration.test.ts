import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  awsCallsOutput,
  runSyncOutput,
  scopeOutput,
  syncStatusOutput,
} from "#lib/core/contract/sync-status.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import type { Actor } from "../verb.ts";
import { readAwsCalls } from "./read-aws-calls.ts";
import { readScope } from "./read-scope.ts";
import { readSyncStatus } from "./read-sync-status.ts";
import { runSync } from "./run-sync.ts";

let database: TestDatabase;
const limited: Actor = { name: "aiko", role: "viewer", accountIds: ["444455556666"] };

beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(`
    insert into accounts (account_id, name, status) values ('111122223333', 'prod', 'ACTIVE'), ('444455556666', 'dev', 'ACTIVE');
    insert into sync_coverage (dataset, account_id, region, cadence_seconds, last_started_at, last_complete_at,
      first_complete_at, next_due_at, row_count, calls, throttles, duration_ms) values
      ('accounts', 'organization', '-', 600, now(), now(), now() - interval '1 day', now() + interval '10 minutes', 2, 3, 0, 40),
      ('managed-nodes', '111122223333', 'eu-west-1', 120, now(), now(), now(), now() + interval '2 minutes', 1, 1, 0, 30),
      ('managed-nodes', '444455556666', 'eu-west-1', 120, now(), null, null, now() + interval '1 minute', null, 1, 0, 5);
    update sync_coverage set error_code = 'AccessDeniedException', error_message = 'no', failing_since = now(),
      error_operation = 'ssm:DescribeInstanceInformation', error_iam_action = 'ssm:DescribeInstanceInformation'
      where account_id = '444455556666';
    insert into sync_passes (dataset, account_id, region, started_at) values ('accounts', 'organization', '-', now());
    insert into aws_call_counts values
      (date_trunc('hour', now()), 'ssm', 'DescribeInstanceInformation', '111122223333', 'eu-west-1', 10, 1, 0, 500),
      (date_trunc('hour', now()), 'ssm', 'DescribeInstanceInformation', '444455556666', 'eu-west-1', 5, 0, 5, 100),
      (date_trunc('hour', now()) - interval '3 days', 'ssm', 'DescribeInstanceInformation', '111122223333', 'eu-west-1', 99, 0, 0, 1);
    insert into fleet_nodes (account_id, region, node_id, tags) values
      ('111122223333', 'eu-west-1', 'i-1', '{"Env":"prod","Name":"a"}'), ('111122223333', 'eu-west-1', 'i-2', '{"Env":"dev"}');
    insert into sync_target (organization_id, management_account_id, caller_account_id) values ('o-abc', '111122223333', '111122223333')`);
});
afterAll(() => database.drop());

describe("sync status", () => {
  it("has a row per dataset and account-Region, with what went wrong and what would mend it", async () => {
    const { rows } = syncStatusOutput.parse(await readSyncStatus(aVerbContext(database.pool)));
    expect(
      rows.map(({ dataset, accountId, accountName, state }) => [dataset, accountId, accountName, state]),
    ).toEqual([
      ["accounts", "organization", null, "running"],
      ["managed-nodes", "111122223333", "prod", "fresh"],
      ["managed-nodes", "444455556666", "dev", "failed"],
    ]);
    expect(rows[2]?.error).toMatchObject({
      code: "AccessDeniedException",
      operation: "ssm:DescribeInstanceInformation",
      iamAction: "ssm:DescribeInstanceInformation",
    });
  });

  it("says what a scope waits for until that has been complete once", async () => {
    await database.pool.query(`
      insert into sync_coverage (dataset, account_id, region, cadence_seconds, collected_after) values
        ('node-associations', '111122223333', 'eu-west-1', 120, '{managed-nodes}'),
        ('node-associations', '444455556666', 'eu-west-1', 120, '{managed-nodes}')`);
    const { rows } = await readSyncStatus(aVerbContext(database.pool));
    const waiting = rows.filter((row) => row.dataset === "node-associations").map((row) => row.waitsFor);
    expect(waiting).toEqual([[], ["managed-nodes"]]);
    await database.pool.query("delete from sync_coverage where dataset = 'node-associations'");
  });

  it("shows a limited reader only its accounts, and what is organisation-wide", async () => {
    const { rows } = await readSyncStatus(aVerbContext(database.pool, { actor: limited }));
    expect(rows.map((row) => row.accountId)).toEqual(["organization", "444455556666"]);
  });
});

describe("AWS calls", () => {
  it("adds up the last 24 hours by operation, with the IAM action and the price", async () => {
    const { rows } = awsCallsOutput.parse(await readAwsCalls(aVerbContext(database.pool)));
    expect(rows).toEqual([
      {
        service: "ssm",
        operation: "DescribeInstanceInformation",
        iamAction: "ssm:DescribeInstanceInformation",
        calls: 15,
        throttles: 1,
        errors: 5,
        averageLatencyMs: 40,
        pricePerCallUsd: null,
      },
    ]);
  });
});

describe("run now", () => {
  it("makes the scopes due, gives them priority and wakes the workers", async () => {
    const client = await database.pool.connect();
    const heard: (string | undefined)[] = [];
    client.on("notification", (message) => heard.push(message.channel));
    await client.query("listen yagura_sync");
    const ran = await runSync(aVerbContext(database.pool), {
      dataset: "managed-nodes",
      accountId: "111122223333",
    });
    expect(runSyncOutput.parse(ran)).toEqual({ scopes: 1 });
    await client.query("select 1");
    client.release(true);
    expect(heard).toEqual(["yagura_sync"]);
    const { rows } = await database.pool.query(
      `select dataset, account_id from sync_coverage join sync_interest using (dataset, account_id, region)
       where next_due_at <= clock_timestamp() and until > clock_timestamp()`,
    );
    expect(rows).toEqual([{ dataset: "managed-nodes", account_id: "111122223333" }]);
  });

  it("covers everything the actor may see when nothing is named", async () => {
    expect(await runSync(aVerbContext(database.pool), {})).toEqual({ scopes: 3 });
    expect(await runSync(aVerbContext(database.pool, { actor: limited }), {})).toEqual({ scopes: 1 });
    expect(
      await runSync(aVerbContext(database.pool, { actor: limited }), { accountId: "111122223333" }),
    ).toEqual({
      scopes: 0,
    });
  });
});

describe("the scope picker", () => {
  const settings = {
    YAGURA_TARGET: "emulator",
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
    YAGURA_WRITE: "off",
  } as const;

  it("offers accounts, Regions and tag keys with their nodes as far as they are known, and names the target", async () => {
    const scope = scopeOutput.parse(await readScope(aVerbContext(database.pool), {}, settings));
    expect(scope).toMatchObject({
      target: { kind: "emulator", organizationId: "o-abc", endpoint: "http://127.0.0.1:1", readOnly: true },
      accounts: [
        { accountId: "444455556666", name: "dev", nodes: null },
        { accountId: "111122223333", name: "prod", nodes: 2 },
      ],
      regions: [{ region: "eu-west-1", nodes: 2 }],
      tagKeys: [
        { key: "Env", nodes: 2 },
        { key: "Name", nodes: 1 },
      ],
    });
    expect(Date.parse(scope.earliestAsOf ?? "")).toBeLessThan(Date.now() - 80_000_000);
  });

  it("tells a limited reader nothing of other accounts", async () => {
    const ctx = aVerbContext(database.pool, { actor: limited });
    expect(await readScope(ctx, {}, { ...settings, YAGURA_TARGET: "aws", YAGURA_WRITE: "on" })).toMatchObject(
      {
        target: { kind: "aws", endpoint: null, readOnly: false },
        accounts: [{ accountId: "444455556666" }],
        regions: [{ region: "eu-west-1", nodes: null }],
        tagKeys: [],
      },
    );
  });
});
