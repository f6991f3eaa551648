import { paginateListDiscoveredResources, type ResourceType } from "@aws-sdk/client-config-service";
import type { CollectContext } from "#lib/core/server/sync/dataset.ts";
import { resourceKey } from "../items/neighbours.ts";
import type { ResourceKey } from "./resource-source.ts";

/** The item that says that a resource was deleted is captured some time after it was: with daily recording up to a day. */
const captureDelayMs = 25 * 3_600_000;

/** A resource that was gone before it could be listed. */
export interface DeletedResource extends ResourceKey {
  /** Its items are all captured before then (ISO 8601). */
  before: string;
}

/** Resources that Config still has items of, although they were deleted before anyone here saw them. A batch a page. */
export async function* deletedResources(ctx: CollectContext): AsyncGenerator<DeletedResource[]> {
  const { accountId, region } = ctx.scope;
  const rows = await ctx.query<{ type: string; id: string }>(
    "select resource_type as type, resource_id as id from config_history_reach where account_id = $1 and region = $2",
    [accountId, region],
  );
  const known = new Set(rows.map(({ type, id }) => resourceKey(type, id)));
  for (const type of [...new Set(rows.map((row) => row.type))].sort()) {
    const pages = paginateListDiscoveredResources(
      { client: ctx.aws.config, pageSize: 100 },
      { resourceType: type as ResourceType, includeDeletedResources: true },
    );
    for await (const page of pages) {
      const now = Date.now();
      yield (page.resourceIdentifiers ?? []).flatMap(({ resourceId, resourceDeletionTime }) => {
        if (resourceId === undefined || resourceDeletionTime === undefined) return [];
        if (known.has(resourceKey(type, resourceId))) return [];
        const before = new Date(Math.min(now, resourceDeletionTime.getTime() + captureDelayMs));
        return [{ resourceType: type, resourceId, before: before.toISOString() }];
      });
    }
  }
}
