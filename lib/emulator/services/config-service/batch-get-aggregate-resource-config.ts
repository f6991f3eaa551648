import type {
  BatchGetAggregateResourceConfigRequest,
  BatchGetAggregateResourceConfigResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import { aggregatorNamed } from "./aggregators.ts";
import { baseItemOf } from "./outputs.ts";

/**
 * Resources that are deleted or unknown to the aggregator are left out of the answer.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_BatchGetAggregateResourceConfig.html
 */
export const batchGetAggregateResourceConfig: Handler<
  BatchGetAggregateResourceConfigRequest,
  BatchGetAggregateResourceConfigResponse
> = (input, request) => {
  const { config } = request.world;
  const { sources } = aggregatorNamed(input.ConfigurationAggregatorName, request);
  const updatedAt = new Map(
    sources.map((source) => [`${source.accountId}:${source.region}`, source.updatedAt]),
  );
  const items = (input.ResourceIdentifiers ?? []).flatMap((key) => {
    const { SourceAccountId: accountId = "", SourceRegion: region = "" } = key;
    const at = updatedAt.get(`${accountId}:${region}`);
    if (at === undefined) return [];
    const item = config.item(accountId, region, key.ResourceType ?? "", key.ResourceId ?? "", at);
    return item === undefined || item.deletionTime !== undefined || item.status === "ResourceNotRecorded"
      ? []
      : [baseItemOf(item)];
  });
  return { BaseConfigurationItems: items, UnprocessedResourceIdentifiers: [] };
};
