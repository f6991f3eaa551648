import type { InstancePatchState, PatchComplianceData, PatchComplianceDataState } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Dataset, DatasetRow, Query } from "#lib/core/server/sync/dataset.ts";
import { passOver, testScope } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { patchCountsProjection } from "../patch-counts.ts";
import { encodePatches } from "./node-patch-rows.ts";
import { nodePatchesDataset } from "./node-patches.ts";
import { internPatches } from "./patch-dictionary.ts";
import { patchStatesDataset, stateRow } from "./patch-states.ts";

let database: TestDatabase;
const query: Query = async (sql, values) => (await database.pool.query(sql, values)).rows;
const place = { account_id: testScope.accountId, region: testScope.region };
const scannedAt = new Date("2026-11-01T02:00:00Z");

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() =>
  database.pool.query(
    `truncate patch_states, patch_states_history, patch_operations, node_patches, node_patches_history, patch_counts,
       patch_counts_history, events, sync_coverage, sync_passes`,
  ),
);
afterAll(() => database.drop());

const aPatch = (
  name: string,
  state: PatchComplianceDataState | string,
  changes: Partial<PatchComplianceData> = {},
): PatchComplianceData => ({
  KBId: name,
  Title: `Update (${name})`,
  Classification: "SecurityUpdates",
  Severity: "Important",
  State: state as PatchComplianceDataState,
  InstalledTime: undefined,
  ...changes,
});
const aState = (changes: Partial<InstancePatchState> = {}): InstancePatchState => ({
  InstanceId: "i-1",
  PatchGroup: "",
  BaselineId: "arn:aws:ssm:eu-west-1:1:patchbaseline/pb-1",
  OperationStartTime: new Date(scannedAt.getTime() - 60_000),
  OperationEndTime: scannedAt,
  Operation: "Scan",
  MissingCount: 0,
  ...changes,
});

/** Patches of nodes as SSM would answer them, under the baseline `pb-1`. */
async function listPatches(nodes: Record<string, PatchComplianceData[]>, baseline = "pb-1") {
  const dataset: Dataset = {
    ...nodePatchesDataset,
    async *collect() {
      const known = await internPatches(query, Object.values(nodes).flat());
      yield Object.entries(nodes).map(([node_id, patches]) =>
        encodePatches({ ...place, node_id, baseline_id: baseline, operation_ended_at: null }, patches, known),
      );
    },
  };
  return passOver(database.pool, dataset, { projections: [patchCountsProjection] });
}
async function listStates(states: Record<string, InstancePatchState | undefined>, staleBefore = 0) {
  const dataset: Dataset = {
    ...patchStatesDataset,
    async *collect() {
      yield Object.entries(states).map(([id, state]) => ({ ...place, ...stateRow(id, state, staleBefore) }));
    },
  };
  return passOver(database.pool, dataset);
}
const rowsOf = (sql: string) => query<DatasetRow>(sql);
const told = () => rowsOf("select kind, detail, timing, resource_id from events order by kind, resource_id");

