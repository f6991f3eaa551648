import type { WorldConfig } from "../config/types.ts";
import { concatScans, type Scan } from "../scan.ts";
import { Aggregation } from "./aggregation.ts";
import { partially, requiredValues } from "./condition.ts";
import { isAggregate, isAggregation, type Query } from "./query.ts";
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

/** What is known of all items of one type in an account-Region. */
interface Kind {
  scope: QueryScope;
  known: { accountId: string; resourceType: string; awsRegion?: string };
}

/** The types, account by account and Region by Region, that a condition does not rule out. */
const kindsOf = (config: WorldConfig, { where }: Query, scopes: readonly QueryScope[]): Kind[] =>
  scopes
    .flatMap((scope) =>
      config.resourceTypes.map((resourceType): Kind => {
        const known = { accountId: scope.accountId, resourceType };
        return { scope, known: isGlobal(resourceType) ? known : { ...known, awsRegion: scope.region } };
      }),
    )
    .filter(({ known }) => partially(where, known) !== false);

/**
 * The recorded items that a query can be about: types, accounts and Regions that its condition rules out are not listed,
 * and an id that it names is looked up.
 */
export function queriedItems(
  config: WorldConfig,
  query: Query,
  scopes: readonly QueryScope[],
): Scan<QueryItem> {
  const ids = requiredValues(query.where, "resourceId");
  const scans = kindsOf(config, query, scopes).map(({ scope, known }) => {
    const { accountId, region, now } = scope;
    const { resourceType } = known;
    return ids === undefined || ids.length > lookupsMax
      ? config.items(accountId, region, resourceType, now)
      : scanOfList(
          [...new Set(ids)].flatMap((id) => config.item(accountId, region, resourceType, id, now) ?? []),
        );
  });
  return concatScans(scans).flatMap((item) =>
    item.status === "OK" || item.status === "ResourceDiscovered" ? [queryItemOf(item)] : [],
  );
}

const countable = ["accountId", "awsRegion", "resourceType"];

/**
 * The result of a query that only counts by type, account and Region: Config has these numbers without looking at any item.
 * Undefined for every other query.
 */
export function countedRows(
  config: WorldConfig,
  query: Query,
  scopes: readonly QueryScope[],
): QueryItem[] | undefined {
  const columns = [...query.columns, ...query.orderBy.map(({ column }) => column)];
  const counts = columns.every((column) => !isAggregate(column) || column.name === "COUNT(*)");
  const grouped = query.groupBy.every(({ name }) => countable.includes(name));
  if (!isAggregation(query) || !counts || !grouped) return undefined;
  const kinds = kindsOf(config, query, scopes);
  if (kinds.some(({ known }) => partially(query.where, known) === undefined)) return undefined;
  const aggregation = new Aggregation(query);
  for (const { scope, known } of kinds) {
    const { accountId, region, now } = scope;
    const excluded = config.recorder(accountId, region, now)?.excludedTypes.includes(known.resourceType);
    const count = excluded ? 0 : config.count(accountId, region, known.resourceType, now);
    if (count > 0) aggregation.add({ awsRegion: "global", ...known }, count);
  }
  return aggregation.results();
}
