import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { healthOutput } from "#lib/core/contract/health.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
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
  it("is degraded, but serving, before a worker has shown itself", async () => {
    const { status, body } = await health(database.pool);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "degraded", database: "ok", workerAgeSeconds: null });
  });

  it("tells how long ago a worker was last seen", async () => {
    const seen = (at: string) =>
      database.pool.query(
        `insert into sync_coverage (dataset, account_id, region, cadence_seconds, last_started_at)
         values ('regions', '111122223333', '-', 300, $1)
         on conflict (dataset, account_id, region) do update set last_started_at = excluded.last_started_at`,
        [at],
      );
    await seen("2026-11-01T00:09:30Z");
    expect((await health(database.pool)).body).toMatchObject({ status: "ok", workerAgeSeconds: 30 });
    await seen("2026-11-01T00:00:00Z");
    expect((await health(database.pool)).body).toMatchObject({ status: "degraded", workerAgeSeconds: 600 });
  });

  it("answers 503 when the database does not answer", async () => {
    const away = new pg.Pool({ connectionString: "postgres://nobody@127.0.0.1:1/none" });
    const { status, body } = await health(away);
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: "down", database: "down" });
  });
});
