import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";

let database: TestDatabase;
let emulator: Emulator;
let workers: ChildProcess[];

beforeEach(async () => {
  database = await testDatabase();
  emulator = await createEmulator({ nodes: 400, accounts: 3, regions: 2, seed: "workers" });
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => end(worker, "SIGKILL")));
  await emulator.close();
  await database.drop();
});

const rowsOf = async (sql: string): Promise<DatasetRow[]> =>
  (await database.pool.query<DatasetRow>(sql)).rows;
/** How long a state is waited for. Workers are processes that start and collect; on a busy machine both take their time. */
const soon = { timeout: 60_000, interval: 50 };

/** Milliseconds that every call to the emulator takes from now on. */
const latency = (latencyMs: number) =>
  fetch(`${emulator.url}/_emulator/limits`, { method: "POST", body: JSON.stringify({ latencyMs }) });

interface Started {
  process: ChildProcess;
  number: number;
  lines: string[];
}

/** A worker as `npm start` runs it; resolves at its ready line. */
async function startWorker(settings: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, ["--conditions=react-server", "lib/worker/main.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      AWS_ENDPOINT_URL: emulator.url,
      YAGURA_TARGET: "emulator",
      YAGURA_SYNC_PARALLELISM: "4",
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  workers.push(child);
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  const number = await vi.waitUntil(() => {
    return lines
      .map((line) => /^worker ready: number (\d+)/.exec(line)?.[1])
      .find((text) => text !== undefined);
  }, soon);
  return { process: child, number: Number(number), lines };
}

/** How long a process takes to end, in milliseconds. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return 0;
  const asked = performance.now();
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
  return performance.now() - asked;
}

/** Nodes per account and Region as the world has them, and as the read model does. */
async function expectWholeFleet(): Promise<void> {
  const now = emulator.control.clock.now();
  const world = emulator.world.accounts().flatMap(({ id }) =>
    emulator.world.regions().map(({ name }) => ({
      account_id: id,
      region: name,
      nodes: [...emulator.world.nodes(id, name, now)].length,
    })),
  );
  const found = await rowsOf(
    "select account_id, region, count(*)::int as nodes from fleet_nodes group by 1, 2",
  );
  const order = (rows: DatasetRow[]) => rows.map((row) => JSON.stringify(row)).sort();
  expect(order(found)).toEqual(order(world.filter(({ nodes }) => nodes > 0)));
}
const complete = (dataset: string) =>
  rowsOf(`select 1 from sync_coverage where dataset = '${dataset}' and last_complete_at is null
          union all select 1 where not exists (select from sync_coverage where dataset = '${dataset}')`);

// Each test waits for several states in turn.
describe("workers", { timeout: 4 * soon.timeout }, () => {
  it("share the work: two at once, one killed in the middle of its passes, nothing lost and nothing twice", async () => {
    await latency(150);
    const [first, second] = await Promise.all([startWorker(), startWorker()]);
    const victim = await vi.waitUntil(async () => {
      const open = await rowsOf(
        "select worker from sync_passes where ended_at is null and dataset = 'managed-nodes' group by 1 having count(*) > 1",
      );
      return open[0]?.worker;
    }, soon);
    const loser = victim === first?.number ? first : second;
    await end((loser ?? first).process, "SIGKILL");
    await vi.waitFor(async () => expect(await complete("managed-nodes")).toEqual([]), soon);
    await expectWholeFleet();
    const lost = await rowsOf("select worker from sync_passes where error_code = 'WorkerLost'");
    expect(lost.length).toBeGreaterThan(0);
    expect(new Set(lost.map((row) => row.worker))).toEqual(new Set([victim]));
    expect(await rowsOf("select * from events where source like 'sync:%'")).toEqual([]);
    expect(
      await rowsOf(`select dataset, account_id, region from sync_passes where complete
        group by 1, 2, 3 having count(*) > 1`),
    ).toEqual([]);
    expect(
      await rowsOf(`select extract(epoch from max(c.last_complete_at) - max(p.ended_at)) < 15 as soon
        from sync_passes p join sync_coverage c using (dataset, account_id, region)
        where p.error_code = 'WorkerLost' and dataset = 'managed-nodes'`),
    ).toEqual([{ soon: true }]);
  });

  it("end within five seconds when told to, in the middle of passes, and leave them to be done again", async () => {
    await latency(400);
    const { process: child } = await startWorker();
    await vi.waitUntil(
      async () => (await rowsOf("select 1 from sync_passes where ended_at is null")).length > 1,
      soon,
    );
    expect(await end(child, "SIGTERM")).toBeLessThan(5_000);
    expect(child.exitCode).toBe(0);
    expect(await rowsOf("select 1 from sync_passes where ended_at is null")).toEqual([]);
  });

  it("go on after the database has cut every connection", async () => {
    const { lines } = await startWorker();
    await vi.waitUntil(
      async () => (await rowsOf("select 1 from sync_passes where complete")).length > 3,
      soon,
    );
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await vi.waitFor(async () => expect(await complete("managed-nodes")).toEqual([]), soon);
    await vi.waitFor(async () => expect(await complete("ec2-instances")).toEqual([]), soon);
    await expectWholeFleet();
    expect(lines.filter((line) => line.includes("ready"))).toHaveLength(2);
    expect(await rowsOf("select * from events where source like 'sync:%'")).toEqual([]);
  });

  it("say why nothing comes from a dead target, and show everything as not known yet", async () => {
    const { lines } = await startWorker({ AWS_ENDPOINT_URL: "http://127.0.0.1:9" });
    await vi.waitUntil(() => lines.some((line) => line.includes("ECONNREFUSED")), soon);
    expect(
      await rowsOf("select dataset, error_code, last_complete_at from sync_coverage order by dataset"),
    ).toEqual([
      { dataset: "accounts", error_code: "ECONNREFUSED", last_complete_at: null },
      { dataset: "patch-catalog", error_code: null, last_complete_at: null },
    ]);
  });

  it("collect only the accounts and Regions that the settings name, and forget the others", async () => {
    const wide = await startWorker();
    await vi.waitFor(async () => expect(await complete("managed-nodes")).toEqual([]), soon);
    await end(wide.process, "SIGTERM");
    const account = emulator.world.accounts()[1]?.id ?? "";
    const region = emulator.world.regions()[0]?.name ?? "";
    await startWorker({ YAGURA_ACCOUNTS: account, YAGURA_REGIONS: region });
    await vi.waitFor(async () => {
      expect(await rowsOf("select distinct account_id, region from fleet_nodes")).toEqual([
        { account_id: account, region },
      ]);
    }, soon);
    expect(
      await rowsOf(
        "select distinct account_id, region from sync_coverage where enabled and dataset = 'managed-nodes'",
      ),
    ).toEqual([{ account_id: account, region }]);
    expect(await rowsOf("select * from events where source like 'sync:%'")).toEqual([]);
    expect(await rowsOf("select count(*) > 0 as kept from fleet_nodes_history")).toEqual([{ kept: true }]);
  });
});
