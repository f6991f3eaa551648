import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { aLabelsDataset, anAwsAccess, aThingsDataset, createThings } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import type { Dataset } from "./dataset.ts";
import { SyncEngine } from "./engine.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await createThings(database.pool);
});
afterAll(() => database.drop());

const everywhere = { scope: "organization", key: ["account_id", "region", "thing_id"] } as const;
const soon = { timeout: 30_000, interval: 50 };

describe("a worker with one place", () => {
  it("keeps it free for what must be current while a pass that can wait goes on", {
    timeout: 90_000,
  }, async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const patient: Dataset = {
      ...aLabelsDataset(() => []),
      ...everywhere,
      atOnce: 1,
      async *collect() {
        await released;
        yield [];
      },
    };
    const current: Dataset = { ...aThingsDataset(() => [[]]), ...everywhere };
    const aws = anAwsAccess("http://127.0.0.1:9");
    const engine = await SyncEngine.open({
      ...{ databaseUrl: database.url, db: database.pool, aws, projections: [], samplers: [], parallelism: 1 },
      datasets: [patient, current],
      configured: { accounts: null, regions: null },
      log: () => undefined,
    });
    const running = engine.run();
    const open = async () =>
      (await database.pool.query("select dataset from sync_passes where ended_at is null")).rows;
    await vi.waitFor(async () => {
      const { rows } = await database.pool.query(
        "select last_complete_at is not null as done from sync_coverage where dataset = 'things'",
      );
      expect(rows).toEqual([{ done: true }]);
    }, soon);
    expect(await open()).toEqual([{ dataset: "labels" }]);
    release();
    engine.stop();
    await running;
    aws.close();
  });
});
