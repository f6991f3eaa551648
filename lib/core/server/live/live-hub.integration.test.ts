import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { LiveEvent } from "#lib/core/contract/sync-status.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { LiveHub, liveChannel } from "./live-hub.ts";

let database: TestDatabase;
let hub: LiveHub;
const ends: (() => void)[] = [];
const applicationName = "live hub under test";

beforeAll(async () => {
  database = await testDatabase();
  hub = new LiveHub({
    newClient: () => new pg.Client({ connectionString: database.url, application_name: applicationName }),
    reconnectMs: { first: 5, longest: 20 },
  });
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
afterAll(() => database.drop());

/** A busy machine takes longer than the second that is waited by default. */
const soon = { timeout: 20_000, interval: 20 };
const event = (dataset: string): LiveEvent => ({
  dataset,
  accountId: "111122223333",
  region: "us-east-1",
  changed: 3,
  at: "2026-11-01T00:00:00.000Z",
});
const notify = (payload: string) => database.pool.query("select pg_notify($1, $2)", [liveChannel, payload]);
const listen = () => {
  const seen: (LiveEvent | null)[] = [];
  ends.push(hub.subscribe((given) => seen.push(given)));
  return seen;
};
const connections = async () => {
  const { rows } = await database.pool.query<{ pid: number; query: string }>(
    "select pid, query from pg_stat_activity where application_name = $1 and datname = current_database()",
    [applicationName],
  );
  return rows;
};
const listening = () =>
  vi.waitFor(async () => {
    const [connection] = await connections();
    expect(connection?.query).toContain("listen");
    return connection?.pid;
  }, soon);

describe("LiveHub", () => {
  it("tells every listener of a change through one connection", async () => {
    const readers = Array.from({ length: 20 }, listen);
    await listening();
    await notify(JSON.stringify(event("managed-nodes")));
    await vi.waitFor(() => expect(readers.every((seen) => seen.length === 1)).toBe(true), soon);
    expect(readers[7]).toEqual([event("managed-nodes")]);
    expect(await connections()).toHaveLength(1);
  });

  it("gives the connection back when the last listener leaves", async () => {
    listen();
    listen();
    await listening();
    for (const end of ends.splice(0)) end();
    await vi.waitFor(async () => expect(await connections()).toHaveLength(0), soon);
    expect(hub.connections).toBe(0);
  });

  it("comes back after PostgreSQL ended the connection, and says that something may have been missed", async () => {
    const seen = listen();
    const pid = await listening();
    await database.pool.query("select pg_terminate_backend($1)", [pid]);
    await vi.waitFor(() => expect(seen).toEqual([null]), soon);
    await notify(JSON.stringify(event("ec2-instances")));
    await vi.waitFor(() => expect(seen).toEqual([null, event("ec2-instances")]), soon);
    expect(await connections()).toHaveLength(1);
  });

  it("keeps trying while PostgreSQL is away", async () => {
    let attempts = 0;
    const patient = new LiveHub({
      newClient: () => {
        attempts += 1;
        const connectionString = attempts < 4 ? "postgres://nobody@127.0.0.1:1/none" : database.url;
        return new pg.Client({ connectionString, application_name: applicationName });
      },
      reconnectMs: { first: 1, longest: 5 },
    });
    const seen: (LiveEvent | null)[] = [];
    ends.push(patient.subscribe((given) => seen.push(given)));
    await vi.waitFor(() => expect(seen).toEqual([null]), soon);
    expect(attempts).toBe(4);
  });

  it("passes over messages that are none of the console's", async () => {
    const seen = listen();
    await listening();
    await notify("not json");
    await notify('{"dataset":1}');
    await notify(JSON.stringify(event("regions")));
    await vi.waitFor(() => expect(seen).toEqual([event("regions")]), soon);
  });
});
