import { DeleteActivationCommand, DescribeInstanceInformationCommand } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anAwsAccess } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import type { AwsAccess } from "./aws-access.ts";
import { currentPass } from "./aws-call-meter.ts";

let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;
let member: string;

const counted = async () => {
  const answer = await fetch(`${emulator.url}/_emulator/requests`);
  const { operations } = (await answer.json()) as { operations: Record<string, { calls: number }> };
  return Object.fromEntries(Object.entries(operations).map(([name, { calls }]) => [name, calls]));
};

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({ nodes: 20, accounts: 2, regions: 1 });
  member = emulator.world.accounts().find((account) => !account.isManagement)?.id ?? "";
});
beforeEach(async () => {
  emulator.control.faults.replace([]);
  await fetch(`${emulator.url}/_emulator/requests`, { method: "DELETE" });
  aws?.close();
  aws = anAwsAccess(emulator.url, { requestMs: 10_000, maxAttempts: 2 });
});
afterAll(async () => {
  aws.close();
  await emulator.close();
  await database.drop();
});
const nodesOf = (accountId: string) =>
  aws.clients(accountId, "us-east-1").ssm.send(new DescribeInstanceInformationCommand({}));

describe("access to AWS", () => {
  it("assumes the role of an account once for many calls, and none in its own account", async () => {
    await Promise.all([nodesOf(member), nodesOf(member), nodesOf(member)]);
    await nodesOf(await aws.callerAccountId());
    expect(await counted()).toEqual({
      "sts:GetCallerIdentity": 1,
      "sts:AssumeRole": 1,
      "ssm:DescribeInstanceInformation": 4,
    });
  });

  it("sends nothing for an operation that is not in the table", async () => {
    const { ssm } = aws.clients(member, "us-east-1");
    await expect(ssm.send(new DeleteActivationCommand({ ActivationId: "x" }))).rejects.toThrow(
      /not in the table/,
    );
    expect(await counted()).toEqual({});
  });

  it("asks for new credentials after it was told that they have expired", async () => {
    await nodesOf(member);
    aws.forgetCredentials(member);
    await nodesOf(member);
    expect(await counted()).toMatchObject({ "sts:AssumeRole": 2 });
  });

  it("asks again which account it is after the first question failed", async () => {
    emulator.control.faults.replace([
      { service: "sts", operation: "GetCallerIdentity", kind: "deny", times: 1 },
    ]);
    await expect(aws.callerAccountId()).rejects.toThrow();
    await expect(aws.callerAccountId()).resolves.toMatch(/^\d{12}$/);
  });

  it("ends a call at once when its pass is stopped", async () => {
    await nodesOf(member);
    emulator.control.faults.replace([{ service: "ssm", kind: "hang" }]);
    const stop = new AbortController();
    const meter = { signal: stop.signal, calls: 0, throttles: 0, failedOperation: null };
    const call = currentPass.run(meter, () => nodesOf(member));
    stop.abort();
    await expect(call).rejects.toThrow(/abort/i);
  });

  it("counts calls, throttles and errors per operation, account and Region, each once", async () => {
    emulator.control.faults.replace([{ service: "ssm", kind: "throttle", times: 1 }]);
    await nodesOf(member);
    await aws.meter.flush(database.pool);
    await aws.meter.flush(database.pool);
    await nodesOf(member);
    await aws.meter.flush(database.pool);
    const { rows } = await database.pool.query(
      `select service, operation, account_id, calls::int, throttles::int, errors::int, latency_ms_sum > 0 as timed
       from aws_call_counts where service = 'ssm'`,
    );
    expect(rows).toEqual([
      {
        service: "ssm",
        operation: "DescribeInstanceInformation",
        account_id: member,
        calls: 3,
        throttles: 1,
        errors: 0,
        timed: true,
      },
    ]);
  });

  it("keeps counts that could not be written for the next time", async () => {
    await nodesOf(member);
    const broken = { query: () => Promise.reject(new Error("no database")) };
    await expect(aws.meter.flush(broken as unknown as TestDatabase["pool"])).rejects.toThrow("no database");
    await database.pool.query("truncate aws_call_counts");
    await aws.meter.flush(database.pool);
    const { rows } = await database.pool.query(
      "select sum(calls)::int as calls from aws_call_counts where service = 'ssm'",
    );
    expect(rows).toEqual([{ calls: 1 }]);
  });
});
