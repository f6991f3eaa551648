import type {
  BatchGetResourceConfigRequest,
  BatchGetResourceConfigResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import { baseItemOf, recorderOf } from "./outputs.ts";

/**
 * Resources that are deleted or unknown are left out of the answer.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_BatchGetResourceConfig.html
 */
export const batchGetResourceConfig: Handler<
  BatchGetResourceConfigRequest,
  BatchGetResourceConfigResponse
> = (input, request) => {
  recorderOf(request);
  const { world, accountId, region, now } = request;
  const items = (input.resourceKeys ?? []).flatMap(({ resourceType = "", resourceId = "" }) => {
    const item = world.config.item(accountId, region, resourceType, resourceId, now);
    return item === undefined || item.deletionTime !== undefined ? [] : [baseItemOf(item)];
  });
  return { baseConfigurationItems: items, unprocessedResourceKeys: [] };
};
