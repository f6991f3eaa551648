import type { WorldConfig } from "../config/types.ts";
import { concatScans, type Scan } from "../scan.ts";
import { partially, requiredValues } from "./condition.ts";
import type { Query } from "./query.ts";
import { queryItemOf } from "./query-item.ts";
import { scanOfList } from "./run-query.ts";
import type { QueryItem } from "./values.ts";

/** An account-Region that a query covers. */
export interface QueryScope {
  accountId: string;
  region: string;
  /** It is shown as it was then. */
  now: Date;
}

/** More ids than this are not looked up one by one. */
const lookupsMax = 100;

/** IAM's items are recorded in one Region, and say `global`. */
const isGlobal = (resourceType: string): boolean => resourceType.startsWith("AWS::IAM::");

/**
 * The recorded items that a query can be about: types, accounts and Regions that its condition rules out are not listed,
 * and an id that it names is looked up.
 */
export function queriedItems(
  config: WorldConfig,
  { where }: Query,
  scopes: readonly QueryScope[],
): Scan<QueryItem> {
  const ids = requiredValues(where, "resourceId");
  const scans = scopes.flatMap(({ accountId, region, now }) =>
    config.resourceTypes
      .filter((resourceType) => {
        const known = { accountId, resourceType };
        return partially(where, isGlobal(resourceType) ? known : { ...known, awsRegion: region }) !== false;
      })
      .map((resourceType) =>
        ids === undefined || ids.length > lookupsMax
          ? config.items(accountId, region, resourceType, now)
          : scanOfList(
              [...new Set(ids)].flatMap((id) => config.item(accountId, region, resourceType, id, now) ?? []),
            ),
      ),
  );
  return concatScans(scans).flatMap((item) =>
    item.status === "OK" || item.status === "ResourceDiscovered" ? [queryItemOf(item)] : [],
  );
}
