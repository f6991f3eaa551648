import type {
  GetDiscoveredResourceCountsRequest,
  GetDiscoveredResourceCountsResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import { limitOf } from "./limits.ts";
import { typeOf } from "./outputs.ts";
import { resourceCounts } from "./resource-counts.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetDiscoveredResourceCounts.html */
export const getDiscoveredResourceCounts: Handler<
  GetDiscoveredResourceCountsRequest,
  GetDiscoveredResourceCountsResponse
> = (input, request) => {
  const { world, accountId, region, now } = request;
  const { resourceTypes = [] } = input;
  const excluded = world.config.recorder(accountId, region, now)?.excludedTypes ?? [];
  const counted = resourceCounts(world, accountId, region, now).filter(
    ({ resourceType }) =>
      !excluded.includes(resourceType) &&
      (resourceTypes.length === 0 || resourceTypes.includes(resourceType)),
  );
  const page = request.page(counted, {
    token: input.nextToken,
    limit: limitOf(input.limit, 100),
    query: [resourceTypes],
  });
  return {
    totalDiscoveredResources: counted.reduce((sum, { count }) => sum + count, 0),
    resourceCounts: page.items.map(({ resourceType, count }) => ({
      resourceType: typeOf(resourceType),
      count,
    })),
    nextToken: page.nextToken,
  };
};
