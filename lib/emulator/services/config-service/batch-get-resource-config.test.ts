import { NoAvailableConfigurationRecorderException, type ResourceKey } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { batchGetResourceConfig } from "./batch-get-resource-config.ts";

const { world, prod, without, of } = configRequests();

const keysOf = (resourceType: ResourceKey["resourceType"], request = prod): ResourceKey[] =>
  [...world.config.items(request.accountId, request.region, resourceType ?? "", request.now)]
    .slice(0, 50)
    .map(({ resourceId }) => ({ resourceType, resourceId }));

describe("BatchGetResourceConfig", () => {
  it("gives the newest configuration of each, as JSON text and without tags", async () => {
    const resourceKeys = [...keysOf("AWS::EC2::Instance"), ...keysOf("AWS::EC2::SecurityGroup")];
    const { baseConfigurationItems: items = [] } = await batchGetResourceConfig({ resourceKeys }, prod);
    expect(items.map(({ resourceId }) => resourceId)).toEqual(
      resourceKeys.map(({ resourceId }) => resourceId),
    );
    for (const item of items) {
      const configuration: unknown = JSON.parse(item.configuration ?? "");
      const id = item.resourceType === "AWS::EC2::Instance" ? "instanceId" : "groupId";
      expect(configuration).toHaveProperty(id, item.resourceId);
      expect(item).toMatchObject({ version: "1.3", awsRegion: "us-east-1", accountId: prod.accountId });
      expect(item).not.toHaveProperty("tags");
    }
  });

  it("leaves out what is unknown or deleted", async () => {
    const deleted = [
      ...world.config.items(prod.accountId, prod.region, "AWS::EC2::Instance", prod.now, "with-deleted"),
    ].find(({ status }) => status === "ResourceDeleted");
    const resourceKeys: ResourceKey[] = [
      { resourceType: "AWS::EC2::Instance", resourceId: deleted?.resourceId },
      { resourceType: "AWS::EC2::Instance", resourceId: "i-00000000000000000" },
      { resourceType: "AWS::EC2::Host", resourceId: "h-00000000000000000" },
    ];
    expect(deleted).toBeDefined();
    expect(await batchGetResourceConfig({ resourceKeys }, prod)).toEqual({
      baseConfigurationItems: [],
      unprocessedResourceKeys: [],
    });
  });

  it("says of what the recorder leaves out that it is not recorded", async () => {
    const data = of("data");
    const resourceKeys = keysOf("AWS::EC2::Volume", data).slice(0, 1);
    const { baseConfigurationItems: [item] = [] } = await batchGetResourceConfig({ resourceKeys }, data);
    expect(item).toMatchObject({ configurationItemStatus: "ResourceNotRecorded", configuration: undefined });
  });

  it("needs a recorder", () => {
    expect(() => batchGetResourceConfig({ resourceKeys: keysOf("AWS::EC2::Instance") }, without)).toThrow(
      NoAvailableConfigurationRecorderException,
    );
  });
});
