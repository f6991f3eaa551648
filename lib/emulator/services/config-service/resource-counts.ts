import type { World } from "../../world/world.ts";

interface ResourceCount {
  resourceType: string;
  count: number;
}

/** Resources of an account-Region by type, the most first; types that it has none of are left out. */
export const resourceCounts = (
  { config }: World,
  accountId: string,
  region: string,
  now: Date,
): ResourceCount[] =>
  config.resourceTypes
    .map((resourceType) => ({ resourceType, count: config.count(accountId, region, resourceType, now) }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => right.count - left.count || (left.resourceType < right.resourceType ? -1 : 1));
