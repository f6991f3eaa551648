import { NoSuchConfigurationAggregatorException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { getAggregateDiscoveredResourceCounts } from "./get-aggregate-discovered-resource-counts.ts";

const { management, prod } = configRequests();
const aggregator = { ConfigurationAggregatorName: "organization" };

describe("GetAggregateDiscoveredResourceCounts", () => {
  it("counts the same total in every grouping", async () => {
    const { TotalDiscoveredResources: total, GroupedResourceCounts: none } =
      await getAggregateDiscoveredResourceCounts(aggregator, management);
    expect(none).toEqual([]);
    for (const GroupByKey of ["RESOURCE_TYPE", "ACCOUNT_ID", "AWS_REGION"] as const) {
      const { GroupedResourceCounts: groups = [], TotalDiscoveredResources } =
        await getAggregateDiscoveredResourceCounts({ ...aggregator, GroupByKey }, management);
      expect(TotalDiscoveredResources).toBe(total);
      expect(groups.reduce((sum, { ResourceCount = 0 }) => sum + ResourceCount, 0)).toBe(total);
    }
  });

  it("filters by type, account and Region", async () => {
    const Filters = {
      ResourceType: "AWS::EC2::SecurityGroup",
      AccountId: prod.accountId,
      Region: "us-east-1",
    } as const;
    expect(
      await getAggregateDiscoveredResourceCounts(
        { ...aggregator, Filters, GroupByKey: "ACCOUNT_ID" },
        management,
      ),
    ).toMatchObject({
      TotalDiscoveredResources: 6,
      GroupedResourceCounts: [{ GroupName: prod.accountId, ResourceCount: 6 }],
    });
    expect(() => getAggregateDiscoveredResourceCounts(aggregator, prod)).toThrow(
      NoSuchConfigurationAggregatorException,
    );
  });
});
