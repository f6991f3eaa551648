export { cancelConfigRun, configCatalogQuery, runConfigQuery } from "./config-queries.ts";
export { packQuery, unpackQuery } from "./query-text.ts";
export { queryViewsQuery, runStatement } from "./read-model-queries.ts";
