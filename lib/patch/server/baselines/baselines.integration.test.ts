import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { exportBaselinesInput, listBaselinesInput } from "#lib/patch/contract/baseline-list.ts";
import { aBaseline, aRule } from "#lib/patch/testing/a-baseline.ts";
import { insert, insertBaseline, insertPatchGroup } from "#lib/patch/testing/seed-baselines.ts";
import { baselineHistory } from "./baseline-history.ts";
import { diffBaselines } from "./diff-baselines.ts";
import { exportBaselines } from "./export-baselines.ts";
import { getBaseline } from "./get-baseline.ts";
import { listBaselineGroups } from "./list-baseline-groups.ts";
import { listBaselines } from "./list-baselines.ts";

const [one, two] = ["111122223333", "444455556666"];
const now = new Date("2026-11-23T00:00:00Z");
let database: TestDatabase;

const production = aBaseline({
  baselineId: "pb-prod0000000000001",
  name: "windows production",
  description: "Servers",
});
const elsewhere = aBaseline({
  ...production,
  accountId: two,
  baselineId: "pb-prod0000000000002",
  isDefault: true,
});
const diverging = aBaseline({
  ...production,
  region: "eu-west-1",
  baselineId: "pb-prod0000000000003",
  rejectedPatches: ["KB2"],
});
const provided = aBaseline({
  baselineId: "pb-aws00000000000001",
  name: "AWS-AmazonLinux2DefaultPatchBaseline",
  operatingSystem: "AMAZON_LINUX_2",
  isPredefined: true,
  isDefault: true,
});

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await pool.query("insert into accounts (account_id, name, status) values ($1, 'payments', 'ACTIVE')", [
    one,
  ]);
  await pool.query(
    `insert into sync_coverage (dataset, account_id, region, cadence_seconds, last_complete_at, first_complete_at)
     select dataset, account_id, region, 300, '2026-11-22 23:58Z', '2026-10-01 00:05Z' from
     unnest(array['patch-states', 'patch-baselines', 'patch-groups']) dataset, (values ($1, 'us-east-1'), ($2, 'us-east-1')) place (account_id, region)`,
    [one, two],
  );
  const earlier = {
    ...production,
    approvalRules: [aRule({ approveAfterDays: 14 })],
    rejectedPatches: ["KB9"],
  };
  await insertBaseline(pool, earlier, { validFrom: "2026-10-01T00:00:00Z", validTo: "2026-11-01T00:00:00Z" });
  await insertBaseline(pool, production, { validFrom: "2026-11-01T00:00:00Z" });
  await insertBaseline(pool, elsewhere);
  await insertBaseline(pool, diverging);
  await insertBaseline(pool, provided);
  await insertPatchGroup(pool, production, "web", { validFrom: "2026-10-01T00:01:00Z" });
  await insertPatchGroup(pool, production, "db", { validFrom: "2026-11-10T00:00:00Z" });
  const node = (nodeId: string, patchClass: string | null, accountId = one, id = production.baselineId) =>
    insert(
      pool,
      "fleet_nodes",
      {
        accountId,
        region: "us-east-1",
        nodeId,
        patchClass,
        patchBaselineId: id,
        tags: { Env: nodeId },
        firstSeenAt: "2026-10-01",
      },
      {},
    );
  await node("i-a", "failed");
  await node("i-b", "compliant");
  await node("i-c", "compliant");
  await node("i-d", "compliant", two, elsewhere.baselineId);
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });
const list = (input: Record<string, unknown> = {}, ctx = context()) =>
  listBaselines(ctx, { ...listBaselinesInput.parse({}), ...input });
const names = async (input: Record<string, unknown>) =>
  (await list(input)).rows.map(({ baselineId }) => baselineId);

describe("the list of baselines", () => {
  test("says who uses each, and leaves use open where patch states were not read", async () => {
    const { rows, total, operatingSystems } = await list({ sort: "-nodes,name" });
    expect(rows.map(({ key, nodes, patchGroups }) => [key, nodes, patchGroups])).toEqual([
      [production.key, 3, 2],
      [elsewhere.key, 1, 0],
      [provided.key, 0, 0],
      [diverging.key, null, 0],
    ]);
    expect([total, rows[0]?.accountName, rows[1]?.accountName]).toEqual([4, "payments", null]);
    expect(operatingSystems).toEqual([
      { operatingSystem: "AMAZON_LINUX_2", count: 1 },
      { operatingSystem: "WINDOWS", count: 3 },
    ]);
    expect(new Set(rows.map(({ digest }) => digest)).size).toBe(3);
    expect(rows[0]?.digest).toBe(rows[1]?.digest);
  });

  test("is searched, filtered, sorted and paged", async () => {
    expect(await names({ search: "PAYMENTS" })).toHaveLength(3);
    expect(await names({ search: "db" })).toEqual([production.baselineId]);
    expect(await names({ kind: "predefined" })).toEqual([provided.baselineId]);
    expect(await names({ use: "unused" })).toEqual([provided.baselineId]);
    expect(await names({ use: "default", operatingSystem: "WINDOWS" })).toEqual([elsewhere.baselineId]);
    expect(await names({ name: "windows production", sort: "-account,region", limit: 1, offset: 1 })).toEqual(
      [diverging.baselineId],
    );
    expect((await list({ operatingSystem: "SUSE" })).operatingSystems).toHaveLength(2);
    await expect(list({ sort: "constructor" })).rejects.toMatchObject({ code: "bad_request" });
  });

  test("keeps to the scope and to what the reader may see", async () => {
    expect(await names({ accounts: [two] })).toEqual([elsewhere.baselineId]);
    expect((await list({}, context([two]))).total).toBe(1);
    const tagged = await list({ tag: "Env=i-a", name: "windows production", accounts: [one] });
    expect(tagged.rows.find(({ key }) => key === production.key)?.nodes).toBe(1);
  });

  test("groups what goes by one name, and says that the definitions differ", async () => {
    const input = listBaselinesInput.parse({});
    const { rows, total } = await listBaselineGroups(context(), input);
    expect(total).toBe(2);
    expect(rows.find(({ name }) => name === "windows production")).toMatchObject({
      baselines: 3,
      accounts: 2,
      regions: 2,
      definitions: 2,
      defaults: 1,
      patchGroups: 2,
      nodes: 4,
    });
  });

  test("as of a moment has what was there then", async () => {
    const { rows } = await list({
      asOf: "2026-10-15T00:00:00Z",
      name: "windows production",
      accounts: [one],
    });
    expect(rows.find(({ key }) => key === production.key)).toMatchObject({
      rejectedPatches: 1,
      patchGroups: 1,
    });
  });

  test("is exported in its order, safe for spreadsheets", async () => {
    const input = exportBaselinesInput.parse({ format: "csv", sort: "name,account", accounts: two });
    const text = await (await exportBaselines(context(), input)).text();
    expect(text.split("\r\n")[1]).toMatch(
      /^windows production,WINDOWS,444455556666,,us-east-1,pb-prod0000000000002,/,
    );
    const json = await exportBaselines(context(), { ...input, format: "json" });
    expect(await json.json()).toHaveLength(1);
    expect(json.headers.get("content-disposition")).toContain("patch-baselines-20261123T0000.json");
  });
});

