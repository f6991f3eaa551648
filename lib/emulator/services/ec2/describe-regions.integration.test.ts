import { DescribeRegionsCommand, type DescribeRegionsCommandInput, EC2Client } from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;
let client: EC2Client;

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 0, accounts: 1, regions: 3 });
  client = new EC2Client(clientOptions(emulator));
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

const names = async (input: DescribeRegionsCommandInput): Promise<(string | undefined)[]> =>
  ((await client.send(new DescribeRegionsCommand(input))).Regions ?? []).map(({ RegionName }) => RegionName);

describe("DescribeRegions", () => {
  it("lists the enabled Regions, and all of them when asked", async () => {
    const enabled = emulator.world.regions().map(({ name }) => name);
    expect(await names({})).toEqual(enabled);
    const all = await names({ AllRegions: true });
    expect(all).toHaveLength(enabled.length + emulator.world.disabledRegions().length);
  });

  it("filters by opt-in status and by name", async () => {
    const off = { Name: "opt-in-status", Values: ["not-opted-in"] };
    expect(await names({ Filters: [off] })).toEqual([]);
    expect(await names({ AllRegions: true, Filters: [off] })).toEqual(
      emulator.world.disabledRegions().map(({ name }) => name),
    );
    expect(await names({ RegionNames: ["us-east-1"] })).toEqual(["us-east-1"]);
  });

  it("refuses a Region that there is not", async () => {
    await expect(names({ RegionNames: ["eu-nowhere-1"] })).rejects.toMatchObject({
      name: "InvalidParameterValue",
      message: "Invalid region names: [eu-nowhere-1]",
    });
  });

  it("cannot be asked in a Region that is not enabled", async () => {
    const region = emulator.world.disabledRegions()[0]?.name ?? "";
    const elsewhere = new EC2Client(clientOptions(emulator, { region }));
    await expect(elsewhere.send(new DescribeRegionsCommand({}))).rejects.toMatchObject({
      name: "AuthFailure",
    });
    elsewhere.destroy();
  });
});
