import type { ListStoredQueriesRequest, ListStoredQueriesResponse } from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { limitOf } from "../limits.ts";
import { storedQueries } from "./stored.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ListStoredQueries.html */
export const listStoredQueries: Handler<ListStoredQueriesRequest, ListStoredQueriesResponse> = (
  { NextToken, MaxResults },
  request,
) => {
  const options = { token: NextToken, limit: limitOf(MaxResults, 50), query: [] };
  const { items, nextToken } = request.page(storedQueries(request), options);
  return {
    StoredQueryMetadata: items.map((stored) => ({
      QueryId: stored.queryId,
      QueryArn: stored.queryArn,
      QueryName: stored.queryName,
      Description: stored.description,
    })),
    NextToken: nextToken,
  };
};
