import {
  InvalidExpressionException,
  type SelectResourceConfigResponse,
} from "@aws-sdk/client-config-service";
import type { EmulatorRequest } from "../../../wire/handler.ts";
import { parseQuery } from "../../../world/config-sql/parser.ts";
import { countedRows, type QueryScope, queriedItems } from "../../../world/config-sql/queried-items.ts";
import { isAggregate, isAggregation, type Query } from "../../../world/config-sql/query.ts";
import { QueryError } from "../../../world/config-sql/query-error.ts";
import { gatheredRows, isGathered, streamedRows } from "../../../world/config-sql/run-query.ts";
import type { QueryItem } from "../../../world/config-sql/values.ts";
import { limitOf } from "../limits.ts";
import { snapshotScan } from "./snapshots.ts";

interface SelectInput {
  expression: string;
  limit: number | undefined;
  token: string | undefined;
  scopes: readonly QueryScope[];
  aggregator?: string;
}

/** Rows on a page when the request does not say, of items and of groups. */
const pageSizes = { items: 25, groups: 500 } as const;

const asText = (row: QueryItem): string => JSON.stringify(row);

function readQuery(expression: string): Query {
  try {
    return parseQuery(expression);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new InvalidExpressionException({ $metadata: {}, message: error.message });
  }
}

/** Answers one page of a query over account-Regions. A result is an item as JSON text. */
export function select(
  { expression, limit, token, scopes, aggregator = "" }: SelectInput,
  request: EmulatorRequest,
): SelectResourceConfigResponse {
  const { world } = request;
  const query = readQuery(expression);
  const names = query.columns.length === 0 ? ["*"] : query.columns.map(({ name }) => name);
  const items = queriedItems(world.config, query, scopes);
  const rows = isGathered(query)
    ? snapshotScan(world, () =>
        (countedRows(world.config, query, scopes) ?? gatheredRows(query, items)).map(asText),
      )
    : streamedRows(query, items).flatMap((row) => [asText(row)]);
  const size = limitOf(limit, isAggregation(query) ? pageSizes.groups : pageSizes.items);
  const page = request.page(rows, { token, limit: size, query: [expression, aggregator] });
  const lastPage = query.orderBy.some(({ column }) => isAggregate(column));
  return {
    Results: page.items,
    QueryInfo: { SelectFields: names.map((Name) => ({ Name })) },
    NextToken: lastPage ? undefined : page.nextToken,
  };
}
