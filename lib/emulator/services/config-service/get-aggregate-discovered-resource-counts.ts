import type {
  GetAggregateDiscoveredResourceCountsRequest,
  GetAggregateDiscoveredResourceCountsResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import { aggregatorNamed } from "./aggregators.ts";
import { limitOf } from "./limits.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetAggregateDiscoveredResourceCounts.html */
export const getAggregateDiscoveredResourceCounts: Handler<
  GetAggregateDiscoveredResourceCountsRequest,
  GetAggregateDiscoveredResourceCountsResponse
> = (input, request) => {
  const { NextToken, Limit, ...query } = input;
  const { Filters: filters = {}, GroupByKey: groupBy } = query;
  const { config } = request.world;
  const groups = new Map<string, number>();
  let total = 0;
  for (const { accountId, region, updatedAt } of aggregatorNamed(input.ConfigurationAggregatorName, request)
    .sources) {
    if ((filters.AccountId ?? accountId) !== accountId || (filters.Region ?? region) !== region) continue;
    const excluded = config.recorder(accountId, region, updatedAt)?.excludedTypes ?? [];
    for (const resourceType of config.resourceTypes) {
      if ((filters.ResourceType ?? resourceType) !== resourceType || excluded.includes(resourceType))
        continue;
      const count = config.count(accountId, region, resourceType, updatedAt);
      const group = groupBy === "ACCOUNT_ID" ? accountId : groupBy === "AWS_REGION" ? region : resourceType;
      total += count;
      if (count > 0) groups.set(group, (groups.get(group) ?? 0) + count);
    }
  }
  const counted = [...groups]
    .map(([GroupName, ResourceCount]) => ({ GroupName, ResourceCount }))
    .sort(
      (left, right) =>
        right.ResourceCount - left.ResourceCount || (left.GroupName < right.GroupName ? -1 : 1),
    );
  const page = request.page(groupBy === undefined ? [] : counted, {
    token: NextToken,
    limit: limitOf(Limit, 1000),
    query,
  });
  return {
    TotalDiscoveredResources: total,
    GroupByKey: groupBy,
    GroupedResourceCounts: page.items,
    NextToken: page.nextToken,
  };
};
