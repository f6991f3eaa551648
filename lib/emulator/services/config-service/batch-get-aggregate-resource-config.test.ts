import { NoSuchConfigurationAggregatorException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { batchGetAggregateResourceConfig } from "./batch-get-aggregate-resource-config.ts";
import { listAggregateDiscoveredResources } from "./list-aggregate-discovered-resources.ts";

const { management, prod } = configRequests();
const aggregator = { ConfigurationAggregatorName: "organization" };

describe("BatchGetAggregateResourceConfig", () => {
  it("gives the configuration of resources of several accounts", async () => {
    const asked = { ...aggregator, ResourceType: "AWS::EC2::SecurityGroup" } as const;
    const { ResourceIdentifiers = [] } = await listAggregateDiscoveredResources(asked, management);
    const { BaseConfigurationItems: items = [] } = await batchGetAggregateResourceConfig(
      { ...aggregator, ResourceIdentifiers },
      management,
    );
    expect(items.map(({ resourceId }) => resourceId)).toEqual(
      ResourceIdentifiers.map(({ ResourceId }) => ResourceId),
    );
    expect(new Set(items.map(({ accountId }) => accountId)).size).toBe(6);
  });

  it("leaves out what it does not know", async () => {
    const key = {
      SourceRegion: "us-east-1",
      ResourceId: "sg-00000000000000000",
      ResourceType: "AWS::EC2::SecurityGroup",
    } as const;
    const ResourceIdentifiers = [
      { ...key, SourceAccountId: prod.accountId },
      { ...key, SourceAccountId: "000000000000" },
    ];
    const asked = { ...aggregator, ResourceIdentifiers };
    expect(await batchGetAggregateResourceConfig(asked, management)).toMatchObject({
      BaseConfigurationItems: [],
    });
    expect(() => batchGetAggregateResourceConfig(asked, prod)).toThrow(
      NoSuchConfigurationAggregatorException,
    );
  });
});