describe("a node's patches", () => {
  it("are numbers of the dictionary, which has each patch once", async () => {
    const installed = { InstalledTime: new Date("2026-10-14T03:30:00Z") };
    await listPatches({
      "i-1": [aPatch("KB1", "INSTALLED", installed), aPatch("KB2", "Missing", { CVEIds: "CVE-2026-0002" })],
      "i-2": [aPatch("KB2", "Failed")],
    });
    expect(
      await rowsOf(
        `select n.node_id, p.kb_id, s & 15 as code, m as minutes from node_patches n, unnest(states, installed_minutes) as u(s, m)
         join patches p on p.patch_id = s >> 4 order by 1, 2`,
      ),
    ).toEqual([
      { node_id: "i-1", kb_id: "KB1", code: 5, minutes: Date.parse("2026-10-14T03:30:00Z") / 60_000 },
      { node_id: "i-1", kb_id: "KB2", code: 1, minutes: 0 },
      { node_id: "i-2", kb_id: "KB2", code: 2, minutes: 0 },
    ]);
    expect(
      await rowsOf(
        "select severity_rank, cve_ids, catalog_key, search_text from patches where kb_id = 'KB2'",
      ),
    ).toEqual([
      {
        severity_rank: "HIGH",
        cve_ids: ["CVE-2026-0002"],
        catalog_key: "KB2",
        search_text: "kb2 update (kb2) cve-2026-0002",
      },
    ]);
  });

  it("refresh the dictionary by what they tell, and never by what they do not", async () => {
    const attributes = () =>
      rowsOf("select severity, severity_rank, classification, cve_ids from patches where kb_id = 'KB9'");
    await listPatches({ "i-1": [aPatch("KB9", "Missing", { CVEIds: "CVE-2026-0009" })] });
    await listPatches({ "i-1": [aPatch("KB9", "Missing", { Severity: "", Classification: "" })] });
    expect(await attributes()).toEqual([
      {
        severity: "Important",
        severity_rank: "HIGH",
        classification: "SecurityUpdates",
        cve_ids: ["CVE-2026-0009"],
      },
    ]);
    const newer = { Severity: "Critical", CVEIds: "CVE-2026-0009;CVE-2026-0010" };
    await listPatches({ "i-1": [aPatch("KB9", "Missing", newer)] });
    expect(await attributes()).toMatchObject([
      { severity_rank: "CRITICAL", cve_ids: ["CVE-2026-0009", "CVE-2026-0010"] },
    ]);
    expect(
      await rowsOf("select patch_id from patches where search_text like '%cve-2026-0010%'"),
    ).toHaveLength(1);
  });

  it("are no change when AWS lists them in another order or in its other spelling", async () => {
    await listPatches({ "i-1": [aPatch("KB1", "INSTALLED_OTHER"), aPatch("KB2", "Missing")] });
    const again = await listPatches({ "i-1": [aPatch("KB2", "MISSING"), aPatch("KB1", "InstalledOther")] });
    expect(again).toMatchObject({ counts: { inserted: 0, changed: 0 } });
  });

  it("leave out what is in a state that AWS does not document", async () => {
    await listPatches({ "i-1": [aPatch("KB1", "EXPLODED"), aPatch("KB2", "Missing")] });
    expect(await rowsOf("select cardinality(states) as patches from node_patches")).toEqual([{ patches: 1 }]);
  });
});

describe("counts of patches", () => {
  const counts = () =>
    rowsOf(`select c.baseline_id, p.kb_id, missing, failed, installed, pending_reboot, install_days, install_nodes
      from patch_counts c join patches p using (patch_id) order by 1, 2`);
  const at = (day: number) => ({ InstalledTime: new Date(day * 86_400_000 + 3_600_000) });

  it("are nodes by state, and by day of installation", async () => {
    await listPatches({
      "i-1": [aPatch("KB1", "Installed", at(20_000)), aPatch("KB2", "Missing")],
      "i-2": [aPatch("KB1", "InstalledPendingReboot", at(20_000)), aPatch("KB2", "Failed")],
      "i-3": [aPatch("KB1", "Installed", at(20_002))],
      "i-4": [aPatch("KB1", "Missing"), aPatch("KB2", "Missing")],
    });
    const zero = { missing: 0, failed: 0, installed: 0, pending_reboot: 0 };
    const kb1 = { ...zero, missing: 1, installed: 2, pending_reboot: 1 };
    const kb2 = { ...zero, missing: 2, failed: 1 };
    expect(await counts()).toEqual([
      { baseline_id: "pb-1", kb_id: "KB1", ...kb1, install_days: [20_000, 20_002], install_nodes: [2, 1] },
      { baseline_id: "pb-1", kb_id: "KB2", ...kb2, install_days: [], install_nodes: [] },
    ]);
  });

  it("follow nodes that change and nodes that go, with versions, and end with the last node", async () => {
    await listPatches({ "i-1": [aPatch("KB1", "Missing")], "i-2": [aPatch("KB1", "Missing")] });
    await listPatches({ "i-1": [aPatch("KB1", "Installed")], "i-2": [aPatch("KB1", "Missing")] });
    expect(await counts()).toMatchObject([{ missing: 1, installed: 1 }]);
    await listPatches({ "i-1": [aPatch("KB1", "Installed")] }, "pb-2");
    expect(await counts()).toMatchObject([{ baseline_id: "pb-2", missing: 0, installed: 1 }]);
    await listPatches({});
    expect(await counts()).toEqual([]);
    // Between the write of a node and the end of another there is a moment: each is a version.
    expect(
      await rowsOf(
        "select baseline_id, missing, installed from patch_counts_history order by valid_from, valid_to",
      ),
    ).toEqual([
      { baseline_id: "pb-1", missing: 2, installed: 0 },
      { baseline_id: "pb-1", missing: 1, installed: 1 },
      { baseline_id: "pb-1", missing: 1, installed: 0 },
      { baseline_id: "pb-2", missing: 0, installed: 1 },
    ]);
  });
});

