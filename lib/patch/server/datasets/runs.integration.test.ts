import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import type { DatasetRow, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { anAwsAccess, passOver } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import { datasets, projections } from "#lib/worker/datasets.ts";
import { runDatasets } from "./runs.ts";

const hour = 3600;
let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;
let scope: SyncScope;

const rowsOf = async (sql: string, values: unknown[] = []): Promise<DatasetRow[]> =>
  (await database.pool.query<DatasetRow>(sql, values)).rows;
const countOf = async (table: string, where = "true"): Promise<number> =>
  Number((await rowsOf(`select count(*) from ${table} where ${where}`))[0]?.count);

/** Passes over the named datasets; answers the AWS calls of each. */
async function collect(...names: string[]): Promise<Record<string, number>> {
  const calls: Record<string, number> = {};
  for (const name of names.length > 0 ? names : runDatasets.map((dataset) => dataset.name)) {
    const dataset = datasets.find((each) => each.name === name);
    if (dataset === undefined) throw new Error(`no dataset ${name}`);
    const result = await passOver(database.pool, dataset, { projections, aws, scope });
    expect({ name, outcome: result.outcome }).toEqual({ name, outcome: "complete" });
    if (result.outcome === "complete") calls[name] = result.counts.calls;
  }
  return calls;
}

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({ nodes: 120, accounts: 3, regions: 1, seed: "runs" });
  emulator.control.clock.change({ frozen: true });
  aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 3 });
  scope = { accountId: "", region: emulator.world.regions()[0]?.name ?? "" };
  const prod = emulator.world.accounts().find((account) => !account.isManagement);
  scope = { ...scope, accountId: prod?.id ?? "" };
  await collect("managed-nodes", "ec2-instances", "resource-tags");
  await collect();
}, 120_000);
afterAll(async () => {
  aws.close();
  await emulator.close();
  await database.drop();
});

describe("maintenance windows", () => {
  it("are kept with their schedules, targets and tasks, and what their install tasks reach", async () => {
    const [window] = await rowsOf("select * from maintenance_windows where name like '%-patch-wave2'");
    expect(window).toMatchObject({
      enabled: true,
      schedule: "cron(0 17 ? * TUE#3 *)",
      schedule_timezone: "UTC",
      schedule_offset_days: 3,
      duration_hours: 4,
      tasks: expect.arrayContaining([
        expect.objectContaining({
          taskArn: "AWS-RunPatchBaseline",
          type: "RUN_COMMAND",
          operation: "Install",
        }),
      ]),
    });
    expect(window?.patch_selectors).not.toEqual([]);
    expect(window?.next_execution_at).toBeInstanceOf(Date);
  });

  it("count for the nodes that they reach while they are enabled", async () => {
    const counts = await rowsOf(
      "select patch_windows as n, count(*)::int from fleet_nodes group by 1 order by 1",
    );
    expect(counts.map(({ n }) => n)).not.toContain(null);
    const [window] = await rowsOf(
      "select window_id, name from maintenance_windows where enabled and patch_selectors <> '[]' order by name limit 1",
    );
    const before = await countOf("fleet_nodes", "patch_windows = 0");
    emulator.world.act("disable-window", { windowId: window?.window_id }, emulator.control.clock.now());
    await collect("maintenance-windows");
    expect(await countOf("fleet_nodes", "patch_windows = 0")).toBeGreaterThan(before);
    expect(
      await rowsOf("select kind, resource_type, detail from events where resource_id = $1", [
        window?.window_id,
      ]),
    ).toMatchObject([
      {
        kind: "window.changed",
        resource_type: "AWS::SSM::MaintenanceWindow",
        detail: { before: { enabled: true }, after: { enabled: false }, changed: ["enabled"] },
      },
    ]);
    emulator.world.act("enable-window", { windowId: window?.window_id }, emulator.control.clock.now());
    await collect("maintenance-windows");
    expect(await countOf("fleet_nodes", "patch_windows = 0")).toBe(before);
  });
});

