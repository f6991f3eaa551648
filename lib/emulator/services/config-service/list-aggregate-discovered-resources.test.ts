import {
  type ListAggregateDiscoveredResourcesRequest,
  NoSuchConfigurationAggregatorException,
} from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { allPages } from "../../testing/handler-request.ts";
import { listAggregateDiscoveredResources } from "./list-aggregate-discovered-resources.ts";

const { world, management, prod } = configRequests();
const groups = {
  ConfigurationAggregatorName: "organization",
  ResourceType: "AWS::EC2::SecurityGroup",
} as const;

const list = async (input: Partial<ListAggregateDiscoveredResourcesRequest> = {}) => {
  const pages = await allPages(listAggregateDiscoveredResources, { ...groups, ...input }, management);
  return pages.flatMap(({ ResourceIdentifiers }) => ResourceIdentifiers ?? []);
};

describe("ListAggregateDiscoveredResources", () => {
  it("lists the resources of every account and Region that has a recorder", async () => {
    const found = await list({ Limit: 20 });
    const scopes = new Set(
      found.map(({ SourceAccountId, SourceRegion }) => `${SourceAccountId}:${SourceRegion}`),
    );
    expect(scopes.size).toBe(6 * 3 - 1);
    expect(found).toHaveLength(scopes.size * 6);
  });

  it("filters by account, Region, name and id", async () => {
    const of = { AccountId: prod.accountId, Region: "us-east-1" };
    expect(await list({ Filters: of })).toHaveLength(6);
    const [base, ...more] = await list({ Filters: { ...of, ResourceName: "base" } });
    expect(more).toEqual([]);
    expect(await list({ Filters: { ResourceId: base?.ResourceId } })).toEqual([base]);
  });

  it("shows nothing of what a recorder leaves out, and shows a change some minutes later", async () => {
    const data = world.accounts().find(({ name }) => name === "data")?.id;
    const volumes = { ResourceType: "AWS::EC2::Volume", Filters: { AccountId: data } } as const;
    expect(await list(volumes)).toEqual([]);
    expect(() => listAggregateDiscoveredResources(groups, prod)).toThrow(
      NoSuchConfigurationAggregatorException,
    );
  });
});
