import {
  GetTagValuesCommand,
  InvalidParameterException,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;
let client: ResourceGroupsTaggingAPIClient;

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 400, accounts: 1, regions: 1 });
  client = new ResourceGroupsTaggingAPIClient(clientOptions(emulator));
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

describe("GetTagValues", () => {
  it("lists each value of a key once, over as many pages as it takes", async () => {
    const { masterAccountId } = emulator.world.organization();
    const tagged = emulator.world.taggedResources(masterAccountId, "us-east-1", emulator.control.clock.now());
    const expected = [...new Set([...tagged].flatMap(({ tags }) => tags.Name ?? []))].sort();
    expect(expected.length).toBeGreaterThan(100);
    const seen: string[] = [];
    for (let token: string | undefined; token !== ""; ) {
      const page = await client.send(new GetTagValuesCommand({ Key: "Name", PaginationToken: token }));
      seen.push(...(page.TagValues ?? []));
      token = page.PaginationToken ?? "";
    }
    expect(seen).toEqual(expected);
  });

  it("knows no values of a key that nobody uses, and wants a key", async () => {
    expect(await client.send(new GetTagValuesCommand({ Key: "Unused" }))).toMatchObject({ TagValues: [] });
    await expect(client.send(new GetTagValuesCommand({ Key: "" }))).rejects.toBeInstanceOf(
      InvalidParameterException,
    );
  });
});
