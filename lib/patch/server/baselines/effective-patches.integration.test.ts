import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { effectivePatchesInput, exportEffectivePatchesInput } from "#lib/patch/contract/effective-patches.ts";
import { aBaseline, aRule } from "#lib/patch/testing/a-baseline.ts";
import { insert, insertBaseline, insertCatalogPatch } from "#lib/patch/testing/seed-baselines.ts";
import { approvalDates } from "./approval-dates.ts";
import { effectivePatches, exportEffectivePatches } from "./effective-patches.ts";

const now = new Date("2026-07-10T00:00:00Z");
let database: TestDatabase;

const windows = aBaseline({
  approvalRules: [
    aRule({ filters: [{ key: "MSRC_SEVERITY", values: ["Critical"] }] }),
    aRule({
      filters: [{ key: "PRODUCT", values: ["WindowsServer2022"] }],
      approveAfterDays: null,
      approveUntilDate: "2026-06-30",
      complianceLevel: "LOW",
    }),
  ],
  rejectedPatches: ["KB3"],
});
const linux = aBaseline({ baselineId: "pb-linux", operatingSystem: "AMAZON_LINUX_2" });

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await insertBaseline(pool, windows, { validFrom: "2026-01-01T00:00:00Z" });
  await insertBaseline(pool, linux, { validFrom: "2026-01-01T00:00:00Z" });
  const catalog = (catalogKey: string, severity: string, releasedAt: string | null, more = {}) =>
    insertCatalogPatch(pool, {
      catalogKey,
      kbNumber: catalogKey,
      severity,
      releasedAt,
      title: `Update ${catalogKey}`,
      productFamily: "Windows",
      classification: "SecurityUpdates",
      advisoryIds: [],
      cveIds: [`CVE-2026-${catalogKey.slice(2)}000`],
      ...more,
    });
  await catalog("KB1", "Critical", "2026-07-07T00:00:00Z");
  await catalog("KB2", "Low", "2026-06-30T20:00:00Z");
  await catalog("KB3", "Critical", "2026-06-01T00:00:00Z");
  await catalog("KB4", "Low", "2026-07-08T00:00:00Z");
  const kernel = "kernel.x86_64:0:5.10.1-1.amzn2";
  await catalog(kernel, "Important", "2026-06-20T00:00:00Z", {
    kbNumber: null,
    product: "AmazonLinux2",
    classification: "Security",
  });
  const { rows } = await pool.query<{ patch_id: number }>(
    `insert into patches (kb_id, title, classification, severity, severity_rank, catalog_key) values
     ('kernel.x86_64', $1, 'Security', 'Important', 'HIGH', $1),
     ('vim.x86_64', 'vim.x86_64:2:9.0-1.amzn2', 'Security', 'Low', 'LOW', 'vim.x86_64:2:9.0-1.amzn2') returning patch_id`,
    [kernel],
  );
  for (const { patch_id: patchId } of rows) {
    const { accountId, region, baselineId } = linux;
    const counts = { missing: 1, failed: 0, pendingReboot: 0, rejected: 0, installed: 0, installedOther: 0 };
    const rest = { notApplicable: 0, availableSecurity: 0, installDays: [], installNodes: [] };
    const validFrom = { validFrom: "2026-06-01T00:00:00Z" };
    await insert(
      pool,
      "patch_counts",
      { accountId, region, baselineId, patchId, ...counts, ...rest },
      validFrom,
    );
  }
});
afterAll(() => database.drop());

const context = () => aVerbContext(database.pool, { now: () => now });
const ask = (input: Record<string, unknown> = {}) =>
  effectivePatches(context(), { ...effectivePatchesInput.parse({ baseline: windows.key }), ...input });

