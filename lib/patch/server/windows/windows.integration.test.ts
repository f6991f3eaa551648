import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { aNode, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { exportUpcoming, exportWindows } from "./export-windows.ts";
import { listUncovered } from "./list-uncovered.ts";
import { listUpcoming } from "./list-upcoming.ts";
import { listWindows } from "./list-windows.ts";

const account = "111122223333";
const now = new Date("2026-11-23T00:00:00Z");
let database: TestDatabase;

interface Window {
  id: string;
  schedule?: string;
  zone?: string;
  next?: string | null;
  enabled?: boolean;
  selectors?: object[];
  operation?: string | null;
  accountId?: string;
}

const insertWindow = ({
  id,
  schedule = "cron(0 17 ? * TUE#2 *)",
  zone = "UTC",
  next = null,
  enabled = true,
  selectors = [{ tag: "Env", values: ["prod"] }],
  operation = "Install",
  accountId = account,
}: Window) =>
  database.pool.query(
    `insert into maintenance_windows (account_id, region, window_id, name, enabled, schedule, schedule_timezone, duration_hours,
       cutoff_hours, tasks, patch_selectors, next_execution_at, valid_from)
     values ($1, 'us-east-1', $2, $2, $3, $4, $5, 4, 1, $6, $7, $8, '2026-11-01')`,
    [
      accountId,
      id,
      enabled,
      schedule,
      zone,
      JSON.stringify([
        { id: "t", type: "RUN_COMMAND", taskArn: "AWS-RunPatchBaseline", operation, targets: [] },
      ]),
      JSON.stringify(selectors),
      next,
    ],
  );

beforeAll(async () => {
  database = await testDatabase();
  const nodes = ["i-1", "i-2", "i-3"].map((nodeId) =>
    aNode({
      nodeId,
      accountId: account,
      region: "us-east-1",
      tags: { Env: nodeId === "i-3" ? "dev" : "prod", Wave: nodeId },
    }),
  );
  await insertNodes(database.pool, nodes);
  await database.pool.query(
    "update fleet_nodes set patch_windows = case node_id when 'i-1' then 2 when 'i-2' then 0 end, valid_from = '2026-11-01'",
  );
  await insertWindow({ id: "mw-monthly", next: "2026-12-08T17:00Z" });
  await insertWindow({
    id: "mw-daily",
    schedule: "cron(0 3 ? * * *)",
    zone: "Asia/Tokyo",
    next: "2026-11-23T18:00Z",
  });
  await insertWindow({
    id: "mw-often",
    schedule: "rate(30 minutes)",
    next: "2026-11-23T00:30Z",
    selectors: [{ ids: ["i-3"] }],
  });
  await insertWindow({ id: "mw-moved", next: "2026-12-01T09:00Z", selectors: [{ group: "web" }] });
  await insertWindow({ id: "mw-off", enabled: false });
  await insertWindow({
    id: "mw-nobody",
    selectors: [
      {
        all: [
          { tag: "Env", values: ["prod"] },
          { tag: "Wave", values: ["i-3"] },
        ],
      },
    ],
  });
  await insertWindow({ id: "mw-unknown", schedule: "rate(3 days)" });
  await insertWindow({ id: "mw-other", selectors: [], operation: null });
  await insertWindow({ id: "mw-elsewhere", accountId: "444455556666" });
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = [account]) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });

describe("maintenance windows", () => {
  test("say how many nodes they reach, and why they will or will not patch", async () => {
    const { rows, total, hidden } = await listWindows(context(), { show: "patch" });
    expect(rows.map((row) => [row.windowId, row.state, row.nodes])).toEqual([
      ["mw-daily", "active", 2],
      ["mw-monthly", "active", 2],
      ["mw-moved", "active", null],
      ["mw-nobody", "no_targets", 0],
      ["mw-off", "disabled", 2],
      ["mw-often", "active", 1],
      ["mw-unknown", "no_next_run", 2],
    ]);
    expect([total, hidden]).toEqual([8, 1]);
    expect((await listWindows(context(), { show: "all" })).rows).toHaveLength(8);
    expect((await listWindows(context(null), { show: "patch" })).rows).toHaveLength(8);
  });

  test("run next when AWS says, and say where their expression gives another time", async () => {
    const { rows } = await listWindows(context(), { show: "patch" });
    const window = (id: string) => rows.find((row) => row.windowId === id);
    expect(window("mw-daily")?.nextRuns).toEqual([
      { at: "2026-11-23T18:00:00.000Z", source: "aws" },
      { at: "2026-11-24T18:00:00.000Z", source: "computed" },
      { at: "2026-11-25T18:00:00.000Z", source: "computed" },
    ]);
    expect([window("mw-daily")?.differs, window("mw-moved")?.differs]).toEqual([
      null,
      "2026-12-08T17:00:00.000Z",
    ]);
  });

  test("within a tag are those that reach a node with it", async () => {
    const { rows } = await listWindows(context(), { show: "all", tag: "Env=dev" });
    expect(rows.map((row) => row.windowId)).toEqual(["mw-often"]);
  });

  test("of an earlier moment are counted from then", async () => {
    const { rows } = await listWindows(context(), { show: "patch", asOf: "2026-11-09T00:00:00Z" });
    expect(rows.find((row) => row.windowId === "mw-monthly")?.nextRuns[0]).toEqual({
      at: "2026-11-10T17:00:00.000Z",
      source: "computed",
    });
    expect((await listWindows(context(), { show: "all", asOf: "2026-10-01T00:00:00Z" })).rows).toEqual([]);
  });
});

describe("upcoming runs", () => {
  test("come in order of time across windows, until the window closes", async () => {
    const { rows, cut, unscheduled } = await listUpcoming(context(), { days: 20 });
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted());
    expect(new Set(rows.map((row) => row.window.windowId))).toEqual(
      new Set(["mw-daily", "mw-monthly", "mw-moved", "mw-often"]),
    );
    expect(rows.find((row) => row.window.windowId === "mw-monthly")).toMatchObject({
      at: "2026-12-08T17:00:00.000Z",
      until: "2026-12-08T21:00:00.000Z",
    });
    expect([cut, unscheduled]).toEqual([1, 1]);
    expect(rows.filter((row) => row.window.windowId === "mw-often")).toHaveLength(100);
  });
});

describe("nodes without a window", () => {
  test("are counted by account-Region, apart from those of which that is unknown", async () => {
    const { totals, places } = await listUncovered(context(), {});
    expect(totals).toEqual({ covered: 1, uncovered: 1, unknown: 1 });
    expect(places).toMatchObject([
      { accountId: account, region: "us-east-1", covered: 1, uncovered: 1, unknown: 1 },
    ]);
    expect((await listUncovered(context(), { tag: "Env=dev" })).totals).toEqual({
      covered: 0,
      uncovered: 0,
      unknown: 1,
    });
    expect((await listUncovered(context(["444455556666"]), {})).places).toEqual([]);
  });
});

describe("exports", () => {
  test("equal what is listed", async () => {
    const windows = await (await exportWindows(context(), { show: "patch", format: "json" })).json();
    expect(windows).toEqual((await listWindows(context(), { show: "patch" })).rows);
    const csv = await (await exportUpcoming(context(), { days: 20, format: "csv" })).text();
    expect(csv.trim().split("\r\n")).toHaveLength(
      (await listUpcoming(context(), { days: 20 })).rows.length + 1,
    );
  });
});
