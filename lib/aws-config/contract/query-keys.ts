import type { SearchMembers } from "#lib/core/contract/hrefs.ts";

/** Datasets that a list of resources rests on. */
export const resourceDatasets = ["config-resources", "config-recorders"] as const;

/** Datasets that a resource's own page rests on: earlier items arrive by themselves. */
export const resourcePageDatasets = [...resourceDatasets, "config-history"] as const;

/** What else a resource's timeline tells: who made a change, and what rules found. */
export const resourceTimelineDatasets = [
  ...resourcePageDatasets,
  "cloudtrail-events",
  "rule-compliance",
] as const;

/** Datasets that the rules of one resource rest on. */
export const resourceRuleDatasets = ["config-rules", "rule-compliance"] as const;

/** Datasets that the resources of a node rest on. */
export const nodeResourceDatasets = [...resourcePageDatasets, "rule-compliance"] as const;

/** Datasets that the pages of rules rest on. */
export const ruleDatasets = ["accounts", "config-rules", "rule-compliance", "conformance-packs"] as const;
export const packDatasets = ["accounts", "conformance-packs"] as const;

/** Datasets that the state of recording rests on. */
export const recordingDatasets = [
  "accounts",
  "config-recorders",
  "config-resources",
  "config-history",
] as const;

/** Datasets that the reach of CloudTrail rests on. */
export const trailDatasetNames = ["accounts", "cloudtrail-events", "cloudtrail-trails"] as const;

export const aggregatorDatasets = ["accounts", "config-aggregators", "config-aggregator-sources"] as const;

/**
 * Without `config-history`: pages are kept live with it, but to read everybody's past sooner would help none of them. What a
 * resource's page needs of it is told for that resource alone.
 */
export const withoutHistory = (datasets: readonly string[]): string[] =>
  datasets.filter((name) => name !== "config-history");

const key = <Input extends SearchMembers>(verb: string, datasets: readonly string[], input: Input) =>
  ["aws-config", verb, { datasets }, input] as const;

/** Query keys of AWS Config: feature, verb, the datasets whose changes make the answer old, input. */
export const configKeys = {
  resources: <Input extends SearchMembers>(input: Input) => key("resources", resourceDatasets, input),
  facets: <Input extends SearchMembers>(input: Input) => key("facets", resourceDatasets, input),
  types: <Input extends SearchMembers>(input: Input) => key("types", resourceDatasets, input),
  suggest: <Input extends SearchMembers>(input: Input) => key("suggest", resourceDatasets, input),
  resource: <Input extends SearchMembers>(input: Input) => key("resource", resourcePageDatasets, input),
  timeline: <Input extends SearchMembers>(input: Input) => key("timeline", resourceTimelineDatasets, input),
  wantedHistory: <Input extends SearchMembers>(input: Input) => key("wanted-history", [], input),
  items: <Input extends SearchMembers>(input: Input) => key("items", resourcePageDatasets, input),
  graph: <Input extends SearchMembers>(input: Input) => key("graph", resourcePageDatasets, input),
  compareAccounts: <Input extends SearchMembers>(input: Input) =>
    key("compare-accounts", resourceDatasets, input),
  resourceRules: <Input extends SearchMembers>(input: Input) =>
    key("resource-rules", resourceRuleDatasets, input),
  nodeResources: <Input extends SearchMembers>(input: Input) =>
    key("node-resources", nodeResourceDatasets, input),
  rules: <Input extends SearchMembers>(input: Input) => key("rules", ruleDatasets, input),
  rule: <Input extends SearchMembers>(input: Input) => key("rule", ruleDatasets, input),
  ruleResources: <Input extends SearchMembers>(input: Input) => key("rule-resources", ruleDatasets, input),
  packs: <Input extends SearchMembers>(input: Input) => key("packs", packDatasets, input),
  recording: <Input extends SearchMembers>(input: Input) => key("recording", recordingDatasets, input),
  trailReach: <Input extends SearchMembers>(input: Input) => key("trail-reach", trailDatasetNames, input),
  aggregators: <Input extends SearchMembers>(input: Input) => key("aggregators", aggregatorDatasets, input),
} as const;
