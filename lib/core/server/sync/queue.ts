import type { Pool } from "pg";
import { PgBoss } from "pg-boss";
import type { SyncScope } from "./dataset.ts";

const queueName = "sync";
const schema = "pgboss";
const jobsPerInsert = 2_000;

/** A scope of a dataset as a job. */
export interface SyncJob extends SyncScope {
  dataset: string;
}

/** A job to be queued; higher priorities run first. */
export interface DueJob extends SyncJob {
  priority: number;
}

/** The queue of passes: one waiting or running job per dataset and scope. */
export class SyncQueue {
  readonly #boss: PgBoss;
  readonly #db: Pool;

  constructor(db: Pool, onError: (error: Error) => void) {
    this.#db = db;
    this.#boss = new PgBoss({
      db: { executeSql: (text, values) => db.query(text, values) },
      schema,
      schedule: false,
      superviseIntervalSeconds: 10,
      monitorIntervalSeconds: 10,
      maintenanceIntervalSeconds: 300,
      registerInstance: false,
      openTelemetry: { enabled: false },
    });
    this.#boss.on("error", onError);
  }

  async start(): Promise<void> {
    await this.#boss.start();
    if ((await this.#boss.getQueue(queueName)) === null) {
      await this.#boss.createQueue(queueName, { policy: "exclusive" });
    }
    // The engine decides when to try again; a job of a worker that is gone only has to make room for the next one.
    await this.#boss.updateQueue(queueName, {
      retryLimit: 0,
      expireInSeconds: 3_600,
      heartbeatSeconds: 15,
      deleteAfterSeconds: 60,
      retentionSeconds: 86_400,
    });
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false });
  }

  /** Queues jobs; those that wait or run already are left alone. */
  async add(jobs: readonly DueJob[]): Promise<void> {
    for (let from = 0; from < jobs.length; from += jobsPerInsert) {
      const some = jobs.slice(from, from + jobsPerInsert);
      await this.#boss.insert(
        queueName,
        some.map(({ priority, ...data }) => ({ data, priority, singletonKey: keyOf(data) })),
      );
    }
  }

  /** Takes up to `limit` jobs, most urgent first. */
  async take(limit: number): Promise<{ id: string; data: SyncJob }[]> {
    return this.#boss.fetch<SyncJob>(queueName, { batchSize: limit, priority: true });
  }

  /** The pass has ended, in whatever way. */
  async done(jobId: string): Promise<void> {
    await this.#boss.complete(queueName, jobId);
  }

  /** Says that these jobs are still being worked on. */
  async touch(jobIds: string[]): Promise<void> {
    if (jobIds.length > 0) await this.#boss.touch(queueName, jobIds);
  }

  /**
   * Jobs that were taken and have no open pass: their worker ended between the two, or lost the answer. A living worker
   * is there for milliseconds, and should it be slower, the pass itself is still held only once.
   */
  async lost(): Promise<string[]> {
    const { rows } = await this.#db.query<{ id: string }>(
      `select j.id from ${schema}.job j
       where j.name = $1 and j.state = 'active' and j.started_on < now() - interval '5 seconds'
         and not exists (select from sync_passes p where p.ended_at is null and p.job_id = j.id)`,
      [queueName],
    );
    return rows.map((row) => row.id);
  }

  /** Frees the jobs of passes that were taken from a worker. */
  async abandon(jobIds: string[]): Promise<void> {
    if (jobIds.length > 0) await this.#boss.fail(queueName, jobIds, { reason: "worker lost" });
  }

  /** Moves waiting jobs ahead of those with a lower priority. */
  async hurry(jobs: readonly DueJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.#db.query(
      `update ${schema}.job j set priority = h.priority
       from json_to_recordset($2::json) as h(key text, priority int)
       where j.name = $1 and j.singleton_key = h.key and j.state < 'active' and j.priority < h.priority`,
      [queueName, JSON.stringify(jobs.map((job) => ({ key: keyOf(job), priority: job.priority })))],
    );
  }

  /** SQL condition: coverage row `c` has a job that waits or runs. */
  static readonly hasJob = `exists (
    select from ${schema}.job j where j.name = '${queueName}' and j.state <= 'active'
      and j.singleton_key = c.dataset || ' ' || c.account_id || ' ' || c.region)`;
}

function keyOf(job: SyncJob): string {
  return `${job.dataset} ${job.accountId} ${job.region}`;
}
