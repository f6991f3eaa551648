import type { Pool } from "pg";
import type { Bench } from "../bench.ts";
import { passesSince, waitForPasses, walBytes } from "../collect.ts";
import type { Figure } from "../report.ts";
import { control, scale } from "../stack.ts";

/** What the emulator imposes on the calls that answer for one node each, per account-Region. */
const ratePerSecond = 45;
const burst = ratePerSecond;
const latencyMs = 20;
const nodesPerCall = 50;
const fleet = ["accounts", "regions", "managed-nodes"];
const patch = ["patch-states", "node-patches"];

/** First collection of the state and the patches of every node against what limits allow, and one in which nothing changed. */
export const patchSyncBench: Bench = {
  name: "patch-sync",
  needs: "nothing",
  run: async ({ stack, say }) => {
    const { db, emulatorUrl } = stack;
    await control(emulatorUrl, "POST", "clock", { frozen: true });
    say("Listing the nodes …");
    const lister = await stack.startWorker(fleet);
    await waitForPasses(db, fleet, new Date(0), 300);
    await lister.stop(5000);
    const limit = { latencyMs, ratePerSecond, burst };
    await control(emulatorUrl, "POST", "limits", {
      operations: { "ssm:DescribeInstancePatchStates": limit, "ssm:DescribeInstancePatches": limit },
    });
    await db.query("checkpoint");
    const before = await walBytes(db);
    const worker = await stack.startWorker([...fleet, ...patch]);
    say("First pass over the patches of all nodes …");
    await waitForPasses(db, patch, new Date(0), 900);
    const seconds = await elapsed(db, new Date(0));
    const lists = await passesSince(db, "node-patches", new Date(0));
    const states = await passesSince(db, "patch-states", new Date(0));
    const written = (await walBytes(db)) - before;

    const since = await makeDue(db);
    say("Second pass, nothing changed …");
    await waitForPasses(db, patch, since, 300);
    const again = await Promise.all(patch.map((dataset) => passesSince(db, dataset, since)));
    await worker.stop(5000);
    await control(emulatorUrl, "POST", "limits", {});
    const places = await perPlace(db);
    const ideal = imposedSeconds(places);
    const pages = places.reduce((sum, { nodes }) => sum + Math.ceil(nodes / nodesPerCall), 0);
    const calls = again.reduce((sum, passes) => sum + passes.calls, 0);
    return [
      { name: "nodes with their patches", value: lists.rowsSeen, unit: "rows" },
      { name: "patches on them", value: places.reduce((sum, { held }) => sum + held, 0), unit: "rows" },
      { name: "calls of the full sync", value: states.calls + lists.calls, unit: "calls" },
      { name: "throttles met and absorbed", value: states.throttles + lists.throttles, unit: "calls" },
      { name: "time that limits impose", value: ideal, unit: "s" },
      { name: "full patch sync", value: seconds, unit: "s" },
      { name: "full sync against what is imposed", value: seconds / ideal, unit: "×", budget: 1.2 },
      { name: "failed passes", value: states.failed + lists.failed, unit: "errors", budget: 0 },
      { name: "write volume of the full sync (WAL)", value: written / 1e6, unit: "MB" },
      { name: "calls of a pass in which nothing changed", value: calls, unit: "calls" },
      { name: "of them for each page of 50 nodes", value: calls / pages, unit: "×", budget: 1 },
    ] satisfies Figure[];
  },
};

/** Seconds from the first pass's start to the last one's end. */
async function elapsed(db: Pool, since: Date): Promise<number> {
  const { rows } = await db.query<{ seconds: number }>(
    `select extract(epoch from max(ended_at) - min(started_at))::float8 as seconds from sync_passes
     where dataset = any($1) and started_at >= $2`,
    [patch, since],
  );
  return rows[0]?.seconds ?? 0;
}

async function makeDue(db: Pool): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>(
    "update sync_coverage set next_due_at = now() where dataset = any($1) returning now()",
    [patch],
  );
  return rows[0]?.now ?? new Date();
}

interface Place {
  nodes: number;
  /** Pages of the lists of patches. */
  lists: number;
  held: number;
}

async function perPlace(db: Pool): Promise<Place[]> {
  const { rows } = await db.query<Place>(
    `select count(*)::int as nodes, sum(cardinality(p.states))::int as held,
       sum(greatest(1, ceil(cardinality(p.states) / 50.0)))::int as lists
     from patch_states s left join node_patches p using (account_id, region, node_id) group by s.account_id, s.region`,
  );
  return rows;
}

/** Each account-Region's calls at its rate, one dataset after the other; account-Regions run `parallelism` at a time. */
function imposedSeconds(places: readonly Place[]): number {
  const atRate = (calls: number) => Math.max(0, (calls - burst) / ratePerSecond);
  const all = places.reduce(
    (sum, { nodes, lists }) => sum + atRate(Math.ceil(nodes / nodesPerCall)) + atRate(lists),
    0,
  );
  return all / scale.parallelism;
}
