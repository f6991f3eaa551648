import {
  type ListDiscoveredResourcesRequest,
  type ListDiscoveredResourcesResponse,
  ValidationException,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import type { WorldConfigItem } from "../../world/config/types.ts";
import { limitOf } from "./limits.ts";
import { recorderOf, typeOf } from "./outputs.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ListDiscoveredResources.html */
export const listDiscoveredResources: Handler<
  ListDiscoveredResourcesRequest,
  ListDiscoveredResourcesResponse
> = (input, request) => {
  recorderOf(request);
  const { nextToken, limit, ...query } = input;
  const { resourceType = "", resourceIds = [], resourceName, includeDeletedResources } = query;
  if (resourceIds.length > 0 && resourceName !== undefined) {
    throw new ValidationException({
      $metadata: {},
      message: "You can specify either resource IDs or a resource name, but not both, in the same request.",
    });
  }
  const { world, accountId, region, now } = request;
  const deleted = includeDeletedResources === true ? "with-deleted" : undefined;
  const wanted = new Set(resourceIds);
  const found: readonly WorldConfigItem[] | ReturnType<typeof world.config.items> =
    wanted.size === 0
      ? world.config
          .items(accountId, region, resourceType, now, deleted)
          .filter((item) => resourceName === undefined || item.resourceName === resourceName)
      : [...wanted]
          .map((resourceId) => world.config.item(accountId, region, resourceType, resourceId, now))
          .filter((item) => item !== undefined)
          .filter(({ deletionTime }) => deleted !== undefined || deletionTime === undefined);
  const page = request.page(found, { token: nextToken, limit: limitOf(limit, 100), query });
  return {
    resourceIdentifiers: page.items.map((item) => ({
      resourceType: typeOf(item.resourceType),
      resourceId: item.resourceId,
      resourceName: item.resourceName,
      resourceDeletionTime: item.deletionTime,
    })),
    nextToken: page.nextToken,
  };
};
