import type { SearchMembers } from "#lib/core/contract/hrefs.ts";

/** Datasets whose passes write events. */
export const changeDatasets = [
  "managed-nodes",
  "ec2-instances",
  "resource-tags",
  "patch-states",
  "node-patches",
  "patch-baselines",
  "patch-groups",
  "maintenance-windows",
  "window-executions",
  "command-invocations",
  "cloudtrail-events",
  "config-resources",
  "config-history",
  "config-recorders",
  "config-rules",
  "rule-compliance",
] as const;

/** Those that are collected sooner while changes are shown: everybody's past is not, it would help no page. */
export const changeInterest = changeDatasets.filter((name) => name !== "config-history");

export const changesKeys = {
  list: (input: SearchMembers) => ["changes", "list", input] as const,
  burst: (input: SearchMembers) => ["changes", "burst", input] as const,
  histogram: (input: SearchMembers) => ["changes", "histogram", input] as const,
  facets: (input: SearchMembers) => ["changes", "facets", input] as const,
  suggest: (input: SearchMembers) => ["changes", "suggest", input] as const,
  event: (input: SearchMembers) => ["changes", "event", input] as const,
};
