import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import type { Dataset, DatasetRow, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { organizationScope } from "#lib/core/server/sync/dataset.ts";
import { anAwsAccess, passOver } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import { managedNodesDataset } from "#lib/fleet/server/datasets/managed-nodes.ts";
import { fleetProjection, fleetTextProjection } from "#lib/fleet/server/fleet-projection.ts";
import { patchClassOf } from "#lib/patch/domain/patch-class.ts";
import { patchCountsProjection } from "../patch-counts.ts";
import { patchDatasets } from "./index.ts";

let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;
let scope: SyncScope;

/** The newest noon that is over: far from the daily scan, which would overtake what happens in these tests. */
const noon = () => new Date(new Date(Date.now() - 43_200_000).setUTCHours(12, 0, 0, 0));

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({ nodes: 240, accounts: 2, regions: 1, seed: "patches", clock: noon() });
  emulator.control.clock.change({ frozen: true });
  aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 3 });
  const account = emulator.world.accounts().find((each) => !each.isManagement);
  scope = { accountId: account?.id ?? "", region: emulator.world.regions()[0]?.name ?? "" };
  for (const dataset of [managedNodesDataset, ...patchDatasets]) await collect(dataset);
}, 60_000);
afterAll(async () => {
  aws.close();
  await emulator.close();
  await database.drop();
});

const rowsOf = async (sql: string, values: unknown[] = []): Promise<DatasetRow[]> =>
  (await database.pool.query<DatasetRow>(sql, values)).rows;
const one = async (sql: string): Promise<DatasetRow> => (await rowsOf(sql))[0] ?? {};

async function collect(of: Dataset | string) {
  const dataset = typeof of === "string" ? patchDatasets.find(({ name }) => name === of) : of;
  if (dataset === undefined) throw new Error(`no dataset ${of}`);
  const result = await passOver(database.pool, dataset, {
    projections: [fleetProjection, fleetTextProjection, patchCountsProjection],
    aws,
    scope: dataset.scope === "organization" ? organizationScope : scope,
  });
  if (result.outcome !== "complete") throw new Error(`${dataset.name}: ${JSON.stringify(result)}`);
  return result.counts;
}

