import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anAwsAccess, passOver } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import type { AwsAccess } from "../aws-access.ts";
import { organizationScope } from "../sync/dataset.ts";
import { accountsDataset } from "./accounts.ts";

let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({ nodes: 10, accounts: 3, regions: 1, seed: "accounts" });
  aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 1 });
});
afterAll(async () => {
  aws.close();
  await emulator.close();
  await database.drop();
});

const pass = () => passOver(database.pool, accountsDataset, { aws, scope: organizationScope });
const organizations = (kind: "html500" | "deny" | null) =>
  emulator.control.faults.replace(
    kind === null ? [] : [{ service: "organizations", operation: "DescribeOrganization", kind }],
  );
const accounts = async () =>
  (await database.pool.query<{ account_id: string }>("select account_id from accounts order by 1")).rows.map(
    (row) => row.account_id,
  );

describe("accounts", () => {
  const whole = () =>
    emulator.world
      .accounts()
      .map(({ id }) => id)
      .sort();
  const own = () => emulator.world.accounts().find((account) => account.isManagement)?.id;

  it.each(["html500", "deny"] as const)(
    "are the caller's own one where Organizations never answered (%s)",
    async (kind) => {
      organizations(kind);
      expect(await pass()).toMatchObject({ outcome: "complete" });
      expect(await accounts()).toEqual([own()]);
    },
  );

  it("are the organisation's as soon as it answers, and stay when it no longer does", async () => {
    organizations(null);
    expect(await pass()).toMatchObject({ outcome: "complete" });
    expect(await accounts()).toEqual(whole());
    organizations("html500");
    expect(await pass()).toMatchObject({
      outcome: "failed",
      failure: { operation: "organizations:DescribeOrganization", iamAction: null },
    });
    expect(await accounts()).toEqual(whole());
  });
});
