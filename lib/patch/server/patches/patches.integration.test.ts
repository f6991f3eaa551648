import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { listNodes } from "#lib/fleet/server/index.ts";
import { aNode, insertNodes } from "#lib/fleet/testing/a-node.ts";
import type { PatchState } from "#lib/patch/contract/patch-state.ts";
import { aPatch, countPatches, insertNodePatches, insertPatches } from "#lib/patch/testing/a-patch.ts";
import { cveMatrix } from "./cve-matrix.ts";
import { exportCveMatrix } from "./export-cve-matrix.ts";
import { exportPatches } from "./export-patches.ts";
import { getPatch } from "./get-patch.ts";
import { listPatchFacets } from "./list-patch-facets.ts";
import { listPatches } from "./list-patches.ts";
import { suggestPatches } from "./suggest-patches.ts";

const now = new Date("2026-11-23T00:00:00Z");
const [production, sandbox] = ["111122223333", "444455556666"];
let database: TestDatabase;
let ids: number[];

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  ids = await insertPatches(pool, [
    aPatch({ kbId: "KB5001", cveIds: ["CVE-2026-1", "CVE-2026-2"] }),
    aPatch({ kbId: "KB5002", severity: "Moderate", severityRank: "MEDIUM", cveIds: ["CVE-2026-2"] }),
    aPatch({
      kbId: "bash.x86_64",
      title: "bash.x86_64:0:5.2-1",
      severity: null,
      severityRank: "UNSPECIFIED",
      classification: null,
      cveIds: [],
    }),
    aPatch({ kbId: "KB5001", title: "The same number for an older system", cveIds: [] }),
  ]);
  const [one = 0, two = 0, bash = 0, older = 0] = ids;
  const has = (patchId: number, state: PatchState, installedAt?: string) => ({
    patchId,
    state,
    ...(installedAt && { installedAt }),
  });
  const nodes = [
    { name: "a", tags: { Env: "prod" }, patches: [has(one, "Missing"), has(two, "Failed")] },
    {
      name: "b",
      tags: { Env: "prod" },
      patches: [has(one, "Installed", "2026-11-11T03:00:00Z"), has(two, "Missing")],
    },
    {
      name: "c",
      tags: { Env: "dev" },
      patches: [has(one, "InstalledPendingReboot", "2026-11-12T03:00:00Z"), has(bash, "Missing")],
    },
    {
      name: "d",
      tags: { Env: "dev" },
      accountId: sandbox,
      patches: [has(one, "Missing"), has(older, "NotApplicable")],
    },
    { name: "e", tags: {}, patches: null },
  ];
  const place = (node: { accountId?: string | undefined }, index: number) => ({
    accountId: node.accountId ?? production,
    region: "us-east-1",
    nodeId: `i-${String(index).padStart(17, "0")}`,
  });
  await insertNodes(
    pool,
    nodes.map(({ name, tags, ...node }, index) =>
      aNode({ ...place(node, index), name, tags, validFrom: "2026-10-01T00:00:00.000Z" }),
    ),
  );
  await insertNodePatches(
    pool,
    nodes.flatMap((node, index) =>
      node.patches === null ? [] : [{ ...place(node, index), patches: node.patches }],
    ),
  );
  await countPatches(pool);
  await pool.query(
    `insert into available_patches (catalog_key, product, released_at) values ('KB5001', 'WindowsServer2022', '2026-11-10T18:00:00Z')`,
  );
  await pool.query(
    `insert into patch_baselines (account_id, region, baseline_id, name, operating_system, approval_rules, rejected_patches, raw)
     values ($1, 'us-east-1', 'pb-0123456789abcdef0', 'prod', 'WINDOWS',
       '[{"filters": [], "approveAfterDays": 7, "approveUntilDate": null, "complianceLevel": "CRITICAL", "enableNonSecurity": false}]',
       '{KB5002}', '{}')`,
    [production],
  );
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });
const list = (input: Partial<Parameters<typeof listPatches>[1]> = {}, ctx = context()) =>
  listPatches(ctx, { filter: "", sort: "-missing", limit: 100, offset: 0, ...input });
