import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  InvalidParameterException,
  PaginationTokenExpiredException,
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;
let client: ResourceGroupsTaggingAPIClient;
let accountId = "";

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 400, accounts: 2, regions: 1 });
  accountId = emulator.world.accounts()[1]?.id ?? "";
  client = new ResourceGroupsTaggingAPIClient(clientOptions(emulator, { accountId }));
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

const ask = (input: GetResourcesCommandInput) => client.send(new GetResourcesCommand(input));
const world = () => [...emulator.world.taggedResources(accountId, "us-east-1", emulator.control.clock.now())];

async function all(input: GetResourcesCommandInput): Promise<string[]> {
  const arns: string[] = [];
  for await (const page of paginateGetResources({ client }, input)) {
    arns.push(...(page.ResourceTagMappingList ?? []).map(({ ResourceARN = "" }) => ResourceARN));
  }
  return arns;
}

describe("GetResources", () => {
  it("pages over every tagged resource once and ends with an empty token", async () => {
    const arns = await all({ ResourcesPerPage: 100 });
    expect(arns).toEqual(world().map(({ arn }) => arn));
    const last = await ask({ ResourceARNList: arns.slice(0, 2) });
    expect(last.PaginationToken).toBe("");
    expect(last.ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN).sort()).toEqual(
      arns.slice(0, 2).sort(),
    );
  });

  it("filters by tags: keys with and, values with or, no value for any", async () => {
    const expected = world().filter(
      ({ tags }) => (tags.Env === "prod" || tags.Env === "staging") && "Team" in tags,
    );
    expect(expected.length).toBeGreaterThan(0);
    const TagFilters = [{ Key: "Env", Values: ["prod", "staging"] }, { Key: "Team" }];
    expect(await all({ TagFilters })).toEqual(expected.map(({ arn }) => arn));
    expect(await all({ TagFilters: [{ Key: "Env", Values: ["Prod"] }] })).toEqual([]);
  });

  it("filters by service or by resource type", async () => {
    const hybrid = world().filter(({ resourceType }) => resourceType === "ssm:managed-instance");
    expect(await all({ ResourceTypeFilters: ["ssm"] })).toEqual(hybrid.map(({ arn }) => arn));
    expect(await all({ ResourceTypeFilters: ["ec2:instance", "ssm:managed-instance"] })).toHaveLength(
      world().length,
    );
    expect(await all({ ResourceTypeFilters: ["s3"] })).toEqual([]);
  });

  it("counts tags when a page is measured in them", async () => {
    const { ResourceTagMappingList: first = [] } = await ask({ TagsPerPage: 100, ResourcesPerPage: 100 });
    const tags = first.reduce((sum, { Tags }) => sum + (Tags?.length ?? 0), 0);
    expect(tags).toBeLessThanOrEqual(100);
    expect(await all({ TagsPerPage: 100 })).toEqual(world().map(({ arn }) => arn));
  });

  it.each([
    { ResourcesPerPage: 101 },
    { TagsPerPage: 150 },
    { ResourceARNList: ["arn:aws:ec2:us-east-1:1:instance/i-1"], ResourcesPerPage: 10 },
    { ResourceARNList: ["not an arn"] },
    { ResourceTypeFilters: ["ec2 instance"] },
    { ExcludeCompliantResources: true },
    { PaginationToken: "nonsense" },
    { TagFilters: [{ Key: "k".repeat(129) }] },
  ] satisfies GetResourcesCommandInput[])("refuses %o", async (input) => {
    await expect(ask(input)).rejects.toBeInstanceOf(InvalidParameterException);
  });

  it("lets a token expire after a quarter of an hour", async () => {
    const { PaginationToken } = await ask({ ResourcesPerPage: 5 });
    emulator.control.clock.change({ advanceSeconds: 899 });
    const second = await ask({ ResourcesPerPage: 5, PaginationToken });
    expect(second.ResourceTagMappingList).toHaveLength(5);
    emulator.control.clock.change({ advanceSeconds: 2 });
    await expect(ask({ ResourcesPerPage: 5, PaginationToken })).rejects.toBeInstanceOf(
      PaginationTokenExpiredException,
    );
  });
});
