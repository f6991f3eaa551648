import {
  DescribeInstancesCommand,
  type DescribeInstancesCommandInput,
  EC2Client,
  type Instance,
  paginateDescribeInstances,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;
let client: EC2Client;
let accountId = "";

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 300, accounts: 2, regions: 2 });
  accountId = emulator.world.accounts()[1]?.id ?? "";
  client = new EC2Client(clientOptions(emulator, { accountId }));
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

const instancesOf = async (input: DescribeInstancesCommandInput): Promise<Instance[]> => {
  const { Reservations } = await client.send(new DescribeInstancesCommand(input));
  return (Reservations ?? []).flatMap(({ Instances }) => Instances ?? []);
};
const filtered = (Name: string, ...Values: string[]): Promise<Instance[]> =>
  instancesOf({ Filters: [{ Name, Values }] });
const world = () => [...emulator.world.instances(accountId, "us-east-1", emulator.control.clock.now())];

describe("DescribeInstances", () => {
  it("lists every instance of the account and Region, and no other's", async () => {
    const ids = (await instancesOf({})).map(({ InstanceId }) => InstanceId);
    expect(ids.sort()).toEqual(
      world()
        .map(({ instanceId }) => instanceId)
        .sort(),
    );
    const elsewhere = new EC2Client(clientOptions(emulator, { accountId, region: "eu-central-1" }));
    const other = await elsewhere.send(
      new DescribeInstancesCommand({
        Filters: [{ Name: "instance-id", Values: ids.slice(0, 5) as string[] }],
      }),
    );
    expect(other.Reservations).toEqual([]);
    elsewhere.destroy();
  });

  it("shows what the console reads: state, profile, network, times and tags", async () => {
    const managed = world().find(
      ({ state, instanceProfile }) => state === "running" && instanceProfile !== undefined,
    );
    const [instance] = await instancesOf({ InstanceIds: [managed?.instanceId ?? ""] });
    expect(instance).toMatchObject({
      InstanceId: managed?.instanceId,
      State: { Code: 16, Name: "running" },
      IamInstanceProfile: { Arn: managed?.instanceProfile?.arn },
      VpcId: managed?.vpcId,
      SubnetId: managed?.subnetId,
      PrivateIpAddress: managed?.privateIp,
      LaunchTime: managed?.launchTime,
      Placement: { AvailabilityZone: managed?.availabilityZone },
    });
    expect(Object.fromEntries((instance?.Tags ?? []).map(({ Key, Value }) => [Key, Value]))).toEqual(
      managed?.tags,
    );
  });

  it("pages by instances, each once, and gives no token with the last page", async () => {
    const seen: string[] = [];
    for await (const page of paginateDescribeInstances({ client, pageSize: 7 }, {})) {
      const instances = (page.Reservations ?? []).flatMap(({ Instances }) => Instances ?? []);
      expect(instances.length).toBeLessThanOrEqual(7);
      seen.push(...instances.map(({ InstanceId = "" }) => InstanceId));
    }
    expect(seen).toHaveLength(world().length);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("joins filters with and, their values with or, and takes wildcards", async () => {
    const all = world();
    const stopped = all.filter(({ state }) => state === "stopped");
    expect(await filtered("instance-state-name", "stopped")).toHaveLength(stopped.length);
    expect(await filtered("instance-state-name", "running", "stopped")).toHaveLength(
      all.filter(({ state }) => state === "running" || state === "stopped").length,
    );
    const prod = all.filter(({ tags }) => tags.Env === "prod");
    expect(await filtered("tag:Env", "pr?d")).toHaveLength(prod.length);
    expect(await filtered("tag:Env", "p*")).toHaveLength(prod.length);
    expect(await filtered("tag:Env", "p\\*")).toEqual([]);
    expect(await filtered("tag-key", "Env")).toHaveLength(all.filter(({ tags }) => "Env" in tags).length);
    expect(await filtered("platform", "windows")).toHaveLength(
      all.filter(({ platform }) => platform === "windows").length,
    );
    const both = await instancesOf({
      Filters: [
        { Name: "tag:Env", Values: ["prod"] },
        { Name: "instance-state-name", Values: ["stopped"] },
      ],
    });
    expect(both).toHaveLength(prod.filter(({ state }) => state === "stopped").length);
  });

  it.each([
    [{ InstanceIds: ["i-nonsense"] }, "InvalidInstanceID.Malformed"],
    [{ InstanceIds: ["i-0123456789abcdef0"] }, "InvalidInstanceID.NotFound"],
    [{ InstanceIds: ["i-0123456789abcdef0"], MaxResults: 10 }, "InvalidParameterCombination"],
    [{ MaxResults: 4 }, "InvalidParameterValue"],
    [{ MaxResults: 1001 }, "InvalidParameterValue"],
    [{ Filters: [{ Name: "colour", Values: ["red"] }] }, "InvalidParameterValue"],
    [{ NextToken: "nonsense" }, "InvalidNextToken"],
    [{ DryRun: true }, "DryRunOperation"],
  ] satisfies [DescribeInstancesCommandInput, string][])("refuses %o with %s", async (input, code) => {
    await expect(instancesOf(input)).rejects.toMatchObject({ name: code });
  });
});
