import type { Pool } from "pg";
import type { AwsAccess } from "../aws-access.ts";
import { applyPlan } from "./apply-plan.ts";
import type { Catalog } from "./catalog.ts";
import { loadCatalog } from "./catalog.ts";
import type { CollectContext, Dataset, Projection } from "./dataset.ts";
import { awaitedJobs, claimDue, endOrphanedPasses, unclaimLost } from "./due.ts";
import { foldEventCounts } from "./event-counts.ts";
import { ensureEventPartitions, thinHistory } from "./housekeeping.ts";
import { WorkerLease } from "./lease.ts";
import { wakeWorkers } from "./notify.ts";
import type { SyncJob } from "./queue.ts";
import { SyncQueue } from "./queue.ts";
import type { PassResult } from "./run-pass.ts";
import { runPass } from "./run-pass.ts";
import type { Sampler } from "./samples.ts";
import { takeSamples } from "./samples.ts";
import { SpaceReclaimer } from "./space-reclaimer.ts";
import { Wake } from "./wake.ts";

/** How an engine is made. Intervals are in milliseconds. */
export interface EngineOptions {
  databaseUrl: string;
  db: Pool;
  aws: AwsAccess;
  datasets: readonly Dataset[];
  projections: readonly Projection[];
  samplers: readonly Sampler[];
  configured: CollectContext["configured"];
  /** Passes at a time. */
  parallelism: number;
  /** Told what went wrong; messages of one topic are of the same cause. */
  log: (message: string, topic?: string) => void;
}

/** How often the leader looks for what is due, in milliseconds. */
const tickMs = 1_000;
/** How often the leader counts for the trend: an hour's sample is the last one in it. */
const sampleMs = 300_000;
const countMs = 15_000;
/** Passes that may write their last rows beyond the permitted parallelism. */
const writingMax = 4;
/** Datasets whose passes change which scopes there are. */
const plansFollow = new Set(["accounts", "regions"]);

/** One worker's session with the queue: plans when it leads, and runs passes until it is stopped or loses its lease. */
export class SyncEngine {
  readonly #options: EngineOptions;
  readonly #catalog: Catalog;
  readonly #queue: SyncQueue;
  readonly #stop = new AbortController();
  readonly #wake = new Wake();
  readonly #running = new Map<string, Promise<void>>();
  readonly #collecting = new Set<string>();
  readonly #space: SpaceReclaimer;
  #lease: WorkerLease | undefined;
  #housekeptAt = Number.NEGATIVE_INFINITY;
  #sampledAt = Number.NEGATIVE_INFINITY;
  #countedAt = Number.NEGATIVE_INFINITY;
  #sweptAt = Number.NEGATIVE_INFINITY;
  #plannedAt = Number.NEGATIVE_INFINITY;
  #planned = "";
  #checkedAt = Number.NEGATIVE_INFINITY;