describe("one baseline", () => {
  test("comes with its groups, nodes by class and namesakes", async () => {
    const answer = await getBaseline(context(), { baseline: production.key });
    expect(answer.baseline.approvalRules).toEqual(production.approvalRules);
    expect(answer.patchGroups.map(({ patchGroup }) => patchGroup)).toEqual(["db", "web"]);
    expect(answer.nodes).toEqual({
      total: 3,
      classes: [
        { class: "compliant", count: 2 },
        { class: "failed", count: 1 },
      ],
    });
    expect(answer.namesakes.map(({ key, same }) => [key, same])).toEqual([
      [diverging.key, false],
      [elsewhere.key, true],
    ]);
    expect(answer.raw.command).toBe(
      "aws ssm get-patch-baseline --baseline-id pb-prod0000000000001 --region us-east-1",
    );
    expect((await getBaseline(context(), { baseline: diverging.key })).nodes).toBeNull();
  });

  test("is answered for a moment, and not before it was seen or to those who may not", async () => {
    const past = await getBaseline(context(), { baseline: production.key, asOf: "2026-10-15T00:00:00Z" });
    expect([past.baseline.rejectedPatches, past.patchGroups.length, past.endedAt]).toEqual([
      ["KB9"],
      1,
      null,
    ]);
    const before = getBaseline(context(), { baseline: production.key, asOf: "2026-01-01T00:00:00Z" });
    await expect(before).rejects.toMatchObject({ code: "not_found" });
    await expect(getBaseline(context([two]), { baseline: production.key })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getBaseline(context(), { baseline: "nothing" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("that is gone is shown as it last was", async () => {
    const gone = aBaseline({ baselineId: "pb-gone000000000001", name: "old" });
    const period = { validFrom: "2026-10-01T00:00:00Z", validTo: "2026-10-20T00:00:00Z" };
    await insertBaseline(database.pool, gone, period);
    const answer = await getBaseline(context(), { baseline: gone.key });
    expect([answer.baseline.name, answer.endedAt]).toEqual(["old", "2026-10-20T00:00:00.000Z"]);
    const { entries } = await baselineHistory(context(), { baseline: gone.key });
    expect(entries.map(({ kind }) => kind)).toEqual(["disappeared", "first_seen"]);
  });

  test("tells what changed and when, patch groups too, but not what the first pass found", async () => {
    const { entries } = await baselineHistory(context(), { baseline: production.key });
    expect(entries).toEqual([
      {
        at: "2026-11-10T00:00:00.000Z",
        kind: "changed",
        changes: [{ kind: "list", list: "patchGroups", added: ["db"], removed: [] }],
      },
      {
        at: "2026-11-01T00:00:00.000Z",
        kind: "changed",
        changes: [
          {
            kind: "rule_changed",
            before: aRule({ approveAfterDays: 14 }),
            after: aRule(),
          },
          { kind: "list", list: "rejectedPatches", added: [], removed: ["KB9"] },
        ],
      },
      { at: "2026-10-01T00:00:00.000Z", kind: "first_seen", changes: [] },
    ]);
    const past = await baselineHistory(context(), { baseline: production.key, asOf: "2026-10-15T00:00:00Z" });
    expect(past.entries).toHaveLength(1);
  });

  test("is compared with another one, and with itself at another moment", async () => {
    const input = { baseline: production.key };
    const moments = await diffBaselines(context(), { ...input, otherAsOf: "2026-10-15T00:00:00Z" });
    expect(moments.changes.map(({ kind }) => kind)).toEqual(["rule_changed", "list", "list"]);
    const other = await diffBaselines(context(), { ...input, other: elsewhere.key });
    expect(other.changes).toEqual([
      { kind: "value", field: "isDefault", before: true, after: false },
      { kind: "list", list: "patchGroups", added: ["db", "web"], removed: [] },
    ]);
    await expect(diffBaselines(context(), input)).rejects.toMatchObject({ code: "bad_request" });
  });
});
