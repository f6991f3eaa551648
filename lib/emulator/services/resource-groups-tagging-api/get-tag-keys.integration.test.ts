import {
  GetTagKeysCommand,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 60, accounts: 1, regions: 1 });
});
afterAll(() => emulator.close());

describe("GetTagKeys", () => {
  it("lists each tag key of the account-Region once", async () => {
    const client = new ResourceGroupsTaggingAPIClient(clientOptions(emulator));
    const { TagKeys, PaginationToken } = await client.send(new GetTagKeysCommand({}));
    const { masterAccountId } = emulator.world.organization();
    const tagged = emulator.world.taggedResources(masterAccountId, "us-east-1", emulator.control.clock.now());
    expect(TagKeys).toEqual([...new Set([...tagged].flatMap(({ tags }) => Object.keys(tags)))].sort());
    expect(PaginationToken).toBe("");
    client.destroy();
  });
});