describe("a first collection of patch compliance", () => {
  it("has a state for every managed node, without an operation where Patch Manager has never scanned", async () => {
    const { nodes, states, scanned } = await one(`
      select (select count(*)::int from managed_nodes) as nodes, count(*)::int as states, count(operation)::int as scanned
      from patch_states`);
    expect(states).toBe(nodes);
    expect(Number(scanned)).toBeGreaterThan(Number(nodes) / 2);
    expect(Number(scanned)).toBeLessThan(Number(nodes));
  });

  it("lists as many patches in each state as the state counts", async () => {
    expect(
      await rowsOf(`
        select s.node_id, missing_count, failed_count, installed_count, installed_pending_reboot_count, listed.*
        from patch_states s join node_patches p using (account_id, region, node_id) cross join lateral (
          select count(*) filter (where c = 1) as missing, count(*) filter (where c = 2) as failed,
            count(*) filter (where c = 5) as installed, count(*) filter (where c = 3) as pending
          from (select e & 15 as c from unnest(p.states) as e) as codes
        ) as listed
        where (missing_count, failed_count, installed_count, installed_pending_reboot_count)
          <> (missing, failed, installed, pending)`),
    ).toEqual([]);
    expect(
      await rowsOf(`select node_id from patch_states where operation is not null
        except select node_id from node_patches`),
    ).toEqual([]);
  });

  it("gives each node the class that the joined row has, so that classes add up to the nodes", async () => {
    const states = await rowsOf("select * from patch_states");
    const joined = await rowsOf("select node_id, patch_class from fleet_nodes");
    const expected = new Map(states.map((row) => [row.node_id, patchClassOf(row)]));
    expect(joined.map((row) => [row.node_id, row.patch_class])).toEqual(
      joined.map((row) => [row.node_id, expected.get(row.node_id)]),
    );
    expect(new Set(expected.values()).size).toBeGreaterThan(3);
  });

  it("gives a node that lacks nothing no worst severity, which is not an unknown one", async () => {
    expect(
      await rowsOf(`select distinct patch_severity is null as none, patch_severity = 'UNKNOWN' as unknown,
          patch_missing + patch_failed = 0 as lacks_nothing, patch_class = 'never_scanned' as never_scanned
        from fleet_nodes where patch_severity is null is distinct from (patch_missing + patch_failed is not distinct from 0)
          or (patch_severity is not distinct from 'UNKNOWN') is distinct from (patch_class = 'never_scanned')`),
    ).toEqual([]);
    expect(await rowsOf("select 1 from fleet_nodes where patch_severity = 'UNKNOWN' limit 1")).toHaveLength(
      1,
    );
  });

  it("counts in patch_counts what the nodes' lists hold", async () => {
    const { listed, counted } = await one(`
      select (select sum(cardinality(states))::int from node_patches) as listed,
        (select sum(missing + failed + pending_reboot + rejected + installed + installed_other + not_applicable
          + available_security)::int from patch_counts) as counted`);
    expect(counted).toBe(listed);
    expect(Number(listed)).toBeGreaterThan(1_000);
  });

  it("knows the baseline behind every state, and its rules", async () => {
    expect(
      await rowsOf(`select distinct baseline_id from patch_states where baseline_id is not null
        except select baseline_id from patch_baselines`),
    ).toEqual([]);
    expect(
      await one(`select bool_or(is_predefined) as provided, bool_or(not is_predefined) as own,
        bool_or(jsonb_array_length(approval_rules) > 0) as with_rules from patch_baselines`),
    ).toEqual({ provided: true, own: true, with_rules: true });
  });

  it("has release dates of Windows updates, of the fleet's and of the newest", async () => {
    const { known, dated } = await one(`
      select count(*)::int as known, count(released_at)::int as dated from patches p
      left join (select catalog_key, min(released_at) as released_at from available_patches group by 1) a using (catalog_key)
      where p.catalog_key ~ '^KB' and exists (select from node_patches n where n.states && array[p.patch_id * 16 + 1])`);
    expect(Number(known)).toBeGreaterThan(0);
    expect(dated).toBe(known);
    expect(await rowsOf("select * from available_patches where released_at > now() limit 1")).toEqual([]);
  });

  it("knows when Windows baselines in use approve a patch", async () => {
    expect(
      await rowsOf(`select distinct baseline_id from effective_patches
        except select baseline_id from patch_states`),
    ).toEqual([]);
    const { approved, dated } = await one(`select count(*)::int as approved, count(approved_at)::int as dated
      from effective_patches where deployment_status = 'APPROVED'`);
    expect(Number(approved)).toBeGreaterThan(0);
    expect(dated).toBe(approved);
  });
});

describe("a later collection", () => {
  it("changes nothing, makes no event, and asks for fifty nodes a call and for no patches", async () => {
    const nodes = (await rowsOf("select node_id from managed_nodes")).length;
    for (const { name } of patchDatasets) {
      const counts = await collect(name);
      expect({ name, ...counts }).toMatchObject({ name, inserted: 0, changed: 0, ended: 0 });
      if (name === "patch-states") expect(counts.calls).toBe(Math.ceil(nodes / 50));
      if (name === "node-patches") expect(counts.calls).toBe(0);
      if (name === "patch-baselines") {
        const own = await rowsOf("select 1 from patch_baselines where not is_predefined");
        expect(counts.calls).toBe(2 + own.length);
      }
    }
    expect(await rowsOf("select * from events")).toEqual([]);
  });

  it("asks again for nodes with a newer operation only, and keeps the operation before it", async () => {
    emulator.control.clock.change({ advanceSeconds: 2 * 86_400 });
    await collect(managedNodesDataset);
    await collect("patch-states");
    const { moved } = await one(`select count(*)::int as moved from patch_states s
      left join node_patches p using (account_id, region, node_id)
      where s.operation is not null and s.operation_ended_at is distinct from p.operation_ended_at`);
    const counts = await collect("node-patches");
    expect(Number(moved)).toBeGreaterThan(0);
    expect(counts.calls).toBeGreaterThanOrEqual(Number(moved));
    expect(
      await rowsOf("select node_id from patch_operations group by 1 having count(*) > 1 limit 1"),
    ).toHaveLength(1);
    expect(
      await rowsOf(`select e.resource_id from events e where kind = 'patch.operation' and not exists (
        select from patch_operations o where o.node_id = e.resource_id and o.ended_at = e.at and o.operation = 'Install')`),
    ).toEqual([]);
  });

  it("does not fail by a node that SSM no longer knows", async () => {
    const { node_id } = await one("select node_id from node_patches limit 1");
    await database.pool.query(
      `insert into patch_states (account_id, region, node_id, operation) values ($1, $2, 'i-0123456789abcdef0', 'Scan')`,
      [scope.accountId, scope.region],
    );
    await database.pool.query("update node_patches set operation_ended_at = null where node_id = $1", [
      node_id,
    ]);
    expect(await collect("node-patches")).toMatchObject({ changed: 0, ended: 0 });
    expect(await rowsOf("select 1 from node_patches where node_id = 'i-0123456789abcdef0'")).toEqual([]);
  });
});

