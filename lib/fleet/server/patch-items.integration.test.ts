import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { aNode, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { aPatch, countPatches, insertNodePatches, insertPatches } from "#lib/patch/testing/a-patch.ts";
import { listFacets } from "./list-facets.ts";
import { listNodes } from "./list-nodes.ts";
import { suggest } from "./suggest.ts";

const now = new Date("2026-11-23T00:00:00Z");
let database: TestDatabase;

const windows = aPatch({ kbId: "KB5034441", cveIds: ["CVE-2026-1234", "CVE-2026-7"] });
const older = aPatch({ kbId: "KB503444", cveIds: ["CVE-2026-12"] });
const linux = aPatch({
  kbId: "bash.x86_64",
  title: "bash.x86_64:0:5.2.15-1.amzn2023.0.2",
  classification: "Security",
  cveIds: [],
});
const names = ["lacking", "failing", "waiting", "other", "linux", "bare"] as const;
const idOf = (name: (typeof names)[number]) => `i-${String(names.indexOf(name)).padStart(17, "0")}`;

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  const patchNumbers = {
    lacking: { patchClass: "missing_critical", patchMissing: 1, patchCritical: 1, patchSeverity: "CRITICAL" },
    failing: { patchClass: "failed", patchFailed: 1 },
    bare: { patchClass: null, patchBaselineId: null, patchScannedAt: null },
  };
  await insertNodes(
    pool,
    names.map((name) =>
      aNode({ name, nodeId: idOf(name), ...(name in patchNumbers && patchNumbers[name as "bare"]) }),
    ),
  );
  const [one = 0, two = 0, three = 0] = await insertPatches(pool, [windows, older, linux]);
  const place = { accountId: "111122223333", region: "us-east-1" };
  const earlier = { validFrom: "2026-10-01T00:00:00Z", validTo: "2026-11-01T00:00:00Z" };
  await insertNodePatches(pool, [
    { ...place, nodeId: idOf("lacking"), patches: [{ patchId: one, state: "Missing" }] },
    {
      ...place,
      nodeId: idOf("failing"),
      patches: [
        { patchId: one, state: "Failed" },
        { patchId: two, state: "Installed" },
      ],
    },
    { ...place, nodeId: idOf("waiting"), patches: [{ patchId: one, state: "InstalledPendingReboot" }] },
    { ...place, nodeId: idOf("other"), patches: [{ patchId: two, state: "InstalledOther" }] },
    { ...place, nodeId: idOf("linux"), patches: [{ patchId: three, state: "Missing" }] },
    { ...place, nodeId: idOf("waiting"), patches: [{ patchId: one, state: "Missing" }], ...earlier },
  ]);
  await pool.query("update fleet_nodes set valid_from = '2026-09-01T00:00:00Z'");
  await countPatches(pool);
  await pool.query(
    `insert into patch_baselines (account_id, region, baseline_id, name, raw)
     values ('111122223333', 'us-east-1', 'pb-0123456789abcdef0', 'Windows prod', '{}')`,
  );
});
afterAll(() => database.drop());

const context = () => aVerbContext(database.pool, { now: () => now });
async function found(filter: string, asOf?: string): Promise<(string | null)[]> {
  const input = { filter, sort: "name", limit: 100, offset: 0, ...(asOf && { asOf }) };
  return (await listNodes(context(), input)).rows.map((row) => row.name);
}

describe("patches of nodes", () => {
  test.each([
    ["kb:KB5034441", ["failing", "lacking", "waiting"]],
    ["kb:kb503444", ["failing", "lacking", "other", "waiting"]],
    ["kb=KB503444", ["failing", "other"]],
    ["kb:KB5034441@Missing", ["lacking"]],
    ["kb:KB5034441@installedpendingreboot", ["waiting"]],
    ["patch:KB5034441", ["failing", "lacking", "waiting"]],
    ["patch:KB5034441@Failed", ["failing"]],
    ["patch:missing_critical,KB5034441@Failed", ["failing", "lacking"]],
    ["patch:none", ["bare"]],
    ["lacks:KB5034441", ["failing", "lacking"]],
    ["lacks:KB5034441@Failed", ["failing"]],
    ["-lacks:KB5034441", ["bare", "linux", "other", "waiting"]],
    ["has:KB5034441", ["waiting"]],
    ["has=KB503444*", ["failing", "other", "waiting"]],
    ['lacks:"bash.x86_64:0:5.2.15-1.amzn2023.0.2"', ["linux"]],
    ['kb="bash.x86_64:0:5.2.15-1.amzn2023.0.2"@Missing', ["linux"]],
    ['kb="bash.x86_64:0:5.2.15-1.amzn2023.0.2"@Installed', []],
    ["lacks:bash", ["linux"]],
    ["lacks:*", ["failing", "lacking", "linux"]],
    ["kb:none", ["bare"]],
    ["cve:CVE-2026-1234", ["failing", "lacking"]],
    ["cve:cve-2026-1234", ["failing", "lacking"]],
    ["cve:CVE-2026-12", []],
    ["cve:CVE-2026-*", ["failing", "lacking"]],
    ['baseline:"windows prod"', ["failing", "lacking", "linux", "other", "waiting"]],
    ["baseline!=pb-0123456789abcdef0", ["bare"]],
    ["missing.critical>0 patch:KB5034441 cve:CVE-2026-1234 baseline:prod scanned<7d", ["lacking"]],
  ])("%s", async (filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  test("are those of the moment", async () => {
    expect(await found("lacks:KB5034441", "2026-10-15T00:00:00Z")).toEqual(["waiting"]);
  });

  test("are found by what was scanned by the moment", async () => {
    expect(await found("scanned<7d", "2026-11-20T00:00:00Z")).toEqual([]);
    expect(await found("scanned<7d", "2026-11-22T12:00:00Z")).toHaveLength(5);
  });
});

describe("baselines beside the list", () => {
  const counted = async (filter: string) =>
    (await listFacets(context(), { filter, fields: "baseline" })).facets[0]?.values.map(
      ({ value, count, selected }) => [value, count, selected],
    );

  test("go by their name, and a click on it finds as many nodes as it counts", async () => {
    expect(await counted("")).toEqual([
      ["Windows prod", 5, null],
      [null, 1, null],
    ]);
    expect(await found('baseline="Windows prod"')).toHaveLength(5);
  });

  test("go by their id where the filter names that", async () => {
    expect(await counted("baseline=pb-0123456789abcdef0")).toEqual([
      ["pb-0123456789abcdef0", 5, "include"],
      [null, 1, null],
    ]);
  });
});

describe("suggestions", () => {
  const suggested = async (filter: string) =>
    (await suggest(context(), { filter, cursor: filter.length })).suggestions.map(
      ({ insert, count }) => `${insert} ${count}`,
    );

  test.each([
    ["lacks:kb", ["KB5034441 2", "KB503444 0"]],
    ["patch:fail", ["failed 1"]],
    ["web lacks:kb5034441", ["KB5034441 null"]],
    [
      "kb:KB5034441@inst",
      [
        "KB5034441@InstalledPendingReboot null",
        "KB5034441@InstalledRejected null",
        "KB5034441@Installed null",
        "KB5034441@InstalledOther null",
      ],
    ],
    ["cve:CVE-2026-1", ["CVE-2026-1234 null", "CVE-2026-12 null"]],
    ["baseline:win", ['"Windows prod" 5']],
    ["missing.c", ["missing.critical: null"]],
  ])("%s", async (filter, expected) => {
    expect(await suggested(filter)).toEqual(expected);
  });
});
