export { isWhole as isTrailWhole, trailSummary } from "../domain/trail/trail-summary.ts";
export { compareAccountsQuery } from "./compare-queries.ts";
export { nodeResourcesQuery, resourceGraphQuery, resourceRulesQuery } from "./page-queries.ts";
export {
  recordingQuery,
  resourceFacetsQuery,
  resourceItemsQuery,
  resourceQuery,
  resourcesQuery,
  resourceTimelineQuery,
  resourceTypesQuery,
  suggestResourcesQuery,
} from "./resource-queries.ts";
export { aggregatorsQuery, packsQuery, ruleQuery, ruleResourcesQuery, rulesQuery } from "./rule-queries.ts";
export { trailReachQuery } from "./trail-queries.ts";
export { wantedHistoryQuery } from "./wanted-history-query.ts";
