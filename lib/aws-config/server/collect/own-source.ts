import {
  type BaseConfigurationItem,
  BatchGetResourceConfigCommand,
  type ConfigServiceClient,
  paginateGetDiscoveredResourceCounts,
  paginateListDiscoveredResources,
  paginateSelectResourceConfig,
  type ResourceType,
} from "@aws-sdk/client-config-service";
import type { AwsClients } from "#lib/core/server/aws-clients.ts";
import type { ListedResource, ResourceKey, ResourceSource } from "./resource-source.ts";
import { listedOf, selectExpressions } from "./select-rows.ts";

/** The account-Region's own answers: Config's advanced queries and its recorder's items. */
export function ownSource({ config }: AwsClients): ResourceSource {
  return {
    via: "select",
    aggregator: null,
    lagMs: 30 * 60_000,
    tellsChanges: true,
    async *list(slice) {
      for (const Expression of selectExpressions(slice)) {
        const pages = paginateSelectResourceConfig({ client: config, pageSize: 100 }, { Expression });
        for await (const page of pages) yield listedOf(page.Results);
      }
    },
    count: () => countOwn(config),
    fetch: (keys) => fetchOwn(config, keys),
  };
}

/**
 * The same without advanced queries, for who may not use them: lists type by type, and each configuration is asked for to
 * see whether it changed.
 */
export function listSource({ config }: AwsClients): ResourceSource {
  return {
    via: "list",
    aggregator: null,
    lagMs: 0,
    tellsChanges: false,
    async *list(slice) {
      for (const resourceType of slice.types ?? (await countOwn(config)).keys()) {
        const pages = paginateListDiscoveredResources(
          { client: config, pageSize: 100 },
          { resourceType: resourceType as ResourceType },
        );
        for await (const page of pages) {
          const keys = (page.resourceIdentifiers ?? []).flatMap(({ resourceId }) =>
            resourceId === undefined ? [] : [{ resourceType, resourceId }],
          );
          if (keys.length > 0) yield await capturesOf(config, keys);
        }
      }
    },
    count: () => countOwn(config),
    fetch: (keys) => fetchOwn(config, keys),
  };
}

/** What of a page has a configuration; what has none cannot be told from what is gone. */
async function capturesOf(
  config: ConfigServiceClient,
  keys: readonly ResourceKey[],
): Promise<ListedResource[]> {
  return (await fetchOwn(config, keys)).flatMap((item) => {
    const { resourceType, resourceId, configurationItemCaptureTime: captured } = item;
    if (resourceType === undefined || resourceId === undefined || captured === undefined) return [];
    return [{ resourceType, resourceId, capturedAt: captured.toISOString(), surroundings: null }];
  });
}

async function countOwn(config: ConfigServiceClient): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const page of paginateGetDiscoveredResourceCounts({ client: config, pageSize: 100 }, {})) {
    for (const { resourceType, count } of page.resourceCounts ?? []) {
      if (resourceType !== undefined) counts.set(resourceType, count ?? 0);
    }
  }
  return counts;
}

async function fetchOwn(
  config: ConfigServiceClient,
  keys: readonly ResourceKey[],
): Promise<BaseConfigurationItem[]> {
  const answer = await config.send(new BatchGetResourceConfigCommand({ resourceKeys: keys.map(ownKey) }));
  return answer.baseConfigurationItems ?? [];
}

/** Types come from AWS as texts: there are more of them than this version of the SDK names. */
export function ownKey({ resourceType, resourceId }: ResourceKey) {
  return { resourceType: resourceType as ResourceType, resourceId };
}