  private constructor(options: EngineOptions, catalog: Catalog, queue: SyncQueue) {
    this.#options = options;
    this.#catalog = catalog;
    this.#queue = queue;
    this.#space = new SpaceReclaimer(
      options.db,
      options.projections.map(({ table }) => table),
    );
  }

  /** Connects, prepares the queue and takes a worker number. Rejects when the database cannot be used. */
  static async open(options: EngineOptions): Promise<SyncEngine> {
    const catalog = await loadCatalog(options.db, options.datasets, options.projections);
    const queue = new SyncQueue(options.db, (error) => options.log(`queue: ${error.message}`));
    const engine = new SyncEngine(options, catalog, queue);
    engine.#lease = await WorkerLease.open(
      options.databaseUrl,
      (error) => engine.#stop.abort(new Error(`The worker's session was lost: ${error.message}`)),
      (reason) => engine.#woken(reason === "plan"),
    );
    try {
      await queue.start();
    } catch (error) {
      await engine.#lease.close();
      throw error;
    }
    return engine;
  }

  /** The number under which this worker holds passes. */
  get number(): number {
    return this.#lease?.number ?? 0;
  }

  /** Works until `stop` is called; rejects when the session with the database is lost. */
  async run(): Promise<void> {
    const { signal } = this.#stop;
    const beat = setInterval(() => void this.#beat(), 5_000);
    signal.addEventListener("abort", () => this.#wake.notify(), { once: true });
    try {
      while (!signal.aborted) {
        await this.#plan();
        await this.#fill();
        await this.#wake.wait(tickMs);
      }
    } catch (error) {
      this.#stop.abort(error);
      throw error;
    } finally {
      clearInterval(beat);
      await this.#settle();
    }
    if (signal.reason instanceof Error) throw signal.reason;
  }

  /** Ends running passes as interrupted and gives up the lease. `run` then resolves. */
  stop(): void {
    this.#stop.abort("stopped");
  }

  async #settle(): Promise<void> {
    await Promise.allSettled(this.#running.values());
    await this.#queue.stop().catch(() => undefined);
    await this.#options.aws.meter.flush(this.#options.db).catch(() => undefined);
    await this.#lease?.close().catch(() => undefined);
  }

  /** The leader's part: what is there, what is due, what was lost. */
  async #plan(): Promise<void> {
    if (!(await this.#lease?.lead())) return;
    const { db, configured, log } = this.#options;
    const now = performance.now();
    // Each pass that ends wakes the loop for the next one; what is due changes by the clock or by a notification.
    if (now - this.#checkedAt < tickMs) return;
    this.#checkedAt = now;
    // Beside the passes, which it is for.
    void this.#space.run().catch((error: Error) => log(`space of replaced rows: ${error.message}`));
    if (now - this.#housekeptAt > 3_600_000) {
      this.#housekeptAt = now;
      await ensureEventPartitions(db).catch((error: Error) => log(`event partitions: ${error.message}`));
      await thinHistory(db);
    }
    if (now - this.#countedAt > countMs) {
      this.#countedAt = now;
      await foldEventCounts(db).catch((error: Error) => log(`counts of events: ${error.message}`));
    }
    if (now - this.#sampledAt > sampleMs) {
      this.#sampledAt = now;
      await takeSamples(db, this.#options.samplers);
    }
    if (now - this.#sweptAt > 3_000) {
      this.#sweptAt = now;
      const lost = await endOrphanedPasses(db);
      await this.#queue.abandon(lost);
      if (lost.length > 0) log(`${lost.length} passes of a lost worker are taken over`);
      const untaken = await this.#queue.lost();
      await this.#queue.abandon(untaken);
      if (untaken.length > 0) await unclaimLost(db);
      await this.#queue.hurry(await awaitedJobs(db));
    }
    if (now - this.#plannedAt > 30_000) {
      await unclaimLost(db);
      this.#plannedAt = now;
      this.#planned = await applyPlan(db, this.#catalog, configured, this.#planned);
    }
    await this.#queue.add(await claimDue(db, this.#catalog));
  }

  #woken(replan: boolean): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY;
    if (replan) this.#plannedAt = Number.NEGATIVE_INFINITY;
    this.#wake.notify();
  }

  #collected(jobId: string): void {
    this.#collecting.delete(jobId);
    this.#wake.notify();
  }

  /** Starts passes while there is room. */
  async #fill(): Promise<void> {
    // A pass that only writes leaves its place to one that calls AWS; few may do so, because each holds rows in memory.
    const { parallelism } = this.#options;
    const free = Math.min(parallelism - this.#collecting.size, parallelism + writingMax - this.#running.size);
    if (free <= 0 || this.#stop.signal.aborted) return;
    const jobs = await this.#queue.take(free);
    for (const job of jobs) {
      // What may run at a few places only comes on top of the others: it never takes a place that they need.
      if (this.#catalog.get(job.data.dataset)?.dataset.atOnce === undefined) this.#collecting.add(job.id);
      const running = this.#work(job.id, job.data).finally(() => {
        this.#running.delete(job.id);
        this.#collected(job.id);
      });
      this.#running.set(job.id, running);
    }
  }

  async #work(jobId: string, job: SyncJob): Promise<void> {
    const { db, aws, configured, log } = this.#options;
    const prepared = this.#catalog.get(job.dataset);
    const worker = this.number;
    const name = `${job.dataset} ${job.accountId} ${job.region}`;
    try {
      if (prepared !== undefined) {
        const onCollected = () => this.#collected(jobId);
        const environment = { db, aws, worker, configured, onCollected };
        const result = await runPass(environment, prepared, job, jobId, this.#stop.signal);
        report(name, result, log);
      }
      await this.#queue.done(jobId);
      if (plansFollow.has(job.dataset)) await wakeWorkers(db, "plan");
    } catch (error) {
      log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #beat(): Promise<void> {
    try {
      await this.#queue.touch([...this.#running.keys()]);
      await this.#options.aws.meter.flush(this.#options.db);
    } catch (error) {
      this.#options.log(`heartbeat: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function report(name: string, result: PassResult, log: EngineOptions["log"]): void {
  if (result.outcome !== "failed") return;
  const { failure } = result;
  const grant = failure.iamAction === null ? "" : ` (grant ${failure.iamAction})`;
  const cause = `${failure.code} from ${failure.operation ?? "no call"}`;
  log(`${name}: ${cause}: ${failure.message}${grant}`, cause);
}
