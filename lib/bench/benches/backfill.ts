import { setTimeout as delay } from "node:timers/promises";
import type { Pool } from "pg";
import { z } from "zod";
import { wakeWorkers } from "#lib/core/server/sync/notify.ts";
import type { Bench, BenchContext } from "../bench.ts";
import { waitForPasses } from "../collect.ts";
import { inOwnDatabase } from "../own-database.ts";
import type { Figure } from "../report.ts";
import { control } from "../stack.ts";
import { median, percentile } from "../statistics.ts";

/** As slow as AWS answers; the rates are those of the emulator, which it publishes or is known to have. */
const latencyMs = 60;
const live = ["managed-nodes", "config-resources"];
const before = ["accounts", "regions", "config-recorders", ...live];
const backfill = "config-history";
/** A round makes the live passes of one Region due, in turn; the first ones of each worker only warm it up. */
const rounds = { warming: 4, without: 8, with: 16 } as const;

const counts = z.object({
  operations: z.record(z.string(), z.object({ calls: z.number(), throttles: z.number() })),
});

interface LivePass {
  dataset: string;
  ms: number;
  /** Milliseconds from when it became due to when it began. */
  late: number;
  throttles: number;
  failed: boolean;
}

/**
 * Live passes over one account while the history of all its resources is still to be read, against the same passes without
 * that: before and after, so that a machine which becomes slower or faster meanwhile counts for both. In a database of its own.
 */
export const backfillBench: Bench = {
  name: "backfill",
  needs: "nothing",
  run: ({ stack, say }) =>
    inOwnDatabase(stack, "backfill", ({ db, databaseUrl }) => measure({ stack, say }, db, databaseUrl)),
};

async function measure({ stack, say }: BenchContext, db: Pool, databaseUrl: string): Promise<Figure[]> {
  const { emulatorUrl } = stack;
  const limits = (await control(emulatorUrl, "GET", "limits")) as object;
  const env = {
    DATABASE_URL: databaseUrl,
    YAGURA_ACCOUNTS: await managementAccount({ stack, say }, db, databaseUrl),
  };
  await control(emulatorUrl, "POST", "clock", { frozen: true });
  await control(emulatorUrl, "POST", "limits", {});
  say("Listing one account's nodes and resources …");
  const lister = await stack.startWorker(before, env);
  await waitForPasses(db, before, new Date(0), 120);
  await lister.stop(5000);
  await control(emulatorUrl, "POST", "limits", { ...limits, latencyMs });
  const resources = await unfinished(db);

  const roundsOf = async (datasets: readonly string[], count: number): Promise<LivePass[]> => {
    const worker = await stack.startWorker(datasets, env);
    for (let index = 0; index < rounds.warming; index += 1) await oneRound(db, index);
    // What it lists first is no part of what it goes on doing.
    if (datasets.includes(backfill)) await backfillRuns(emulatorUrl);
    const passes: LivePass[] = [];
    for (let index = 0; index < count; index += 1) passes.push(...(await oneRound(db, index)));
    await worker.stop(5000);
    return passes;
  };
  say("Live passes alone, beside the backfill, and alone again …");
  const alone = await roundsOf(before, rounds.without);
  await control(emulatorUrl, "DELETE", "requests");
  const beside = await roundsOf([...before, backfill], rounds.with);
  const read = await asked(emulatorUrl);
  alone.push(...(await roundsOf(before, rounds.without)));
  await control(emulatorUrl, "POST", "limits", limits);
  return figures(alone, beside, { resources, ...read });
}

function figures(
  alone: readonly LivePass[],
  beside: readonly LivePass[],
  read: { resources: number; calls: number; throttles: number },
): Figure[] {
  const late = (passes: readonly LivePass[]) =>
    percentile(
      passes.map((pass) => pass.late),
      0.95,
    );
  const throttles = (passes: readonly LivePass[]) => passes.reduce((sum, pass) => sum + pass.throttles, 0);
  return [
    { name: "resources whose history is to be read", value: read.resources, unit: "rows" },
    { name: "calls of the backfill meanwhile", value: read.calls, unit: "calls" },
    { name: "throttles that it met and absorbed", value: read.throttles, unit: "calls" },
    ...live.flatMap((dataset) => compared(dataset, alone, beside)),
    { name: "live passes begin late, without backfill: p95", value: late(alone), unit: "ms" },
    { name: "live passes begin late, beside backfill: p95", value: late(beside), unit: "ms", budget: 1_000 },
    { name: "throttles that live passes absorbed without backfill", value: throttles(alone), unit: "calls" },
    { name: "throttles that live passes absorbed beside backfill", value: throttles(beside), unit: "calls" },
    {
      name: "live passes that failed beside backfill",
      value: beside.filter((pass) => pass.failed).length,
      unit: "errors",
      budget: 0,
    },
  ];
}

