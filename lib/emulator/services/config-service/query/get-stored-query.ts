import {
  type GetStoredQueryRequest,
  type GetStoredQueryResponse,
  ResourceNotFoundException,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { storedQueries } from "./stored.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetStoredQuery.html */
export const getStoredQuery: Handler<GetStoredQueryRequest, GetStoredQueryResponse> = (
  { QueryName: name },
  request,
) => {
  const stored = storedQueries(request).find(({ queryName }) => queryName === name);
  if (stored === undefined) {
    const message = `The query ${name} does not exist.`;
    throw new ResourceNotFoundException({ $metadata: {}, message });
  }
  return {
    StoredQuery: {
      QueryId: stored.queryId,
      QueryArn: stored.queryArn,
      QueryName: stored.queryName,
      Description: stored.description,
      Expression: stored.expression,
    },
  };
};