const names = async (filter: string, sort = "kb") =>
  (await list({ filter, sort })).rows.map(({ kbId }) => kbId);

describe("patches", () => {
  test("are counted by state, with what baselines make of them", async () => {
    const { rows, total } = await list();
    expect(total).toBe(4);
    expect(rows[0]).toMatchObject({
      kbId: "KB5001",
      missing: 2,
      installed: 1,
      pendingReboot: 1,
      failed: 0,
      releasedAt: "2026-11-10T18:00:00.000Z",
      approvedAt: "2026-11-17T18:00:00.000Z",
      approvedBy: ["prod"],
      rejectedBy: [],
    });
    expect(rows.find(({ kbId }) => kbId === "KB5002")).toMatchObject({
      missing: 1,
      failed: 1,
      releasedAt: null,
      approvedBy: [],
      rejectedBy: ["prod"],
    });
  });

  test.each([
    ["kb=KB5002", ["KB5002"]],
    ["cve:CVE-2026-2", ["KB5001", "KB5002"]],
    ["cve:CVE-2026-1 severity:critical", ["KB5001"]],
    ["cve:none", ["bash.x86_64", "KB5001"]],
    ["missing>1", ["KB5001"]],
    ["failed>0 OR title:bash", ["bash.x86_64", "KB5002"]],
    ["class:none", ["bash.x86_64"]],
    ["released>=2026-11-10", ["KB5001", "KB5001"]],
    ["released:none", ["bash.x86_64", "KB5002"]],
    ["lacking:no", ["KB5001"]],
    ["bash", ["bash.x86_64"]],
    ["baseline:prod severity:medium", ["KB5002"]],
    ["baseline:none", []],
  ])("%s", async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  test("are of the accounts that the reader may see, and of the tag", async () => {
    expect(
      (await list({}, context([sandbox ?? ""]))).rows.map(({ kbId, missing }) => [kbId, missing]),
    ).toEqual([
      ["KB5001", 1],
      ["KB5001", 0],
    ]);
    const tagged = await list({ tag: "Env=prod" });
    expect(tagged.rows.map(({ kbId, missing, failed }) => [kbId, missing, failed])).toEqual([
      ["KB5001", 1, 0],
      ["KB5002", 1, 1],
    ]);
  });

  test("are as many as the nodes behind them", async () => {
    for (const { kbId, title, missing, failed } of (await list()).rows) {
      const filter = `lacks="${title}"`;
      const { total } = await listNodes(context(), { filter, sort: "name", limit: 1, offset: 0 });
      expect([kbId, total]).toEqual([kbId, missing + failed]);
    }
  });

  test("did not exist before they were reported", async () => {
    expect((await list({ asOf: "2026-10-15T00:00:00Z" })).total).toBe(0);
  });

  test("are counted by facet, each without its own choice", async () => {
    const { facets } = await listPatchFacets(context(), { filter: "severity:medium" });
    const of = (field: string) =>
      facets.find((facet) => facet.field === field)?.values.map(({ value, count }) => `${value} ${count}`);
    expect(of("severity")).toEqual(["CRITICAL 2", "MEDIUM 1", "UNSPECIFIED 1"]);
    expect(of("class")).toEqual(["SecurityUpdates 1"]);
    expect(of("lacking")).toEqual(["true 1"]);
  });

  test.each([
    ["sev", ["severity:"]],
    ["severity:cr", ["CRITICAL"]],
    ["cve:CVE-2026-", ["CVE-2026-2", "CVE-2026-1"]],
    ["baseline:pr", ["prod"]],
    ["released<", ["1h", "24h", "7d", "30d", "90d", "1y"]],
  ])("%s is completed", async (filter, expected) => {
    const { suggestions } = await suggestPatches(context(), { filter, cursor: filter.length });
    expect(suggestions.map(({ insert }) => insert)).toEqual(expected);
  });

  test("are exported as listed", async () => {
    const response = await exportPatches(context(), {
      filter: "cve:CVE-2026-2",
      sort: "kb",
      format: "csv",
      columns: "kb,missing,cve,rejectedby",
    });
    expect((await response.text()).split("\r\n").slice(1, 3)).toEqual([
      "KB5001,2,CVE-2026-1; CVE-2026-2,",
      "KB5002,1,CVE-2026-2,prod",
    ]);
  });
});

describe("one patch", () => {
  test("tells where it is in which state, and how it was installed", async () => {
    const answer = await getPatch(context(), { patch: "kb5001" });
    expect(answer.patch.missing).toBe(2);
    expect(answer.others).toEqual([{ patchId: ids[3], title: "The same number for an older system" }]);
    expect(answer.places.map(({ accountId, missing }) => [accountId, missing])).toEqual([
      [production, 1],
      [sandbox, 1],
    ]);
    expect(answer.systems).toMatchObject([{ platformName: "Amazon Linux", missing: 2, installed: 1 }]);
    expect(answer.installs).toEqual([
      { day: "2026-11-11", nodes: 1, total: 1 },
      { day: "2026-11-12", nodes: 1, total: 2 },
    ]);
    expect(answer.verdicts).toMatchObject([
      { name: "prod", status: "approved", places: 1, reason: "after_days" },
    ]);
  });

  test("that nobody knows is not found", async () => {
    await expect(getPatch(context(), { patch: "KB9" })).rejects.toMatchObject({ code: "not_found" });
    await expect(getPatch(context(), { patch: "999999" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("nodes against CVEs", () => {
  const matrix = (input: Partial<Parameters<typeof cveMatrix>[1]> = {}) =>
    cveMatrix(context(), {
      cves: "",
      filter: "",
      exposed: false,
      limit: 50,
      offset: 0,
      cveLimit: 12,
      cveOffset: 0,
      ...input,
    });

  test("each in one status", async () => {
    const { cves, nodes, cveTotal } = await matrix();
    expect(cveTotal).toBe(2);
    expect(cves.map(({ cve, exposed, severityRank }) => [cve, exposed, severityRank])).toEqual([
      ["CVE-2026-2", 3, "CRITICAL"],
      ["CVE-2026-1", 2, "CRITICAL"],
    ]);
    expect(nodes.map(({ name, cells }) => [name, ...cells])).toEqual([
      ["a", "exposed", "exposed"],
      ["b", "exposed", "fixed"],
      ["c", "pending_reboot", "pending_reboot"],
      ["d", "exposed", "exposed"],
      ["e", "unknown", "unknown"],
    ]);
  });

  test("only exposed ones, of some CVEs, a page at a time", async () => {
    const one = await matrix({ cves: "2026-1", exposed: true });
    expect(one.nodes.map(({ name }) => name)).toEqual(["a", "d"]);
    const paged = await matrix({ cveLimit: 1, cveOffset: 1, limit: 1, offset: 1 });
    expect([paged.cves.map(({ cve }) => cve), paged.nodes.map(({ name }) => name)]).toEqual([
      ["CVE-2026-1"],
      ["b"],
    ]);
    expect((await matrix({ cves: "1999", exposed: true })).nodes).toEqual([]);
    // Another page of CVEs has the same nodes, as the file has.
    const pages = await Promise.all(
      [0, 1].map((cveOffset) => matrix({ cveLimit: 1, cveOffset, exposed: true })),
    );
    expect(pages.map(({ nodeTotal }) => nodeTotal)).toEqual([3, 3]);
    const file = await exportCveMatrix(context(), { cves: "", filter: "", exposed: true, format: "json" });
    expect(await file.json()).toHaveLength(3);
  });

  test("exported whole", async () => {
    const input = { cves: "", filter: "name:a OR name:b", exposed: true, format: "csv" } as const;
    const lines = (await (await exportCveMatrix(context(), input)).text()).split("\r\n");
    expect(lines.map((line) => line.split(",").slice(3).join(" "))).toEqual([
      "name CVE-2026-2 CVE-2026-1",
      "a exposed exposed",
      "b exposed fixed",
      "",
    ]);
  });
});
