import type { ServiceHandlers } from "../../wire/handler.ts";
import { getStoredQuery } from "./query/get-stored-query.ts";
import { listStoredQueries } from "./query/list-stored-queries.ts";
import { selectResourceConfig } from "./query/select-resource-config.ts";

/** AWS Config, as far as it is emulated. */
export const configHandlers: ServiceHandlers = {
  GetStoredQuery: getStoredQuery,
  ListStoredQueries: listStoredQueries,
  SelectResourceConfig: selectResourceConfig,
};
