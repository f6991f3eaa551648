import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { listNodes } from "#lib/fleet/server/index.ts";
import { aNode, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { lackingFilter } from "#lib/patch/domain/node-links.ts";
import {
  aPatch,
  countPatches,
  insertNodePatches,
  insertPatches,
  type TestNodePatches,
} from "#lib/patch/testing/a-patch.ts";
import { patchSla, patchVelocity } from "../index.ts";

const now = new Date("2026-11-23T00:00:00Z");
const [windows, linux] = ["pb-0windows", "pb-00linux"];
let database: TestDatabase;
let ids: { kb: number; kbTwin: number; pkg: number };
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const ctx = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });

const tables = [
  "fleet_nodes, fleet_texts, managed_nodes_live, patch_states, patch_operations, patches, node_patches, patch_counts",
  "available_patches, effective_patches, patch_baselines, app_settings",
].join(", ");

async function has(
  nodeId: string,
  baselineId: string,
  patches: TestNodePatches["patches"],
  changes: Partial<Parameters<typeof aNode>[0]> = {},
) {
  const node = aNode({ nodeId, patchBaselineId: baselineId, ...changes });
  await insertNodes(database.pool, [node]);
  const place = { accountId: node.accountId, region: node.region, nodeId };
  await insertNodePatches(database.pool, [{ ...place, baselineId, patches }]);
}

/** Two titles of one KB on Windows nodes, released and approved; a package on Linux nodes, of no known release. */
beforeEach(async () => {
  await database.pool.query(`truncate ${tables}`);
  const kb = aPatch({ kbId: "KB5001", title: "Update for Server 2022 (KB5001)", catalogKey: "KB5001" });
  const [a = 0, b = 0, c = 0] = await insertPatches(database.pool, [
    kb,
    { ...kb, title: "Update for Server 2019 (KB5001)", severity: null, severityRank: "UNSPECIFIED" },
    aPatch({
      kbId: "openssl.x86_64",
      title: "openssl.x86_64:1:3.0.8-1.amzn2023",
      severity: "Important",
      severityRank: "HIGH",
      classification: "Security",
      catalogKey: "openssl.x86_64:1:3.0.8-1.amzn2023",
    }),
  ]);
  ids = { kb: a, kbTwin: b, pkg: c };
  await database.pool.query("update patches set first_seen_at = '2026-11-05T00:00:00Z'");
  await database.pool.query(
    `insert into available_patches (catalog_key, product, released_at, valid_from)
     values ('KB5001', 'WindowsServer2022', '2026-11-10T00:00:00Z', '2026-11-10'), ('KB5001', 'WindowsServer2019', '2026-11-11T00:00:00Z', '2026-11-10')`,
  );
  await database.pool.query(
    `insert into effective_patches (account_id, region, baseline_id, catalog_key, product, deployment_status, approved_at, valid_from)
     values ('111122223333', 'us-east-1', $1, 'KB5001', 'WindowsServer2022', 'APPROVED', '2026-11-17T00:00:00Z', '2026-11-10')`,
    [windows],
  );
  await database.pool.query(
    `insert into patch_baselines (account_id, region, baseline_id, name, operating_system, approval_rules, raw, valid_from)
     values ('111122223333', 'us-east-1', $1, 'prod-windows', 'WINDOWS', '[]', '{}', '2026-11-01'),
       ('111122223333', 'us-east-1', $2, 'prod-linux', 'AMAZON_LINUX_2023', '[]', '{}', '2026-11-01')`,
    [windows, linux],
  );
  await has("i-w1", windows, [{ patchId: ids.kb, state: "Missing" }]);
  await has("i-w2", windows, [{ patchId: ids.kbTwin, state: "Failed" }], { accountId: "444455556666" });
  await has("i-w3", windows, [{ patchId: ids.kb, state: "Installed", installedAt: "2026-11-13T08:00:00Z" }]);
  await has("i-w4", windows, [{ patchId: ids.kb, state: "InstalledPendingReboot" }], {
    tags: { Env: "dev" },
  });
  await has("i-l1", linux, [{ patchId: ids.pkg, state: "Missing" }]);
  await countPatches(database.pool);
});

const setPolicy = (value: object) =>
  database.pool.query(
    "insert into app_settings (key, value, updated_by) values ('patch.policy', $1, 'aiko')",
    [JSON.stringify(value)],
  );

