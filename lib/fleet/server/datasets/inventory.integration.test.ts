import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { anAwsAccess, passOver, testScope } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createEmulator } from "#lib/emulator/server.ts";
import { inventoryDatasets } from "./inventory.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() =>
  database.pool.query(
    "truncate node_inventory, node_inventory_history, node_inventory_live, sync_coverage, sync_passes",
  ),
);
afterAll(() => database.drop());

const rowsOf = async (sql: string): Promise<DatasetRow[]> =>
  (await database.pool.query<DatasetRow>(sql)).rows;
const applications = inventoryDatasets.find(({ name }) => name === "inventory-applications");

interface Captured {
  hash: string;
  at?: string;
  content: Record<string, string>[];
}
/** Applications of nodes as SSM would answer them. */
function anInventory(nodes: Record<string, Captured>): Dataset {
  if (applications === undefined) throw new Error("no such dataset");
  return {
    ...applications,
    async *collect() {
      yield Object.entries(nodes).map(([node_id, { hash, at, content }]) => ({
        account_id: testScope.accountId,
        region: testScope.region,
        node_id,
        type_name: "AWS:Application",
        schema_version: "1.1",
        content_hash: hash,
        captured_at: at ?? "2026-11-01T00:00:00Z",
        content,
      }));
    },
  };
}
const pass = (nodes: Record<string, Captured>) => passOver(database.pool, anInventory(nodes));
const nginx = { Name: "NGINX", Version: "1.24", InstalledTime: "2026-01-01T00:00:00Z" };
const bash = { Name: "bash", Version: "5.2" };

describe("inventory", () => {
  it("keeps each distinct entry once, and with the node what differs from node to node", async () => {
    const later = { ...nginx, InstalledTime: "2026-02-02T00:00:00Z" };
    await pass({
      "i-1": { hash: "1", content: [nginx, bash] },
      "i-2": { hash: "2", content: [bash, later] },
    });
    expect(await rowsOf("select name, version, content from inventory_items order by name")).toEqual([
      { name: "bash", version: "5.2", content: bash },
      { name: "nginx", version: "1.24", content: { Name: "NGINX", Version: "1.24" } },
    ]);
    const stored = await rowsOf("select item_ids, item_extra from node_inventory order by node_id");
    expect(stored[0]?.item_ids).toEqual(stored[1]?.item_ids);
    expect([stored[0]?.item_extra, stored[1]?.item_extra].map((extra) => JSON.stringify(extra))).toEqual([
      expect.stringContaining("2026-01-01"),
      expect.stringContaining("2026-02-02"),
    ]);
  });

  it("takes entries for one whose members come in another order, and never one for another by what values contain", async () => {
    await database.pool.query("truncate inventory_items");
    await pass({
      "i-1": {
        hash: "1",
        content: [
          { Name: "vim", Version: "9" },
          { Name: "a7:Version1:1", Version: "" },
        ],
      },
      "i-2": {
        hash: "2",
        content: [
          { Version: "9", Name: "vim" },
          { Name: "a", Version: "1" },
        ],
      },
    });
    const held = await rowsOf("select item_ids from node_inventory order by node_id");
    const ids = held.flatMap(({ item_ids: own }) => own as number[]);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(3);
  });

  it("makes no version when only the time of capture or the order of entries changed", async () => {
    await pass({ "i-1": { hash: "1", content: [nginx, bash] } });
    await pass({ "i-1": { hash: "1", at: "2026-11-01T06:00:00Z", content: [nginx, bash] } });
    await pass({ "i-1": { hash: "reordered", content: [bash, nginx] } });
    expect(await rowsOf("select * from node_inventory_history")).toEqual([]);
  });

  it("keeps the newest time of capture, although the content is as it was", async () => {
    await pass({ "i-1": { hash: "1", content: [bash] } });
    await pass({ "i-1": { hash: "1", at: "2026-11-01T06:00:00Z", content: [bash] } });
    expect(await rowsOf("select captured_at from node_inventory_live")).toEqual([
      { captured_at: new Date("2026-11-01T06:00:00Z") },
    ]);
  });

  it("makes a version when an entry came or went, and ends rows of nodes that report no more", async () => {
    await pass({ "i-1": { hash: "1", content: [nginx, bash] }, "i-2": { hash: "2", content: [bash] } });
    await pass({ "i-1": { hash: "3", content: [bash] } });
    expect(await rowsOf("select node_id, cardinality(item_ids) as items from node_inventory")).toEqual([
      { node_id: "i-1", items: 1 },
    ]);
    expect(
      await rowsOf("select node_id, cardinality(item_ids) as items from node_inventory_history order by 1"),
    ).toEqual([
      { node_id: "i-1", items: 2 },
      { node_id: "i-2", items: 1 },
    ]);
  });

  it("ends only rows of its own type", async () => {
    await pass({ "i-1": { hash: "1", content: [bash] } });
    await database.pool.query(
      `insert into node_inventory (account_id, region, node_id, type_name, item_ids) values ($1, $2, 'i-9', 'AWS:Service', '{}')`,
      [testScope.accountId, testScope.region],
    );
    await pass({});
    expect(await rowsOf("select type_name from node_inventory")).toEqual([{ type_name: "AWS:Service" }]);
  });

  it("stays below what AWS permits when all types are read at once: throttles are absorbed", async () => {
    const limits = { operations: { "ssm:GetInventory": { ratePerSecond: 8, burst: 3 } } };
    const emulator = await createEmulator({ nodes: 100, accounts: 1, regions: 1, limits });
    const scope = {
      accountId: emulator.world.accounts()[0]?.id ?? "",
      region: emulator.world.regions()[0]?.name ?? "",
    };
    const aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 5 });
    const results = await Promise.all(
      inventoryDatasets.map((dataset) => passOver(database.pool, dataset, { aws, scope })),
    );
    aws.close();
    await emulator.close();
    expect(results.map(({ outcome }) => outcome)).toEqual(inventoryDatasets.map(() => "complete"));
  });
});
