import type {
  ListAggregateDiscoveredResourcesRequest,
  ListAggregateDiscoveredResourcesResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import { concatScans } from "../../world/scan.ts";
import { aggregatorNamed } from "./aggregators.ts";
import { limitOf } from "./limits.ts";
import { typeOf } from "./outputs.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ListAggregateDiscoveredResources.html */
export const listAggregateDiscoveredResources: Handler<
  ListAggregateDiscoveredResourcesRequest,
  ListAggregateDiscoveredResourcesResponse
> = (input, request) => {
  const { NextToken, Limit, ...query } = input;
  const { ResourceType: resourceType = "", Filters: filters = {} } = query;
  const { config } = request.world;
  const { sources } = aggregatorNamed(input.ConfigurationAggregatorName, request);
  const found = concatScans(
    sources
      .filter(
        ({ accountId, region }) =>
          (filters.AccountId ?? accountId) === accountId && (filters.Region ?? region) === region,
      )
      .map(({ accountId, region, updatedAt }) => config.items(accountId, region, resourceType, updatedAt)),
  ).filter(
    ({ resourceId, resourceName, status }) =>
      status !== "ResourceNotRecorded" &&
      (filters.ResourceId ?? resourceId) === resourceId &&
      (filters.ResourceName ?? resourceName) === resourceName,
  );
  const page = request.page(found, { token: NextToken, limit: limitOf(Limit, 100), query });
  return {
    ResourceIdentifiers: page.items.map((item) => ({
      SourceAccountId: item.accountId,
      SourceRegion: item.region,
      ResourceId: item.resourceId,
      ResourceType: typeOf(item.resourceType),
      ResourceName: item.resourceName,
    })),
    NextToken: page.nextToken,
  };
};