describe("time limits of missing patches", () => {
  it("count a KB once a baseline, from its first release, by its worst severity; the number leads to its nodes", async () => {
    const sla = await patchSla(ctx(), {});
    expect(sla.breaches.map(({ key, overdueDays }) => [key, overdueDays])).toEqual([
      ["KB5001", 6],
      ["openssl.x86_64:1:3.0.8-1.amzn2023", 4],
    ]);
    expect(sla).toMatchObject({ total: 2, nodes: 3, watched: 2, sinceFirstSeen: 1 });
    expect(sla.breaches[0]).toMatchObject({
      severity: "CRITICAL",
      baselineName: "prod-windows",
      missing: 1,
      failed: 1,
      countedFrom: "release",
      limitDays: 7,
      releasedAt: "2026-11-10T00:00:00.000Z",
      approvedAt: "2026-11-17T00:00:00.000Z",
    });
    expect(sla.breaches[1]).toMatchObject({ countedFrom: "first_seen", releasedAt: null, approvedAt: null });
    for (const { key, baselineId, missing, failed } of sla.breaches) {
      const filter = lackingFilter(key, { id: baselineId });
      const { total } = await listNodes(ctx(), { filter, sort: "name", limit: 1, offset: 0 });
      expect(total).toBe(missing + failed);
    }
  });

  it("are listed up to the limit, and counted all the same", async () => {
    const sla = await patchSla(ctx(), { limit: 1 });
    expect([sla.breaches.length, sla.total]).toEqual([1, 2]);
  });

  it("count from the approval where the policy says so, and use its days", async () => {
    await setPolicy({ clock: "approval", slaDays: { CRITICAL: 2, HIGH: 90 } });
    const sla = await patchSla(ctx(), {});
    expect(sla.breaches).toMatchObject([{ key: "KB5001", countedFrom: "approval", overdueDays: 4 }]);
    expect(sla.nodes).toBe(2);
  });

  it("tell nodes of a late baseline from those of one that has time", async () => {
    const other = "pb-0other";
    await has("i-w5", other, [{ patchId: ids.kb, state: "Missing" }]);
    await countPatches(database.pool);
    await setPolicy({ clock: "approval", slaDays: { CRITICAL: 5, HIGH: 90 } });
    await database.pool.query(
      `insert into effective_patches (account_id, region, baseline_id, catalog_key, product, deployment_status, approved_at)
       values ('111122223333', 'us-east-1', $1, 'KB5001', 'WindowsServer2022', 'APPROVED', '2026-11-22T00:00:00Z')`,
      [other],
    );
    expect(await patchSla(ctx(), {})).toMatchObject({ total: 1, nodes: 2, watched: 3 });
  });

  it("cover the scope, its tag, its moment and what the reader may see", async () => {
    expect((await patchSla(ctx(), { accounts: ["444455556666"] })).nodes).toBe(1);
    expect((await patchSla(ctx(["444455556666"]), {})).nodes).toBe(1);
    expect(await patchSla(ctx(), { tag: "Env=prod" })).toMatchObject({ total: 2, nodes: 3 });
    expect(await patchSla(ctx(), { tag: "Env=dev" })).toMatchObject({ total: 0, nodes: 0, watched: 0 });
    expect(await patchSla(ctx(), { asOf: "2026-11-18T12:00:00.000Z" })).toMatchObject({ total: 1, nodes: 2 });
  });
});

describe("the velocity of releases", () => {
  it("adds up titles, baselines and account-Regions of a release, and leaves out what has no date", async () => {
    const velocity = await patchVelocity(ctx(), {});
    expect(velocity).toMatchObject({ total: 1, undatedPatches: 1 });
    expect(velocity.releases).toMatchObject([
      {
        key: "KB5001",
        severity: "CRITICAL",
        needed: 4,
        installed: 2,
        undated: 1,
        days50: "unknown",
        days90: "waiting",
      },
    ]);
  });

  it("counts the nodes of a tag by the same rule", async () => {
    const whole = await patchVelocity(ctx(), {});
    const [{ curve, ...release } = { curve: [] }] = (await patchVelocity(ctx(), { tag: "Env" })).releases;
    expect([{ ...release, curve }]).toEqual(whole.releases);
    expect((await patchVelocity(ctx(), { tag: "Env=dev" })).releases).toMatchObject([
      { needed: 1, undated: 1 },
    ]);
  });

  it("lists releases up to the limit, and counts them all the same", async () => {
    await database.pool.query(
      `insert into available_patches (catalog_key, product, released_at)
       values ('openssl.x86_64:1:3.0.8-1.amzn2023', 'AmazonLinux2023', '2026-11-10')`,
    );
    const { releases, total } = await patchVelocity(ctx(), { limit: 1 });
    expect([releases.length, total]).toEqual([1, 2]);
  });

  it("leaves out releases of the time before its window", async () => {
    await database.pool.query("update available_patches set released_at = '2026-06-01'");
    expect((await patchVelocity(ctx(), {})).releases).toEqual([]);
  });
});