describe("runs", () => {
  it("of windows lead to the commands that they sent", async () => {
    const rows = await rowsOf(`
      select c.operation, e.status from window_executions e, jsonb_array_elements(e.tasks) task,
        jsonb_array_elements(task -> 'invocations') invocation
      join commands c on c.command_id = invocation ->> 'executionId'
      where task ->> 'operation' = 'Install'`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ operation }) => operation === "Install")).toBe(true);
  });

  it("keep commands of patch documents only, with a result and its output for each node", async () => {
    expect(await rowsOf("select distinct document_name from commands")).toEqual([
      { document_name: "AWS-RunPatchBaseline" },
    ]);
    const [lacking] = await rowsOf(`
      select count(*)::int as n from commands c where c.target_count <> (select count(*) from command_invocations i
        where (i.account_id, i.region, i.command_id) = (c.account_id, c.region, c.command_id))`);
    expect(lacking).toEqual({ n: 0 });
    const [done] = await rowsOf("select * from command_invocations where status = 'Success' limit 1");
    expect(done).toMatchObject({
      response_code: "0",
      ended_at: expect.any(Date),
      plugins: expect.arrayContaining([expect.objectContaining({ status: "Success", responseCode: 0 })]),
    });
  });

  it("that are known and have ended cost nothing but the list of what is new", async () => {
    // A run that goes on is asked about again, task by task.
    const [open] = await rowsOf(`
      select coalesce(sum(1 + jsonb_array_length(tasks)), 0)::int as calls from window_executions
      where status in ('PENDING', 'IN_PROGRESS', 'CANCELLING')`);
    const windows = (await countOf("maintenance_windows")) + Number(open?.calls);
    await database.pool.query("update commands set valid_from = valid_from - interval '1 hour'");
    const calls = await collect("window-executions", "patch-commands", "command-invocations");
    expect(calls).toEqual({ "window-executions": windows, "patch-commands": 1, "command-invocations": 0 });
  });

  it("are told as events at the times that AWS gives, once, when they have ended", async () => {
    const [next] = await rowsOf(
      "select window_id, next_execution_at as at from maintenance_windows where patch_selectors <> '[]' and next_execution_at is not null order by 2 limit 1",
    );
    const start = next?.at instanceof Date ? next.at.getTime() : 0;
    const waitSeconds = (start - emulator.control.clock.now().getTime()) / 1000;
    const known = await countOf("window_executions");
    emulator.control.clock.change({ advanceSeconds: waitSeconds + 120 });
    await collect();
    expect(await countOf("window_executions")).toBeGreaterThan(known);
    const ofRun = "resource_id = $1 and kind = 'window.run'";
    expect(await rowsOf(`select from events where ${ofRun}`, [next?.window_id])).toEqual([]);
    emulator.control.clock.change({ advanceSeconds: 6 * hour });
    await collect();
    await collect();
    expect(await rowsOf(`select timing, detail from events where ${ofRun}`, [next?.window_id])).toMatchObject(
      [{ timing: "exact", detail: { after: { status: expect.stringMatching(/SUCCESS|FAILED/) } } }],
    );
    const told = await rowsOf(`
      select e.detail, e.timing from events e where e.kind = 'command.invocation' and e.detail ->> 'startedBy' = 'window'`);
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]).toMatchObject({
      detail: { document: "AWS-RunPatchBaseline", operation: "Install" },
    });
    expect(await countOf("command_invocations", "status in ('Pending', 'InProgress', 'Delayed')")).toBe(0);
  });

  it("stay when AWS has forgotten them", async () => {
    const [runs, commands] = [await countOf("window_executions"), await countOf("commands")];
    emulator.control.clock.change({ advanceSeconds: 40 * 24 * hour });
    await collect();
    expect(await countOf("window_executions")).toBeGreaterThanOrEqual(runs);
    expect(await countOf("commands")).toBeGreaterThanOrEqual(commands);
    expect(await countOf("window_executions_history", "valid_to = valid_from")).toBe(0);
  });
});
