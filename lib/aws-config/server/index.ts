import "server-only";

export { compareAccounts } from "./compare/compare-accounts.ts";
export { getResource } from "./detail/get-resource.ts";
export { resourceGraph } from "./detail/resource-graph.ts";
export { resourceItems } from "./detail/resource-items.ts";
export { resourceTimeline } from "./detail/resource-timeline.ts";
export { countTypes } from "./list/count-types.ts";
export { exportResources } from "./list/export-resources.ts";
export { listResourceFacets } from "./list/list-resource-facets.ts";
export { listResources } from "./list/list-resources.ts";
export { suggestResources } from "./list/suggest-resources.ts";
export { listAggregators } from "./recording/list-aggregators.ts";
export { listRecording } from "./recording/list-recording.ts";
export { getRule } from "./rules/get-rule.ts";
export { listPacks } from "./rules/list-packs.ts";
export { listRules } from "./rules/list-rules.ts";
export { resourceRules } from "./rules/resource-rules.ts";
export { ruleResources } from "./rules/rule-resources.ts";
