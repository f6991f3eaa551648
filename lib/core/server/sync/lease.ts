import pg from "pg";
import { wakeChannel } from "./notify.ts";
import { workerLockClass } from "./pass-record.ts";

const leaderLock = 0;

/**
 * A worker's session with the database: its number is locked as long as the session lives, so that other workers know
 * at once when this one has died, however it died.
 */
export class WorkerLease {
  readonly number: number;
  readonly #client: pg.Client;
  #leader = false;

  private constructor(client: pg.Client, number: number) {
    this.#client = client;
    this.number = number;
  }

  /** Opens the session. `onLost` is called once when it ends unasked; `onWake` whenever workers are woken. */
  static async open(
    databaseUrl: string,
    onLost: (error: Error) => void,
    onWake: (reason: string) => void,
  ): Promise<WorkerLease> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: "yagura worker",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    let lost = false;
    const lose = (error: Error) => {
      if (lost) return;
      lost = true;
      onLost(error);
    };
    client.on("error", lose);
    client.on("end", () => lose(new Error("The database closed the worker's session.")));
    client.on("notification", (message) => onWake(message.payload ?? ""));
    try {
      await client.connect();
      // A machine that vanishes sends no end of connection: PostgreSQL has to ask.
      await client.query(
        "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3",
      );
      const { rows } = await client.query<{ number: number }>(
        "select nextval('sync_worker_numbers')::int as number",
      );
      const number = rows[0]?.number ?? 1;
      await client.query("select pg_advisory_lock($1, $2)", [workerLockClass, number]);
      await client.query(`listen ${wakeChannel}`);
      return new WorkerLease(client, number);
    } catch (error) {
      lost = true;
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Whether this worker plans for all; becomes the planner when there is none. */
  async lead(): Promise<boolean> {
    if (this.#leader) return true;
    const { rows } = await this.#client.query<{ leader: boolean }>(
      "select pg_try_advisory_lock($1, $2) as leader",
      [workerLockClass, leaderLock],
    );
    this.#leader = rows[0]?.leader === true;
    return this.#leader;
  }

  async close(): Promise<void> {
    this.#client.removeAllListeners("end");
    await this.#client.end();
  }
}
