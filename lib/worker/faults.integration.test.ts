import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import { type AwsOperationName, awsOperations } from "#lib/core/server/aws-operations.ts";
import type { Dataset, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { organizationScope } from "#lib/core/server/sync/dataset.ts";
import { anAwsAccess, passOver } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import { datasets as all, projections } from "./datasets.ts";

/** What goes on where it stopped, so that no two passes over it are alike, and what has nothing to ask about here. */
const testedElsewhere = ["config-history", "config-aggregator-sources"];
const datasets = all.filter((dataset) => !testedElsewhere.includes(dataset.name));

let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;
/** Gives up soon, for calls that are never answered. */
let impatient: AwsAccess;
let accountId: string;
let region: string;

const scopeOf = (dataset: Dataset): SyncScope => {
  if (dataset.scope === "organization") return organizationScope;
  return { accountId, region: dataset.scope === "account" ? "-" : region };
};
const pass = (dataset: Dataset, through = aws) =>
  passOver(database.pool, dataset, { projections, aws: through, scope: scopeOf(dataset) });
const faults = (rules: Parameters<Emulator["control"]["faults"]["replace"]>[0]) =>
  emulator.control.faults.replace(rules);

/** Columns that say how far a pass has read, which is as far as its time. */
const movingColumns: Readonly<Record<string, readonly string[]>> = {
  "cloudtrail-events": ["covered", "wanted_from", "asked_at"],
};

/** Everything that a dataset keeps, as text. */
async function contents(dataset: Dataset): Promise<string> {
  const versions = dataset.write === undefined ? `(select count(*) from ${dataset.table}_history)` : "''";
  const { rows } = await database.pool.query<{ text: string }>(
    `select coalesce(string_agg(row::text, ',' order by row::text), '') || ${versions}
       || (select count(*) from events) as text from ${dataset.table} t, lateral (select to_jsonb(t) - $1::text[]) as kept(row)`,
    [movingColumns[dataset.name] ?? []],
  );
  return rows[0]?.text ?? "";
}
async function coverage(dataset: Dataset) {
  const scope = scopeOf(dataset);
  const { rows } = await database.pool.query(
    "select * from sync_coverage where dataset = $1 and account_id = $2 and region = $3",
    [dataset.name, scope.accountId, scope.region],
  );
  return rows[0];
}

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({
    nodes: 60,
    accounts: 2,
    regions: 1,
    seed: "faults",
    // What ran in the last 30 days by the database's clock is asked about.
    clock: new Date(),
  });
  emulator.control.clock.change({ frozen: true });
  accountId = emulator.world.accounts().find((account) => !account.isManagement)?.id ?? "";
  region = emulator.world.regions()[0]?.name ?? "";
  aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 1 });
  impatient = anAwsAccess(emulator.url, { requestMs: 1_200, maxAttempts: 1 });
  for (const dataset of datasets) {
    const result = await pass(dataset);
    if (result.outcome !== "complete") throw new Error(`${dataset.name}: ${JSON.stringify(result)}`);
  }
}, 60_000);
beforeEach(() => faults([]));
afterAll(async () => {
  aws.close();
  impatient.close();
  await emulator.close();
  await database.drop();
});

/** For datasets that keep what they know of nodes on which nothing ran, and of commands that have ended. */
const askAgainSql: Readonly<Record<string, string>> = {
  "command-invocations": "update commands set valid_from = now()",
  "node-associations": "update managed_nodes_live set last_association_at = null",
  "node-patches": "update patch_states set valid_from = now()",
};

/** Where it is not the last operation that every pass calls: runs that have ended are listed, and not asked about again. */
const alwaysCalled: Readonly<Record<string, AwsOperationName>> = {
  "window-executions": "ssm:DescribeMaintenanceWindowExecutions",
  // One call for each pass; what has not changed is not asked for, and what another way can tell is asked there.
  "config-resources": "config-service:GetDiscoveredResourceCounts",
};

/** Each fault, and the codes under which coverage may show it. */
const kinds = [
  ["deny", /^(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/],
  ["throttle", /Throttl|RequestLimitExceeded|TooManyRequests/],
  ["error", /^(Internal|Service|InternalFailure|InternalServer)/],
  ["hang", /Timeout/],
  ["cut", /ECONNRESET|TimeoutError/],
  ["truncate", /UnreadableResponse|ECONNRESET|Timeout/],
  ["expired", /Expired/],
  ["html500", /UnreadableResponse|Error|Unknown/],
] as const;

describe.each(datasets.map((dataset) => [dataset.name, dataset] as const))("%s", (_, dataset) => {
  // The operation that every pass of the dataset calls.
  const name =
    alwaysCalled[dataset.name] ??
    dataset.operations.findLast((operation) => !operation.startsWith("sts:")) ??
    "sts:GetCallerIdentity";
  const { service, operation, iamAction } = awsOperations[name];

  it.each(kinds)("keeps what it has through %s, and says so", async (kind, code) => {
    const known = await contents(dataset);
    const before = await coverage(dataset);
    faults([{ service, operation, kind }]);
    // All are asked again, whatever ran since the last pass.
    const askAgain = askAgainSql[dataset.name];
    if (askAgain !== undefined) await database.pool.query(askAgain);
    expect(await pass(dataset, kind === "hang" ? impatient : aws)).toMatchObject({ outcome: "failed" });
    const after = await coverage(dataset);
    expect(after.error_code).toMatch(code);
    expect(after).toMatchObject({
      error_operation: name,
      error_iam_action: kind === "deny" ? iamAction : null,
      last_complete_at: before.last_complete_at,
      row_count: before.row_count,
    });
    expect(after.error_message).not.toMatch(/<html|\n/);
    expect(await contents(dataset)).toBe(known);
    faults([]);
    expect(await pass(dataset)).toMatchObject({
      outcome: "complete",
      counts: { inserted: 0, changed: 0, ended: 0 },
    });
    expect(await coverage(dataset)).toMatchObject({ error_code: null, failing_since: null });
    expect(await contents(dataset)).toBe(known);
  });
});

describe("AWS that misbehaves now and then", () => {
  const nodes = datasets.find((dataset) => dataset.name === "managed-nodes") as Dataset;

  it("is retried without a failed pass, and the throttles are counted", async () => {
    faults([{ service: "ssm", operation: "DescribeInstanceInformation", kind: "throttle", times: 1 }]);
    const patient = anAwsAccess(emulator.url, { requestMs: 2_000, maxAttempts: 4 });
    const result = await passOver(database.pool, nodes, { projections, aws: patient, scope: scopeOf(nodes) });
    patient.close();
    expect(result).toMatchObject({ outcome: "complete", counts: { throttles: 1, changed: 0, ended: 0 } });
  });

  it("names sts:AssumeRole when the role of an account cannot be assumed", async () => {
    faults([{ service: "sts", operation: "AssumeRole", kind: "deny" }]);
    const stranger = anAwsAccess(emulator.url);
    const result = await passOver(database.pool, nodes, {
      projections,
      aws: stranger,
      scope: scopeOf(nodes),
    });
    stranger.close();
    expect(result).toMatchObject({
      outcome: "failed",
      failure: { code: "AccessDenied", operation: "sts:AssumeRole", iamAction: "sts:AssumeRole" },
    });
  });
});
