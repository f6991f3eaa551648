import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { healthOutput } from "#lib/core/contract/health.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { WorkerLease } from "../sync/lease.ts";
import { readHealth } from "./read-health.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const now = new Date("2026-11-01T00:10:00Z");
const health = async (db: pg.Pool) => {
  const response = await readHealth(aVerbContext(db, { now: () => now }));
  return { status: response.status, body: healthOutput.parse(await response.json()) };
};

describe("health", () => {
  it("is degraded, but serving, while no worker is alive", async () => {
    const { status, body } = await health(database.pool);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "degraded", database: "ok", workers: 0, collectedSecondsAgo: null });
  });

  it("counts the workers that are alive, each once", async () => {
    const workers = await Promise.all(
      [1, 2].map(() =>
        WorkerLease.open(
          database.url,
          () => undefined,
          () => undefined,
        ),
      ),
    );
    await workers[0]?.lead();
    expect((await health(database.pool)).body).toMatchObject({ status: "ok", workers: 2 });
    await Promise.all(workers.map((worker) => worker.close()));
    await vi.waitFor(async () => expect((await health(database.pool)).body).toMatchObject({ workers: 0 }));
  });

  it("tells how long ago anything was completely collected", async () => {
    await database.pool.query(
      `insert into sync_coverage (dataset, account_id, region, cadence_seconds, last_complete_at)
       values ('regions', '111122223333', '-', 300, '2026-11-01T00:09:30Z')`,
    );
    expect((await health(database.pool)).body.collectedSecondsAgo).toBe(30);
  });

  it("answers 503 when the database does not answer", async () => {
    const away = new pg.Pool({ connectionString: "postgres://nobody@127.0.0.1:1/none" });
    const { status, body } = await health(away);
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: "down", database: "down" });
  });
});
