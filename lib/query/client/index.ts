export { packQuery, unpackQuery } from "./query-text.ts";
export { queryViewsQuery, runStatement } from "./read-model-queries.ts";
