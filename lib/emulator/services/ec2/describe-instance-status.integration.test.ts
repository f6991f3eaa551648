import {
  DescribeInstanceStatusCommand,
  type DescribeInstanceStatusCommandInput,
  EC2Client,
  type InstanceStatus,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;
let client: EC2Client;
let accountId = "";

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 900, accounts: 2, regions: 2 });
  accountId = emulator.world.accounts()[1]?.id ?? "";
  client = new EC2Client(clientOptions(emulator, { accountId }));
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

const statuses = async (input: DescribeInstanceStatusCommandInput): Promise<InstanceStatus[]> =>
  (await client.send(new DescribeInstanceStatusCommand(input))).InstanceStatuses ?? [];
const world = () => [...emulator.world.instances(accountId, "us-east-1", emulator.control.clock.now())];

describe("DescribeInstanceStatus", () => {
  it("lists running instances only, unless all are asked for", async () => {
    const all = world();
    const running = all.filter(({ state }) => state === "running");
    expect(running.length).toBeLessThan(all.length);
    expect(await statuses({})).toHaveLength(running.length);
    expect(await statuses({ IncludeAllInstances: true })).toHaveLength(all.length);
  });

  it("says that checks do not apply to an instance that is not running", async () => {
    const stopped = world().find(({ state }) => state === "stopped");
    const ids = { InstanceIds: [stopped?.instanceId ?? ""] };
    expect(await statuses(ids)).toEqual([]);
    expect(await statuses({ ...ids, IncludeAllInstances: true })).toMatchObject([
      { InstanceState: { Code: 80, Name: "stopped" }, InstanceStatus: { Status: "not-applicable" } },
    ]);
  });

  it("filters by check results and by scheduled events", async () => {
    const running = world().filter(({ state }) => state === "running");
    const impaired = running.filter(({ instanceStatus }) => instanceStatus === "impaired");
    expect(
      await statuses({ Filters: [{ Name: "instance-status.status", Values: ["impaired"] }] }),
    ).toHaveLength(impaired.length);
    const scheduled = running.filter(({ scheduledEvents }) => scheduledEvents.length > 0);
    expect(scheduled.length).toBeGreaterThan(0);
    const found = await statuses({ Filters: [{ Name: "event.code", Values: ["*"] }] });
    expect(found.map(({ InstanceId }) => InstanceId)).toEqual(scheduled.map(({ instanceId }) => instanceId));
    expect(found[0]?.Events?.[0]).toMatchObject({ NotBefore: scheduled[0]?.scheduledEvents[0]?.notBefore });
  });

  it("refuses a token that was given for other filters", async () => {
    const first = await client.send(new DescribeInstanceStatusCommand({ MaxResults: 5 }));
    const token = first.NextToken ?? "";
    expect(await statuses({ MaxResults: 10, NextToken: token })).toHaveLength(10);
    await expect(statuses({ NextToken: token, IncludeAllInstances: true })).rejects.toMatchObject({
      name: "InvalidNextToken",
    });
  });
});