describe("what happens to a node's patches", () => {
  const hour = 3_600;
  /** Moves the clock and lets something happen on a node, whose state and patches are then collected. */
  async function happens(
    nodeId: string,
    action: string,
    seconds: number,
    params: Record<string, unknown> = {},
  ) {
    emulator.control.clock.change({ advanceSeconds: seconds });
    emulator.world.act(action, { resourceId: nodeId, ...params }, emulator.control.clock.now());
    emulator.control.clock.change({ advanceSeconds: hour });
    await collect(managedNodesDataset);
    await collect("patch-states");
    await collect("node-patches");
  }
  const kindsOf = async (nodeId: string) =>
    (await rowsOf("select kind from events where resource_id = $1 and kind like 'patch.%'", [nodeId])).map(
      (row) => String(row.kind),
    );
  /** A node that lacks patches, and on which nothing has been told yet. */
  const aLackingNode = async () =>
    String(
      (
        await one(`select s.node_id from patch_states s join managed_nodes n using (account_id, region, node_id)
          where missing_count > 1 and failed_count = 0 and ping_status = 'Online' and n.node_id like 'i-%'
            and not exists (select from events e where e.resource_id = s.node_id and e.kind = 'patch.installed')
          order by missing_count desc, s.node_id limit 1`)
      ).node_id,
    );

  it("is told when an install run ends: the operation at its own time, the class, and the patches by name", async () => {
    const node = await aLackingNode();
    await happens(node, "install-patches", 60);
    const kinds = await kindsOf(node);
    expect(kinds).toContain("patch.operation");
    expect(kinds).toContain("patch.state");
    expect(kinds.some((kind) => kind === "patch.installed" || kind === "patch.pending_reboot")).toBe(true);
    const [named] = await rowsOf(
      "select detail from events where resource_id = $1 and kind in ('patch.installed', 'patch.pending_reboot')",
      [node],
    );
    expect(named?.detail).toMatchObject({
      total: expect.any(Number),
      patches: expect.arrayContaining([
        expect.objectContaining({ kbId: expect.any(String), title: expect.any(String) }),
      ]),
    });
  });

  it("is told when a scan uses another baseline, with both", async () => {
    const node = await aLackingNode();
    const { baseline_id: own } =
      (await rowsOf("select baseline_id from patch_states where node_id = $1", [node]))[0] ?? {};
    const other = (
      await rowsOf(
        `select b.raw ->> 'BaselineId' as aws_id, baseline_id from patch_baselines b
         where operating_system = (select operating_system from patch_baselines where baseline_id = $1 limit 1)
           and baseline_id <> $1 order by is_predefined desc limit 1`,
        [own],
      )
    )[0];
    await happens(node, "scan-patches", 60, { baselineId: other?.aws_id });
    const told = await rowsOf(
      "select detail from events where resource_id = $1 and kind = 'patch.scanned_by_other' order by at desc limit 1",
      [node],
    );
    expect(told).toMatchObject([
      { detail: { before: { baseline_id: own }, after: { baseline_id: other?.baseline_id } } },
    ]);
  });
});
