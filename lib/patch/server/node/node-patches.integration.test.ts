import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { aNode, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { aPatch, insertNodePatches, insertPatches } from "#lib/patch/testing/a-patch.ts";
import { getRun } from "../runs/get-run.ts";
import { nodePatches } from "./node-patches.ts";

const node = aNode({ validFrom: "2026-10-01T00:00:00.000Z", patchScannedAt: null });
const bare = aNode({
  nodeId: "i-00000000000000002",
  patchClass: "never_scanned",
  patchScannedAt: null,
});
const unread = aNode({ nodeId: "i-00000000000000003", patchClass: null, patchScannedAt: null });
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await insertNodes(pool, [node, bare, unread]);
  const [one = 0, two = 0] = await insertPatches(pool, [aPatch(), aPatch({ kbId: "KB2" })]);
  const place = { accountId: node.accountId, region: node.region, nodeId: node.nodeId };
  await insertNodePatches(pool, [
    {
      ...place,
      patches: [
        { patchId: one, state: "InstalledPendingReboot", installedAt: "2026-11-20T03:00:00Z" },
        { patchId: two, state: "Missing" },
      ],
      validFrom: "2026-11-20T03:10:00Z",
    },
    {
      ...place,
      patches: [{ patchId: one, state: "Missing" }],
      validFrom: "2026-11-01T00:00:00Z",
      validTo: "2026-11-20T03:10:00Z",
    },
  ]);
  await pool.query(
    `insert into patch_states (account_id, region, node_id, baseline_id, operation, operation_ended_at, missing_count)
     values ($1, $2, $3, 'pb-1', 'Scan', '2026-11-18T03:00:00Z', 1)`,
    [place.accountId, place.region, place.nodeId],
  );
  await pool.query(
    `update patch_states set baseline_id = 'pb-2', operation = 'Install', operation_ended_at = '2026-11-20T03:00:00Z',
       installed_pending_reboot_count = 1, last_no_reboot_install_at = '2026-11-20T03:00:00Z' where node_id = $1`,
    [place.nodeId],
  );
});
afterAll(() => database.drop());

const read = (key: string, asOf?: string, accountIds: readonly string[] | null = null) =>
  nodePatches(aVerbContext(database.pool, { actor: { name: "aiko", role: "viewer", accountIds } }), {
    node: key,
    ...(asOf && { asOf }),
  });

describe("a node's patches", () => {
  test("tell their state, which operation wrote it, and which it replaced", async () => {
    const answer = await read(node.key);
    expect(answer.standing).toBe("scanned");
    expect(answer.patches.map(({ kbId, state }) => [kbId, state]).sort()).toEqual([
      ["KB2", "Missing"],
      ["KB5034441", "InstalledPendingReboot"],
    ]);
    expect(answer.current).toMatchObject({ operation: "Install", baselineId: "pb-2", pendingReboot: 1 });
    expect(answer.replaced).toMatchObject({ operation: "Scan", baselineId: "pb-1", missing: 1 });
    expect(answer.pendingReboot).toBe(1);
    expect(answer.conflicts.map(({ kind }) => kind)).toEqual(["baselines"]);
    expect(answer.changes.map(({ kbId, before, after }) => [kbId, before, after]).sort()).toEqual([
      ["KB2", null, "Missing"],
      ["KB5034441", "Missing", "InstalledPendingReboot"],
    ]);
  });

  test("name the run of each operation, which has a page", async () => {
    const { operations } = await read(node.key);
    for (const { run, operation } of operations) {
      const found = await getRun(aVerbContext(database.pool), {
        ...{ run, search: "", sort: "name", limit: 1, offset: 0 },
      });
      expect([found.run.operation, found.rows[0]?.nodeId]).toEqual([operation, node.nodeId]);
    }
  });

  test("say that their list is older than their numbers while the newest one has not been read", async () => {
    const listed = (at: string) =>
      database.pool.query("update node_patches set operation_ended_at = $2 where node_id = $1", [
        node.nodeId,
        at,
      ]);
    await listed("2026-11-18T03:00:00Z");
    expect((await read(node.key)).olderListAt).toBe("2026-11-18T03:00:00.000Z");
    await listed("2026-11-20T03:00:00Z");
    expect((await read(node.key)).olderListAt).toBeNull();
  });

  test("are those of the moment", async () => {
    const answer = await read(node.key, "2026-11-19T00:00:00Z");
    expect(answer.patches.map(({ kbId, state }) => [kbId, state])).toEqual([["KB5034441", "Missing"]]);
    expect([answer.current?.operation, answer.replaced, answer.conflicts]).toEqual(["Scan", null, []]);
  });

  test("say when nobody has scanned, and when nothing is known", async () => {
    expect((await read(bare.key)).standing).toBe("never_scanned");
    expect((await read(unread.key)).standing).toBe("unread");
  });

  test("are not told of accounts that the reader may not see", async () => {
    await expect(read(node.key, undefined, ["999999999999"])).rejects.toMatchObject({ code: "not_found" });
  });
});