describe("effective patches", () => {
  test("are worked out from rules, lists and the catalogue where AWS was not asked", async () => {
    const answer = await ask();
    expect([answer.basis, answer.at]).toEqual(["computed", now.toISOString()]);
    expect(
      answer.rows.map(({ patch, status, approvedOn, rule }) => [patch, status, approvedOn, rule]),
    ).toEqual([
      ["KB1", "pending", "2026-07-14T00:00:00.000Z", 0],
      ["KB2", "approved", "2026-06-30T20:00:00.000Z", 1],
      ["KB3", "rejected", null, null],
    ]);
    expect(answer.statuses).toEqual([
      { status: "approved", count: 1 },
      { status: "pending", count: 1 },
      { status: "rejected", count: 1 },
      { status: "not_matched", count: 1 },
    ]);
    expect((await ask({ status: "not_matched" })).rows).toMatchObject([
      { patch: "KB4", reason: "after_cutoff" },
    ]);
  });

  test("at another date have the approvals and the releases of that date", async () => {
    const later = await ask({ at: "2026-07-14T00:00:00Z", search: "kb1" });
    expect(later.rows.map(({ status }) => status)).toEqual(["approved"]);
    const before = await ask({ at: "2026-06-15T00:00:00Z" });
    expect(before.rows.map(({ patch }) => patch)).toEqual(["KB3"]);
  });

  test("are searched by CVE, sorted and paged", async () => {
    expect((await ask({ search: "cve-2026-2" })).rows.map(({ patch }) => patch)).toEqual(["KB2"]);
    const page = await ask({ sort: "-patch", limit: 1, offset: 1 });
    expect([page.total, page.rows[0]?.patch]).toEqual([3, "KB2"]);
    await expect(ask({ sort: "toString" })).rejects.toMatchObject({ code: "bad_request" });
  });

  test("of Linux are the packages that its nodes report; without a release date nothing is claimed", async () => {
    const { rows, basis } = await ask({ baseline: linux.key });
    expect(basis).toBe("computed");
    expect(rows.map(({ patch, status, approvedOn }) => [patch, status, approvedOn])).toEqual([
      ["kernel.x86_64:0:5.10.1-1.amzn2", "approved", "2026-06-27T00:00:00.000Z"],
      ["vim.x86_64:2:9.0-1.amzn2", "unknown", null],
    ]);
  });

  test("are as AWS answers where it was asked, but not for another date", async () => {
    const { accountId, region, baselineId } = windows;
    const status = { deploymentStatus: "EXPLICIT_APPROVED", complianceLevel: "HIGH", approvedAt: null };
    const patch = {
      catalogKey: "KB2",
      product: "WindowsServer2022",
      severity: "Low",
      releasedAt: "2026-06-30",
    };
    await insert(
      database.pool,
      "effective_patches",
      { accountId, region, baselineId, ...patch, ...status },
      {
        validFrom: "2026-07-09T00:00:00Z",
      },
    );
    await insert(
      database.pool,
      "effective_patches",
      {
        ...{
          accountId,
          region,
          baselineId,
          catalogKey: "KB1",
          product: "WindowsServer2022",
          severity: "Critical",
        },
        ...{
          releasedAt: "2026-07-07T00:00:00Z",
          deploymentStatus: "PENDING_APPROVAL",
          approvedAt: "2026-07-14T17:00:00Z",
        },
      },
      { validFrom: "2026-07-09T00:00:00Z" },
    );
    const answer = await ask();
    expect(answer).toMatchObject({ basis: "aws", total: 2 });
    expect(answer.rows[0]).toMatchObject({ patch: "KB1", status: "pending", reason: "after_days" });
    // The rules tell otherwise, so they do not explain it.
    expect(answer.rows[1]).toMatchObject({
      status: "explicitly_approved",
      complianceLevel: "HIGH",
      rule: null,
    });
    expect((await ask({ search: "CVE-2026-2000" })).total).toBe(1);
    expect((await ask({ at: now.toISOString() })).basis).toBe("computed");
    expect((await ask({ asOf: "2026-07-08T00:00:00Z" })).basis).toBe("computed");
  });

  test("are exported as listed", async () => {
    const input = exportEffectivePatchesInput.parse({
      baseline: windows.key,
      at: now.toISOString(),
      format: "csv",
      status: "pending",
    });
    const lines = (await (await exportEffectivePatches(context(), input)).text()).split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain("KB1,WindowsServer2022,Update KB1,SecurityUpdates,Critical,2026-07-07");
  });
});

describe("the calculator", () => {
  test("gives each rule's date for a release", async () => {
    const { rules, patch } = await approvalDates(context(), {
      baseline: windows.key,
      releasedAt: "2026-07-07T00:00:00Z",
    });
    expect(patch).toBeNull();
    expect(rules).toEqual([
      { fits: null, approvedOn: "2026-07-14T00:00:00.000Z", reason: "after_days" },
      { fits: null, approvedOn: null, reason: "after_cutoff" },
    ]);
  });

  test("gives a patch's own dates, and those of another release", async () => {
    const { rules, patch } = await approvalDates(context(), { baseline: windows.key, patch: "KB1" });
    expect(patch).toMatchObject({ patch: "KB1", status: "pending", product: "WindowsServer2022", rule: 0 });
    expect(rules.map(({ fits, reason }) => [fits, reason])).toEqual([
      [true, "after_days"],
      [false, "after_cutoff"],
    ]);
    const moved = await approvalDates(context(), {
      baseline: windows.key,
      patch: "KB1",
      releasedAt: "2026-06-01T00:00:00Z",
    });
    expect(moved.patch).toMatchObject({
      status: "approved",
      approvedOn: "2026-06-01T00:00:00.000Z",
      rule: 1,
    });
  });

  test("says which patch nobody knows, and asks for something to work with", async () => {
    await expect(approvalDates(context(), { baseline: windows.key, patch: "KB404" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(approvalDates(context(), { baseline: windows.key })).rejects.toMatchObject({
      code: "bad_request",
    });
  });
});