describe("events of patches", () => {
  it("say for each node and thing that happened which patches it happened to", async () => {
    const before = [
      aPatch("KB1", "Missing"),
      aPatch("KB2", "InstalledPendingReboot"),
      aPatch("KB3", "Installed"),
      aPatch("KB4", "Missing"),
      aPatch("KB5", "Installed"),
    ];
    await listPatches({ "i-1": before });
    expect(await told()).toEqual([]);
    await listPatches({
      "i-1": [
        aPatch("KB1", "Installed", { InstalledTime: scannedAt }),
        aPatch("KB2", "Installed"),
        aPatch("KB3", "InstalledOther"),
        aPatch("KB4", "Failed"),
        aPatch("KB5", "InstalledRejected"),
        aPatch("KB6", "Missing"),
        aPatch("KB7", "Missing"),
        aPatch("KB8", "NotApplicable"),
      ],
      "i-2": [aPatch("KB1", "Missing")],
    });
    const about = (kind: string, ...names: string[]) => ({
      kind,
      timing: "observed",
      resource_id: "i-1",
      detail: {
        total: names.length,
        patches: names.map((kbId) => expect.objectContaining({ kbId, severity: "Important" })),
      },
    });
    expect(await told()).toEqual([
      about("patch.failed", "KB4"),
      about("patch.installed", "KB1"),
      about("patch.missing", "KB6", "KB7"),
      about("patch.rebooted", "KB2"),
      about("patch.rejected", "KB5"),
    ]);
    expect(
      (await rowsOf("select detail from events where kind = 'patch.installed'"))[0]?.detail,
    ).toMatchObject({
      patches: [{ title: "Update (KB1)", installedAt: "2026-11-01T02:00:00.000Z" }],
    });
  });

  it("name fifty patches and count the rest", async () => {
    await listPatches({ "i-1": [] });
    await listPatches({
      "i-1": Array.from({ length: 70 }, (_, index) => aPatch(`KB${100 + index}`, "Missing")),
    });
    expect(
      await rowsOf(
        "select detail -> 'total' as total, jsonb_array_length(detail -> 'patches') as named from events",
      ),
    ).toEqual([{ total: 70, named: 50 }]);
  });
});

describe("patch states", () => {
  it("keep every operation, although a scan that finds the same is no version", async () => {
    await listStates({ "i-1": aState(), "i-2": undefined });
    const later = new Date(scannedAt.getTime() + 3_600_000);
    await listStates({ "i-1": aState({ OperationEndTime: later }), "i-2": undefined });
    expect(
      await rowsOf("select node_id, operation, baseline_id, is_stale from patch_states order by 1"),
    ).toEqual([
      { node_id: "i-1", operation: "Scan", baseline_id: "pb-1", is_stale: false },
      { node_id: "i-2", operation: null, baseline_id: null, is_stale: false },
    ]);
    expect(await rowsOf("select * from patch_states_history")).toEqual([]);
    expect(await rowsOf("select ended_at from patch_operations order by 1")).toEqual([
      { ended_at: scannedAt },
      { ended_at: later },
    ]);
    expect(await told()).toEqual([]);
  });

  it("are stale when the newest operation is older than the policy allows", async () => {
    await listStates({ "i-1": aState() });
    await listStates({ "i-1": aState() }, scannedAt.getTime() + 1);
    expect(await told()).toMatchObject([
      {
        kind: "patch.state",
        detail: { before: { patch_class: "compliant" }, after: { patch_class: "stale" } },
      },
    ]);
  });

  it("tell of each install operation at its own time, once, whatever it changed", async () => {
    await listStates({ "i-1": aState() });
    const install = aState({ Operation: "Install", OperationEndTime: new Date("2026-11-02T03:00:00Z") });
    for (const state of [install, install]) await listStates({ "i-1": state });
    await listStates({});
    await listStates({ "i-1": install });
    expect(await rowsOf("select kind, timing, at, detail ->> 'baseline_id' as baseline from events")).toEqual(
      [{ kind: "patch.operation", timing: "exact", at: new Date("2026-11-02T03:00:00Z"), baseline: "pb-1" }],
    );
  });

  it("tell of a scan with another baseline, with what it replaced", async () => {
    await listStates({ "i-1": aState({ MissingCount: 4 }) });
    await listStates({ "i-1": aState({ MissingCount: 4, BaselineId: "pb-2", SnapshotId: "s-2" }) });
    expect(await told()).toMatchObject([
      {
        kind: "patch.scanned_by_other",
        detail: {
          before: { baseline_id: "pb-1", operation: "Scan" },
          after: { baseline_id: "pb-2", snapshot_id: "s-2" },
        },
      },
    ]);
  });
});
