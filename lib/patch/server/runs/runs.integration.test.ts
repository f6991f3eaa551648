import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { aNode, insertEndedNodes, insertNodes } from "#lib/fleet/testing/a-node.ts";
import type { RunsInput } from "#lib/patch/contract/runs.ts";
import { patchDocumentNames } from "#lib/patch/domain/patch-documents.ts";
import { exportRun } from "./export-run.ts";
import { exportRuns } from "./export-runs.ts";
import { getRun } from "./get-run.ts";
import { getRunOutput } from "./get-run-output.ts";
import { listRuns } from "./list-runs.ts";

const account = "111122223333";
const other = "444455556666";
const place = [account, "us-east-1"] as const;
const now = new Date("2026-11-23T00:00:00Z");
let database: TestDatabase;

interface Invocation {
  command: string;
  node: string;
  status?: string;
  details?: string;
  at: string;
  ended?: string | null;
  output?: string;
}

const insertCommand = (
  id: string,
  operation: string,
  at: string,
  targets: number,
  status = "Success",
  accountId = account,
) =>
  database.pool.query(
    `insert into commands (account_id, region, command_id, document_name, status, requested_at, target_count, operation, valid_from)
     values ($1, 'us-east-1', $2, 'AWS-RunPatchBaseline', $3, $4, $5, $6, $4)`,
    [accountId, id, status, at, targets, operation],
  );
const insertInvocation = ({
  command,
  node,
  status = "Success",
  details,
  at,
  ended = at,
  output = "",
}: Invocation) =>
  database.pool.query(
    `insert into command_invocations (account_id, region, command_id, node_id, status, status_details, requested_at, ended_at,
       response_code, plugins, valid_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $7)`,
    [
      ...place,
      command,
      node,
      status,
      details ?? status,
      at,
      ended,
      status === "Success" ? 0 : 4294967295,
      JSON.stringify([{ name: "PatchLinux", output }]),
    ],
  );
const insertOperation = (
  node: string,
  operation: string,
  ended: string,
  failed = 0,
  snapshot: string | null = null,
) =>
  database.pool.query(
    `insert into patch_operations (account_id, region, node_id, ended_at, operation, baseline_id, snapshot_id, installed_count,
       missing_count, failed_count, pending_reboot_count, observed_at)
     values ($1, $2, $3, $4, $5, 'pb-1', $6, 40, 2, $7, 1, $4)`,
    [...place, node, ended, operation, snapshot, failed],
  );

beforeAll(async () => {
  database = await testDatabase();
  await insertNodes(
    database.pool,
    ["i-1", "i-2", "i-3", "i-4"].map((nodeId) =>
      aNode({
        nodeId,
        accountId: account,
        region: "us-east-1",
        name: `name of ${nodeId}`,
        tags: { Env: nodeId === "i-1" ? "prod" : "dev" },
      }),
    ),
  );
  // Nodes come with a state of their own.
  await database.pool.query("truncate patch_operations, patch_runs");
  await database.pool.query(
    `insert into maintenance_windows (account_id, region, window_id, name, enabled, patch_selectors)
     values ($1, $2, 'mw-1', 'wave 1', true, '[{"ids": ["i-1"]}]')`,
    [...place],
  );
  const tasks = [
    {
      id: "t1",
      taskArn: "AWS-RunPatchBaseline",
      type: "RUN_COMMAND",
      operation: "Install",
      invocations: [{ executionId: "c-window" }],
    },
  ];
  await database.pool.query(
    `insert into window_executions (account_id, region, window_execution_id, window_id, status, started_at, ended_at, tasks, valid_from)
     values ($1, $2, 'e-1', 'mw-1', 'FAILED', '2026-11-20T17:00Z', '2026-11-20T18:00Z', $3, '2026-11-20T17:00Z'),
            ($1, $2, 'e-2', 'mw-1', 'SKIPPED_OVERLAPPING', '2026-11-21T17:00Z', '2026-11-21T17:00Z', '[]', '2026-11-21T17:00Z')`,
    [...place, JSON.stringify(tasks)],
  );
  await insertCommand("c-window", "Install", "2026-11-20T17:00:05Z", 4, "Failed");
  await insertInvocation({
    command: "c-window",
    node: "i-1",
    at: "2026-11-20T17:00:06Z",
    ended: "2026-11-20T17:30Z",
    output: "installed 3",
  });
  await insertInvocation({
    command: "c-window",
    node: "i-2",
    status: "Failed",
    at: "2026-11-20T17:00:06Z",
    ended: "2026-11-20T17:20Z",
  });
  await insertInvocation({
    command: "c-window",
    node: "i-3",
    status: "TimedOut",
    details: "Delivery Timed Out",
    at: "2026-11-20T17:00:06Z",
    ended: null,
  });
  await insertOperation("i-1", "Install", "2026-11-20T17:29Z");
  await insertOperation("i-2", "Install", "2026-11-20T17:19Z", 1);
  await insertCommand("c-hand", "Scan", "2026-11-22T10:00Z", 1, "InProgress");
  await insertInvocation({
    command: "c-hand",
    node: "i-4",
    status: "InProgress",
    at: "2026-11-22T10:00Z",
    ended: null,
  });
  // Associations scan node by node, all day long.
  await insertOperation("i-1", "Scan", "2026-11-22T03:10Z");
  await insertOperation("i-2", "Scan", "2026-11-22T09:40Z", 1);
  // The command is not known any more, but its snapshot names the window's execution.
  await insertOperation("i-4", "Install", "2026-11-20T17:40Z", 0, "e-1");
  await insertCommand("c-other", "Scan", "2026-11-22T12:00Z", 0, "Success", other);
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });
const list = (input: Partial<RunsInput> = {}, ctx = context()) =>
  listRuns(ctx, { days: 7, search: "", sort: "-started", limit: 100, offset: 0, ...input });