/** How long the passes of one dataset take beside the backfill, and until when they are complete, against without. */
function compared(dataset: string, alone: readonly LivePass[], beside: readonly LivePass[]): Figure[] {
  const medians = (value: (pass: LivePass) => number) =>
    [alone, beside].map((passes) =>
      median(passes.filter((pass) => pass.dataset === dataset).map((pass) => value(pass))),
    );
  const figuresOf = (name: string, [without = Number.NaN, besides = Number.NaN]: number[]): Figure[] => [
    { name: `${dataset}: ${name} (median)`, value: without, unit: "ms" },
    { name: "… beside backfill", value: besides, unit: "ms" },
    { name: "… against without", value: besides / without, unit: "×", budget: 1.2 },
  ];
  return [
    ...figuresOf(
      "pass",
      medians((pass) => pass.ms),
    ),
    ...figuresOf(
      "due to complete",
      medians((pass) => pass.late + pass.ms),
    ),
  ];
}

/** What the backfill has asked for since the counts began. */
async function asked(emulatorUrl: string): Promise<{ calls: number; throttles: number }> {
  const { operations } = counts.parse(await control(emulatorUrl, "GET", "requests"));
  return operations["config-service:GetResourceConfigHistory"] ?? { calls: 0, throttles: 0 };
}

/** The organisation's own account, which has few nodes: what is measured is the company they keep. */
async function managementAccount({ stack }: BenchContext, db: Pool, databaseUrl: string): Promise<string> {
  const worker = await stack.startWorker(["accounts"], { DATABASE_URL: databaseUrl });
  for (let wait = 0; wait < 300; wait += 1) {
    const { rows } = await db.query<{ id: string }>(
      "select account_id as id from accounts where is_management",
    );
    const [account] = rows;
    if (account !== undefined) {
      await worker.stop(5000);
      // The others are no part of this database's plan.
      await db.query("truncate accounts, sync_coverage");
      return account.id;
    }
    await delay(100);
  }
  throw new Error("The accounts have not been listed.");
}

async function backfillRuns(emulatorUrl: string): Promise<void> {
  for (let wait = 0; wait < 300 && (await asked(emulatorUrl)).calls < 30; wait += 1) await delay(100);
}

async function unfinished(db: Pool): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from config_history_reach where not finished",
  );
  return rows[0]?.count ?? 0;
}

/** Makes the live passes of one Region due and waits for them. */
async function oneRound(db: Pool, index: number): Promise<LivePass[]> {
  const since = await makeDue(db, index);
  for (let wait = 0; wait < 1_200; wait += 1) {
    const { rows } = await db.query<LivePass>(
      `select dataset, (extract(epoch from ended_at - started_at) * 1000)::float8 as ms,
         (extract(epoch from started_at - $2) * 1000)::float8 as late, coalesce(throttles, 0) as throttles,
         not complete as failed
       from sync_passes where dataset = any($1) and started_at >= $2 and ended_at is not null`,
      [live, since],
    );
    if (rows.length >= live.length) return rows;
    await delay(50);
  }
  throw new Error("Live passes have not been complete after a minute.");
}

/** The backfill is due whenever live passes are: with many account-Regions there is always one whose turn it is. */
async function makeDue(db: Pool, index: number): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>(
    `with place as (
       select region from sync_coverage where dataset = $2 order by region
       offset $1 % (select count(*) from sync_coverage where dataset = $2) limit 1
     ), due as (
       update sync_coverage set next_due_at = clock_timestamp()
       where dataset = $3 or dataset = any($4) and region = (select region from place) returning 1)
     select clock_timestamp() as now, count(*) from due`,
    [index, live[0], backfill, live],
  );
  await wakeWorkers(db, "due");
  return rows[0]?.now ?? new Date();
}
