import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareAccountsInput } from "#lib/aws-config/contract/compare.ts";
import type { Json } from "#lib/aws-config/domain/json.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { compareAccounts } from "./compare-accounts.ts";

const [one, two] = ["111122223333", "444455556666"];
const type = "AWS::EC2::SecurityGroup";
let database: TestDatabase;

interface Seed {
  account: string;
  id: string;
  name?: string | null;
  tags?: Record<string, string>;
  from?: string;
  until?: string;
  configuration?: Json;
  deleted?: boolean;
}

async function insertItem({
  account,
  id,
  name = null,
  tags = {},
  from = "2026-11-01",
  until = "infinity",
  configuration = {},
  deleted = false,
}: Seed) {
  await database.pool.query(
    `with item as (
       insert into config_items (account_id, region, resource_type, resource_id, status, captured_at, state_id, until,
         resource_name, tags, deleted_at)
       values ($1, 'eu-west-1', $2, $3, $4, $5, '1', $6, $7, $8, case when $9 then $5::timestamptz end)
       returning item_id)
     insert into config_documents (item_id, configuration) select item_id, $10 from item`,
    [
      account,
      type,
      id,
      deleted ? "ResourceDeleted" : "OK",
      from,
      until,
      name,
      tags,
      deleted,
      deleted ? null : JSON.stringify(configuration),
    ],
  );
}

const ssh = (...ranges: string[]) => ({
  ipPermissions: [{ ipProtocol: "tcp", fromPort: 22, toPort: 22, ipRanges: ranges }],
});
const compare = (changes: object = {}, ctx: object = {}) =>
  compareAccounts(
    aVerbContext(database.pool, ctx),
    compareAccountsInput.parse({ type, before: one, after: two, ...changes }),
  );

beforeAll(async () => {
  database = await testDatabase();
  const vpc = (id: string) => ({ vpcId: `vpc-${id}`, ownerId: id });
  await insertItem({
    account: one,
    id: "sg-0aaaaaaaaaaaaaaa1",
    name: "web",
    configuration: { ...ssh("10.0.0.0/8"), ...vpc("0aaaaaaaaaaaaaaaa") },
  });
  await insertItem({
    account: two,
    id: "sg-0bbbbbbbbbbbbbbb1",
    name: "web",
    configuration: { ...ssh("0.0.0.0/0"), ...vpc("0bbbbbbbbbbbbbbbb") },
  });
  await insertItem({
    account: one,
    id: "sg-0aaaaaaaaaaaaaaa2",
    name: `db-${one}`,
    tags: { App: "shop" },
    configuration: vpc("0aaaaaaaaaaaaaaaa"),
  });
  await insertItem({
    account: two,
    id: "sg-0bbbbbbbbbbbbbbb2",
    name: `db-${two}`,
    tags: { App: "shop" },
    configuration: vpc("0bbbbbbbbbbbbbbbb"),
  });
  await insertItem({ account: one, id: "sg-0aaaaaaaaaaaaaaa3", name: "old", until: "2026-11-10" });
  await insertItem({
    account: one,
    id: "sg-0aaaaaaaaaaaaaaa3",
    name: "old",
    from: "2026-11-10",
    deleted: true,
  });
  await insertItem({ account: two, id: "sg-0bbbbbbbbbbbbbbb4", name: null, tags: { Name: "lonely" } });
}, 120_000);
afterAll(() => database.drop());

describe("the resources of a type in two accounts", () => {
  it("are told apart pair by pair, what differs first, and ids that differ anyway count for nothing", async () => {
    const { rows, counts, total } = await compare();
    expect(rows.map(({ name, kind, changes }) => [name, kind, changes])).toEqual([
      ["web", "different", 2],
      ["lonely", "after", null],
      ["db-*", "equal", 0],
    ]);
    expect(rows[0]?.words.map(({ kind, values }) => [kind, values.peer])).toEqual([
      ["rule_opened", "0.0.0.0/0"],
      ["rule_closed", "10.0.0.0/8"],
    ]);
    expect(rows[0]?.before).toEqual({
      key: `${one}:eu-west-1:sg-0aaaaaaaaaaaaaaa1`,
      resourceId: "sg-0aaaaaaaaaaaaaaa1",
      region: "eu-west-1",
    });
    expect(counts).toEqual({ different: 1, before: 0, after: 1, unknown: 0, equal: 1 });
    expect(total).toBe(3);
  });

  it("are those that were there at a moment", async () => {
    const { rows } = await compare({ asOf: "2026-11-05T00:00:00Z" });
    expect(rows.map(({ name, kind }) => `${name} ${kind}`)).toContain("old before");
  });

  it("are matched by a tag when asked, and narrowed by kind and text", async () => {
    const byTag = await compare({ match: "tag:App", kind: "equal" });
    expect(byTag.rows.map(({ name }) => name)).toEqual(["shop"]);
    const found = await compare({ search: "0BBBBBBBBBBBBBBB4" });
    expect(found.rows.map(({ name }) => name)).toEqual(["lonely"]);
  });

  it("are refused to who may not see both accounts", async () => {
    const actor = { name: "aiko", role: "viewer", accountIds: [one] };
    await expect(compare({}, { actor })).rejects.toMatchObject({ code: "not_found" });
    await expect(compare({ after: one })).rejects.toMatchObject({ code: "bad_request" });
  });
});