const detail = (run: string, input: object = {}) =>
  getRun(context(), { run, search: "", sort: "outcome,name", limit: 100, offset: 0, ...input });
const key = (run: string) => `${account}:us-east-1:${run}`;

describe("runs", () => {
  test("are windows' executions, commands of people, and what else was seen, newest first", async () => {
    const { rows, total, operations, outcomes } = await list();
    expect(
      rows.map((row) => [row.key.split(":").slice(2).join(":").split("-")[0], row.startedBy, row.operation]),
    ).toEqual([
      ["command:c", "command", "Scan"],
      ["command:c", "command", "Scan"],
      [expect.stringMatching(/^seen:\d+$/), "other", "Scan"],
      ["window:e", "window", null],
      ["window:e", "window", "Install"],
    ]);
    expect(total).toBe(5);
    expect(operations).toEqual([
      { operation: "Install", count: 1 },
      { operation: "Scan", count: 3 },
      { operation: null, count: 1 },
    ]);
    expect(outcomes).toEqual([
      { outcome: "failed", count: 1 },
      { outcome: "unreachable", count: 1 },
      { outcome: "running", count: 1 },
      { outcome: "succeeded", count: 2 },
    ]);
  });

  test("count each node once, by its worst outcome, and those nothing is known of", async () => {
    const { rows } = await list({ search: "WAVE 1", operation: "Install" });
    expect(rows).toMatchObject([
      {
        windowName: "wave 1",
        status: "FAILED",
        documents: ["AWS-RunPatchBaseline"],
        baselineIds: ["pb-1"],
        nodes: 4,
        succeeded: 2,
        failed: 1,
        unreachable: 1,
        running: 0,
        unknown: 0,
      },
    ]);
  });

  test("that AWS keeps no command of are told apart by time, operation and association", async () => {
    const { rows } = await list({ startedBy: "other" });
    expect(rows).toMatchObject([
      { nodes: 2, succeeded: 2, failed: 0, startedAt: "2026-11-22T03:10:00.000Z", status: null },
    ]);
    const found = await detail(rows[0]?.key ?? "");
    expect(found.rows.map(({ nodeId, outcome }) => [nodeId, outcome])).toEqual([
      ["i-1", "succeeded"],
      ["i-2", "succeeded"],
    ]);
  });

  test("are filtered, sorted and paged", async () => {
    expect((await list({ outcome: "failed" })).total).toBe(1);
    expect((await list({ days: 1 })).rows.map((row) => row.startedBy)).toEqual([
      "command",
      "command",
      "other",
    ]);
    expect((await list({ sort: "-nodes", limit: 1 })).rows[0]?.nodes).toBe(4);
    expect(await list({ offset: 50 })).toMatchObject({ rows: [], total: 5 });
    await expect(list({ sort: "constructor" })).rejects.toMatchObject({ code: "bad_request" });
  });

  test("within a tag are those that touched a node with it, with these nodes only", async () => {
    const { rows } = await list({ tag: "Env=prod" });
    expect(rows.map((row) => [row.startedBy, row.nodes, row.succeeded])).toEqual([
      ["other", 1, 1],
      ["window", 1, 1],
    ]);
  });

  test("as of a moment are those that had begun, as they were then", async () => {
    const { rows } = await list({ asOf: "2026-11-20T17:10:00Z" });
    expect(rows.map((row) => row.windowExecutionId)).toEqual(["e-1"]);
  });

  test("of other accounts stay hidden", async () => {
    const { rows, total } = await list({}, context([other]));
    expect([rows.length, total]).toEqual([1, 1]);
    await expect(
      getRun(context([other]), { run: key("window:e-1"), search: "", sort: "name", limit: 1, offset: 0 }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a run", () => {
  test("has a result for each node, with what the operation left behind", async () => {
    const { run, rows, total, tasks } = await detail(key("window:e-1"));
    expect([run.nodes, total, tasks.length]).toEqual([4, 4, 1]);
    expect(rows).toMatchObject([
      { nodeId: "i-2", outcome: "failed", responseCode: 4294967295, failedCount: 1, commandId: "c-window" },
      { nodeId: "i-3", outcome: "unreachable", statusDetails: "Delivery Timed Out", installedCount: null },
      {
        nodeId: "i-1",
        name: "name of i-1",
        outcome: "succeeded",
        installedCount: 40,
        missingCount: 2,
        pendingRebootCount: 1,
      },
      { nodeId: "i-4", outcome: "succeeded", commandId: null, status: null },
    ]);
  });

  test("is searched and filtered without changing its own counts", async () => {
    const { run, rows } = await detail(key("window:e-1"), { outcome: "succeeded", search: "OF I-1" });
    expect([run.nodes, rows.length]).toEqual([4, 1]);
    expect((await detail(key("window:e-2"))).rows).toEqual([]);
  });

  test("that still runs is running on its nodes", async () => {
    expect((await detail(key("command:c-hand"))).rows).toMatchObject([
      { nodeId: "i-4", outcome: "running", endedAt: null },
    ]);
  });

  test("shows the output of its command on a node", async () => {
    const run = key("window:e-1");
    expect(await getRunOutput(context(), { run, node: "i-1" })).toMatchObject({
      commandId: "c-window",
      plugins: [{ name: "PatchLinux", output: "installed 3" }],
    });
    expect(await getRunOutput(context(), { run, node: "i-4" })).toMatchObject({
      commandId: null,
      plugins: [],
    });
  });

  test.each(["nonsense", key("window:none"), key("seen:999-abc"), key("command:'; drop table commands")])(
    "%s has not been seen",
    async (run) => {
      await expect(detail(run)).rejects.toMatchObject({ code: "not_found" });
    },
  );
});

describe("exports", () => {
  const lines = async (response: Response) =>
    (await response.text()).replace("\uFEFF", "").trim().split("\r\n");

  test("of runs have every row of the filtered list, in its order", async () => {
    const shown = await list({ operation: "Scan", sort: "nodes" });
    const question = { days: 7, search: "", sort: "nodes", operation: "Scan" } as const;
    const csv = await lines(await exportRuns(context(), { ...question, format: "csv" }));
    expect(csv.slice(1).map((line) => line.split(",")[0])).toEqual(
      shown.rows.map(({ startedAt }) => startedAt),
    );
    const json = await (await exportRuns(context(), { ...question, format: "json" })).json();
    expect(json).toEqual(shown.rows);
  });

  test("of a run have its nodes as filtered", async () => {
    const question = { run: key("window:e-1"), search: "", sort: "name", outcome: "failed" } as const;
    const csv = await lines(await exportRun(context(), { ...question, format: "csv" }));
    expect(csv.slice(1).map((line) => line.split(",").slice(0, 4))).toEqual([
      ["i-2", "name of i-2", "Linux", "failed"],
    ]);
  });
});

describe("where an operation belongs", () => {
  const insertAssociation = (node: string, id: string, name: string, document: string, at: string) =>
    database.pool.query(
      `insert into node_associations (account_id, region, node_id, association_id, association_name, document_name, executed_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (account_id, region, node_id, association_id) do update set executed_at = excluded.executed_at`,
      [...place, node, id, name, document, at],
    );
  const runOf = async (node: string, ended: string) => {
    const { rows } = await database.pool.query<{ run: string }>(
      "select run from patch_operations where (account_id, region, node_id) = ($1, $2, $3) and ended_at = $4",
      [...place, node, ended],
    );
    return rows[0]?.run ?? "";
  };

  test("is the association of the node that patches and ran then, or has run since", async () => {
    await insertOperation("i-1", "Scan", "2026-11-18T03:10Z");
    await insertOperation("i-2", "Scan", "2026-11-18T09:40Z");
    await insertOperation("i-3", "Scan", "2026-11-18T09:45Z");
    const other = await runOf("i-1", "2026-11-18T03:10Z");
    await insertAssociation("i-1", "a-1", "nightly", "AWS-RunPatchBaseline", "2026-11-18T03:09Z");
    await insertAssociation("i-2", "a-1", "nightly", "AWS-RunPatchBaseline", "2026-11-19T09:39Z");
    await insertAssociation("i-3", "a-1", "nightly", "AWS-RunPatchBaseline", "2026-11-17T09:39Z");
    await insertAssociation("i-3", "a-2", "inventory", "AWS-GatherSoftwareInventory", "2026-11-18T12:00Z");
    const { rows } = await list({ sort: "started", days: 10 });
    expect(rows.slice(0, 2).map((row) => [row.startedBy, row.associationName, row.nodes])).toEqual([
      ["association", "nightly", 2],
      ["other", null, 1],
    ]);
    // It was the first to run since; what runs later says nothing any more.
    const nightly = await runOf("i-2", "2026-11-18T09:40Z");
    await insertAssociation("i-2", "a-0", "weekly", "AWS-RunPatchBaseline", "2026-11-20T00:00Z");
    await insertAssociation("i-2", "a-1", "nightly", "AWS-RunPatchBaseline", "2026-11-21T09:39Z");
    expect(await runOf("i-2", "2026-11-18T09:40Z")).toBe(nightly);
    // The address that it had before its association was learnt: the day has two runs now, so that it is none of them.
    expect((await detail(key(other))).run).toMatchObject({ startedBy: "other", nodes: 1 });
    await insertAssociation("i-3", "a-1", "nightly", "AWS-RunPatchBaseline", "2026-11-18T09:50Z");
    const found = await detail(key(other));
    expect(found.run).toMatchObject({ startedBy: "association", associationName: "nightly", nodes: 3 });
    expect(found.rows.map(({ nodeId }) => nodeId)).toEqual(["i-1", "i-2", "i-3"]);
  });

  test("is the command or window that is learnt of after it", async () => {
    await insertOperation("i-2", "Install", "2026-11-17T12:10Z");
    expect(await runOf("i-2", "2026-11-17T12:10Z")).toMatch(/^seen:/);
    await insertCommand("c-late", "Install", "2026-11-17T12:00Z", 1);
    await insertInvocation({
      command: "c-late",
      node: "i-2",
      at: "2026-11-17T12:00Z",
      ended: "2026-11-17T12:11Z",
    });
    expect(await runOf("i-2", "2026-11-17T12:10Z")).toBe("command:c-late");
    await database.pool.query(
      `insert into window_executions (account_id, region, window_execution_id, window_id, status, started_at, tasks, valid_from)
       values ($1, $2, 'e-late', 'mw-1', 'SUCCESS', '2026-11-17T12:00Z',
         '[{"id": "t1", "operation": "Install", "invocations": [{"executionId": "c-late"}]}]', '2026-11-17T12:00Z')`,
      [...place],
    );
    expect(await runOf("i-2", "2026-11-17T12:10Z")).toBe("window:e-late");
    const { rows } = await list({ days: 10, search: "e-late" });
    expect(rows).toMatchObject([{ nodes: 1, succeeded: 1, baselineIds: ["pb-1"] }]);
    expect((await list({ days: 10, search: "c-late" })).total).toBe(0);
  });

  test("is no command that never got to the node, or had ended there", async () => {
    await insertCommand("c-lost", "Install", "2026-11-15T10:00Z", 1, "TimedOut");
    const lost = { command: "c-lost", node: "i-3", status: "TimedOut", details: "Delivery Timed Out" };
    await insertInvocation({ ...lost, at: "2026-11-15T10:00Z", ended: null });
    await insertOperation("i-3", "Scan", "2026-11-15T14:00Z");
    expect(await runOf("i-3", "2026-11-15T14:00Z")).toMatch(/^seen:/);
  });

  test("follows what a command comes to on its nodes", async () => {
    await insertCommand("c-slow", "Scan", "2026-11-16T10:00Z", 2, "InProgress");
    for (const node of ["i-1", "i-2"]) {
      await insertInvocation({
        command: "c-slow",
        node,
        status: "InProgress",
        at: "2026-11-16T10:00Z",
        ended: null,
      });
    }
    const counts = async () => {
      const [run] = (await list({ days: 10, search: "c-slow" })).rows;
      return [run?.running, run?.succeeded, run?.failed];
    };
    expect(await counts()).toEqual([2, 0, 0]);
    await database.pool.query(
      `update command_invocations set status = 'Failed', status_details = 'Failed', ended_at = '2026-11-16T10:09Z'
       where command_id = 'c-slow' and node_id = 'i-2'`,
    );
    expect(await counts()).toEqual([1, 0, 1]);
    await database.pool.query(
      `update command_invocations set status = 'Success', status_details = 'Success', ended_at = '2026-11-16T10:04Z'
       where command_id = 'c-slow' and node_id = 'i-1'`,
    );
    expect(await counts()).toEqual([0, 1, 1]);
  });

  test("is known for every document that scans or installs", async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      "select name from unnest($1::text[]) name where yagura_is_patch_document(name)",
      [[...patchDocumentNames, "AWS-RunShellScript"]],
    );
    expect(rows.map(({ name }) => name)).toEqual(patchDocumentNames);
  });

  test("has the same numbers in the list as on the page of the run", async () => {
    const { rows } = await list({ days: 20 });
    expect(rows.length).toBe(10);
    for (const row of rows) {
      const { run } = await detail(row.key);
      expect(run).toEqual({ ...row, baselineIds: run.baselineIds });
    }
    // The same once more from what is stored, as an update finds it.
    const stored = "select * from patch_runs order by account_id, region, run";
    const before = (await database.pool.query(stored)).rows;
    await database.pool.query(
      "select yagura_count_patch_runs(array_agg(account_id), array_agg(region), array_agg(run)) from patch_runs",
    );
    expect((await database.pool.query(stored)).rows).toEqual(before);
  });

  test("of operations that were seen days later have a page", async () => {
    await insertOperation("i-1", "Install", "2026-11-14T08:30Z");
    await database.pool.query(
      "update patch_operations set observed_at = now() where ended_at = '2026-11-14T08:30Z'",
    );
    const run = await runOf("i-1", "2026-11-14T08:30Z");
    expect((await detail(key(run))).rows.map(({ nodeId }) => nodeId)).toEqual(["i-1"]);
  });

  test("names nodes that are gone by their last name", async () => {
    const gone = aNode({ nodeId: "i-9", accountId: account, region: "us-east-1", name: "gone" });
    await insertEndedNodes(database.pool, [{ ...gone, validTo: "2026-11-14T00:00:00.000Z" }]);
    await insertOperation("i-9", "Install", "2026-11-13T08:30Z");
    const run = await runOf("i-9", "2026-11-13T08:30Z");
    expect((await detail(key(run))).rows).toMatchObject([{ nodeId: "i-9", name: "gone" }]);
  });

  test("as of a moment at which a part was known is counted by that part", async () => {
    const [half] = (await list({ asOf: "2026-11-18T05:00:00Z", days: 2, startedBy: "association" })).rows;
    expect(half).toMatchObject({ nodes: 1, endedAt: "2026-11-18T03:10:00.000Z" });
    const [whole] = (await list({ asOf: "2026-11-18T10:00:00Z", days: 2, startedBy: "association" })).rows;
    expect(whole).toMatchObject({ nodes: 3, endedAt: "2026-11-18T09:45:00.000Z" });
  });
});
