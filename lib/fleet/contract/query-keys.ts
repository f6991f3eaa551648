import type { SearchMembers } from "#lib/core/contract/hrefs.ts";

/** Datasets that the joined row of a node is made of. */
export const nodeDatasets = [
  "accounts",
  "managed-nodes",
  "ec2-instances",
  "resource-tags",
  "node-associations",
  "compliance-summaries",
  "patch-states",
  "node-patches",
  "maintenance-windows",
] as const;

/** Datasets that a list of nodes rests on: a filter may ask for applications, and for baselines by name. */
export const nodeListDatasets = [...nodeDatasets, "inventory-applications", "patch-baselines"] as const;

/** Datasets that the explanation of unmanaged instances rests on. */
export const unmanagedDatasets = [
  "accounts",
  "managed-nodes",
  "ec2-instances",
  "ec2-instance-status",
  "regions",
] as const;

export const inventoryDatasets = [
  "inventory-applications",
  "inventory-aws-components",
  "inventory-network",
  "inventory-services",
  "inventory-windows-updates",
  "inventory-roles",
  "inventory-instance-detail",
  "inventory-custom",
] as const;

export const nodePageDatasets = [
  ...nodeDatasets,
  "ec2-instance-status",
  "associations",
  "activations",
  ...inventoryDatasets,
] as const;

/** What else a node's timeline tells of: the resources that belong to it, and who changed them. */
export const nodeTimelineDatasets = [
  ...nodePageDatasets,
  "config-resources",
  "config-history",
  "cloudtrail-events",
  "rule-compliance",
] as const;

const key = <Input extends SearchMembers>(verb: string, datasets: readonly string[], input: Input) =>
  ["fleet", verb, { datasets }, input] as const;

/**
 * Query keys of Fleet: feature, verb, the datasets whose changes make the answer old, input. Server prefetch and
 * browser make them from the same input, defaults included.
 */
export const fleetKeys = {
  all: ["fleet"] as const,
  nodes: <Input extends SearchMembers>(input: Input) => key("nodes", nodeDatasets, input),
  facets: <Input extends SearchMembers>(input: Input) => key("facets", nodeDatasets, input),
  suggest: <Input extends SearchMembers>(input: Input) => key("suggest", nodeDatasets, input),
  node: <Input extends SearchMembers>(input: Input) => key("node", nodePageDatasets, input),
  nodeTimeline: <Input extends SearchMembers>(input: Input) =>
    key("node-timeline", nodeTimelineDatasets, input),
  nodeInventory: <Input extends SearchMembers>(input: Input) =>
    key("node-inventory", inventoryDatasets, input),
  nodeRaw: <Input extends SearchMembers>(input: Input) => key("node-raw", nodePageDatasets, input),
  unmanaged: <Input extends SearchMembers>(input: Input) => key("unmanaged", unmanagedDatasets, input),
  agents: <Input extends SearchMembers>(input: Input) => key("agents", nodeDatasets, input),
  activations: <Input extends SearchMembers>(input: Input) =>
    key("activations", ["accounts", "activations"], input),
} as const;
