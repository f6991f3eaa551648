import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { aNode, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { listActivations } from "./list-activations.ts";
import { listAgents } from "./list-agents.ts";
import { listUnmanaged } from "./list-unmanaged.ts";

const account = "111122223333";
const now = new Date("2026-11-23T00:00:00Z");
let database: TestDatabase;

interface Instance {
  id: string;
  state?: string;
  profile?: string | null;
  region?: string;
  launchedAt?: string;
}

async function insertInstance({
  id,
  state = "running",
  profile = "arn:p",
  region = "us-east-1",
  launchedAt = "2026-11-01T00:00:00Z",
}: Instance) {
  await database.pool.query(
    `insert into ec2_instances (account_id, region, instance_id, state, instance_profile_arn, launched_at, tags, raw, valid_from)
     values ($1, $2, $3, $4, $5, $6, $7, '{}', '2026-11-01')`,
    [account, region, id, state, profile, launchedAt, JSON.stringify({ Name: `name of ${id}` })],
  );
}

beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(
    `insert into sync_coverage (dataset, account_id, region, cadence_seconds, last_complete_at)
     values ('managed-nodes', $1, 'us-east-1', 300, '2026-11-22 23:58Z'), ('ec2-instances', $1, 'us-east-1', 300, '2026-11-22 23:57Z')`,
    [account],
  );
  await insertInstance({ id: "i-managed" });
  await insertInstance({ id: "i-terminated", state: "terminated", profile: null });
  await insertInstance({ id: "i-stopped", state: "stopped", profile: null });
  await insertInstance({ id: "i-starting", launchedAt: "2026-11-22T23:55:00Z" });
  await insertInstance({ id: "i-elsewhere", region: "eu-west-1" });
  await insertInstance({ id: "i-noprofile", profile: null });
  await insertInstance({ id: "i-lost" });
  await insertInstance({ id: "i-never" });
  await database.pool.query(
    `insert into managed_nodes (account_id, region, node_id, raw, valid_from) values ($1, 'us-east-1', 'i-managed', '{}', '2026-11-05')`,
    [account],
  );
  await database.pool.query(
    `insert into managed_nodes_history (account_id, region, node_id, ping_status, raw, valid_from, valid_to)
     values ($1, 'us-east-1', 'i-lost', 'ConnectionLost', '{}', '2026-11-02', '2026-11-20')`,
    [account],
  );
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });
const list = (input: Partial<Parameters<typeof listUnmanaged>[1]> = {}, ctx = context()) =>
  listUnmanaged(ctx, { search: "", sort: "reason,name", limit: 100, offset: 0, ...input });

describe("instances that are not managed", () => {
  test("each have the most telling reason", async () => {
    const { rows, total, reasons } = await list();
    expect(rows.map((row) => [row.instanceId, row.reason])).toEqual([
      ["i-lost", "agent_lost"],
      ["i-noprofile", "no_instance_profile"],
      ["i-never", "never_registered"],
      ["i-elsewhere", "region_not_synced"],
      ["i-starting", "starting"],
      ["i-stopped", "stopped"],
      ["i-terminated", "terminated"],
    ]);
    expect([total, reasons.length]).toEqual([7, 7]);
  });

  test("come with the facts that the reason rests on, and how old they are", async () => {
    const { rows } = await list({ reason: "agent_lost" });
    expect(rows[0]?.evidence).toEqual(
      expect.arrayContaining([
        {
          fact: "State.Name",
          value: "running",
          operation: "ec2:DescribeInstances",
          observedAt: "2026-11-22T23:57:00.000Z",
        },
        {
          fact: "InstanceInformationList",
          value: "[]",
          operation: "ssm:DescribeInstanceInformation",
          observedAt: "2026-11-22T23:58:00.000Z",
        },
        {
          fact: "PingStatus",
          value: "ConnectionLost",
          operation: "ssm:DescribeInstanceInformation",
          observedAt: "2026-11-20T00:00:00.000Z",
        },
      ]),
    );
  });

  test("are searched, sorted and paged; counts of reasons are of all", async () => {
    const page = await list({ reason: "stopped", limit: 1 });
    expect([page.total, page.reasons.length]).toEqual([1, 7]);
    expect((await list({ search: "NAME OF i-nev" })).rows.map((row) => row.instanceId)).toEqual(["i-never"]);
    expect((await list({ search: "%" })).total).toBe(0);
    expect((await list({ sort: "-name", limit: 1, offset: 1 })).rows[0]?.instanceId).toBe("i-stopped");
    expect(await list({ offset: 500 })).toMatchObject({ rows: [], total: 7 });
    await expect(list({ sort: "constructor" })).rejects.toMatchObject({ code: "bad_request" });
  });

  test("as of a moment are those that were not managed then", async () => {
    const { rows } = await list({ asOf: "2026-11-03T00:00:00Z", accounts: [account] });
    const ids = rows.map((row) => row.instanceId);
    expect(ids).toContain("i-managed");
    expect(ids).not.toContain("i-lost");
    expect(rows.find((row) => row.instanceId === "i-managed")?.reason).toBe("region_not_synced");
  });

  test("of other accounts stay hidden", async () => {
    expect(await list({}, context(["444455556666"]))).toMatchObject({ rows: [], total: 0, reasons: [] });
  });
});

describe("agents and activations", () => {
  test("agent versions are counted per platform, newest first", async () => {
    const versions = ["3.10.0", "3.9.1", "3.9.1", null];
    await insertNodes(
      database.pool,
      versions.map((agentVersion, index) =>
        aNode({
          nodeId: `i-${index}`,
          agentVersion,
          isLatestVersion: agentVersion === null ? null : index === 0,
        }),
      ),
    );
    const found = (await listAgents(context(), {})).versions;
    expect(found.map(({ version, count, isLatest }) => [version, count, isLatest])).toEqual([
      ["3.10.0", 1, true],
      ["3.9.1", 2, false],
      [null, 1, null],
    ]);
    expect((await listAgents(context([]), {})).versions).toEqual([]);
  });

  test("an activation whose time has passed is expired, and tells what is left", async () => {
    await database.pool.query(
      `insert into activations (account_id, region, activation_id, registration_limit, registrations_count, expires_at, expired, raw)
       values ($1, 'us-east-1', 'a-1', 10, 4, '2026-11-22', false, '{}'), ($1, 'us-east-1', 'a-2', 5, 5, '2026-12-22', false, '{}')`,
      [account],
    );
    const { rows } = await listActivations(context(), {});
    expect(rows.map((row) => [row.activationId, row.expired, row.registrationsLeft])).toEqual([
      ["a-1", true, 6],
      ["a-2", false, 0],
    ]);
    expect((await listActivations(context(["444455556666"]), {})).rows).toEqual([]);
  });
});
