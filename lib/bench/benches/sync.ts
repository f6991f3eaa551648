import type { Bench } from "../bench.ts";
import { passesSince, waitForPasses, walBytes } from "../collect.ts";
import type { Figure } from "../report.ts";
import { control, scale } from "../stack.ts";

/** What the emulator imposes: as slow as AWS answers a page, and a bucket per account-Region. */
const latencyMs = 150;
const ratePerSecond = 10;
const operation = "ssm:DescribeInstanceInformation";
const datasets = ["accounts", "regions", "managed-nodes"];
const pageSize = 50;

/** First complete pass over all nodes against what the imposed latency allows, then a second one with 1 % changed. */
export const syncBench: Bench = {
  name: "sync",
  needs: "nothing",
  run: async ({ stack, say }) => {
    const { db, emulatorUrl } = stack;
    await control(emulatorUrl, "POST", "limits", {
      operations: { [operation]: { latencyMs, ratePerSecond, burst: ratePerSecond } },
    });
    await control(emulatorUrl, "POST", "clock", { frozen: true });
    await db.query("checkpoint");
    const before = await walBytes(db);
    const worker = await stack.startWorker(datasets);
    say("First pass over all nodes …");
    await waitForPasses(db, datasets, new Date(0), 300);
    const first = await passesSince(db, "managed-nodes", new Date(0));
    const firstBytes = (await walBytes(db)) - before;

    await control(emulatorUrl, "POST", "clock", { advanceSeconds: 300 });
    await control(emulatorUrl, "POST", "act", { action: "churn", fraction: 0.01, seed: "bench" });
    await db.query("checkpoint");
    const beforeSecond = await walBytes(db);
    const { rows } = await db.query<{ now: Date }>(
      "update sync_coverage set next_due_at = now() where dataset = 'managed-nodes' returning now()",
    );
    const since = rows[0]?.now ?? new Date();
    say("Second pass, 1 % changed …");
    await waitForPasses(db, ["managed-nodes"], since, 300);
    const second = await passesSince(db, "managed-nodes", since);
    const secondBytes = (await walBytes(db)) - beforeSecond;
    await worker.stop(5000);
    await control(emulatorUrl, "POST", "limits", {});

    const { rows: scopes } = await db.query<{ count: number }>(
      "select count(*)::int as count from managed_nodes group by account_id, region",
    );
    const ideal = idealSeconds(scopes.map((row) => row.count));
    const { rows: failing } = await db.query<{ count: number }>(
      "select count(*)::int as count from sync_coverage where error_code is not null",
    );
    return [
      { name: "nodes collected by the first pass", value: first.rowsSeen, unit: "rows" },
      { name: "calls of the first pass", value: first.calls, unit: "calls" },
      { name: "time that latency and limits impose", value: ideal, unit: "s" },
      { name: "first complete pass", value: first.seconds, unit: "s" },
      { name: "first pass against what is imposed", value: first.seconds / ideal, unit: "×", budget: 1.2 },
      {
        name: "account-Regions that show a throttle",
        value: failing[0]?.count ?? 0,
        unit: "errors",
        budget: 0,
      },
      { name: "throttles met and absorbed, first pass", value: first.throttles, unit: "calls" },
      { name: "rows changed in the second pass", value: second.rowsWritten, unit: "rows" },
      { name: "second complete pass", value: second.seconds, unit: "s" },
      { name: "write volume of the first pass (WAL)", value: firstBytes / 1e6, unit: "MB" },
      {
        name: "second pass's write volume against the first",
        value: (100 * secondBytes) / firstBytes,
        unit: "%",
        budget: 25,
      },
    ] satisfies Figure[];
  },
};

/** Pages of one account-Region come one after the other; account-Regions run `parallelism` at a time. */
function idealSeconds(nodesPerScope: readonly number[]): number {
  const perScope = nodesPerScope.map((nodes) => {
    const pages = Math.ceil(nodes / pageSize);
    return Math.max((pages * latencyMs) / 1000, (pages - ratePerSecond) / ratePerSecond);
  });
  return perScope.reduce((sum, seconds) => sum + seconds, 0) / scale.parallelism;
}
