import type { SearchMembers } from "#lib/core/contract/hrefs.ts";

/** The name under which a change of the patch policy is told to open pages and shared answers. */
export const patchPolicyDataset = "patch-policy";

/** Datasets that patch baselines and their use rest on. */
export const baselineDatasets = ["accounts", "patch-baselines", "patch-groups", "patch-states"] as const;

/** Datasets that tell what a baseline makes of patches. */
export const effectivePatchDatasets = [
  "patch-baselines",
  "effective-patches",
  "patch-catalog",
  "node-patches",
] as const;

/** Datasets that the classes of nodes and their breakdowns rest on. */
export const overviewDatasets = [
  "accounts",
  "managed-nodes",
  "patch-states",
  "node-patches",
  "patch-baselines",
] as const;

/** Datasets that the counts of single patches and their releases rest on. */
export const countDatasets = ["managed-nodes", "patch-states", "node-patches", "patch-catalog"] as const;

/** Those without which nodes or patches are not counted; the catalogue only adds facts. */
export const countedRows = ["managed-nodes", "patch-states", "node-patches"] as const;

/** Datasets, and the policy, that say what is missing for too long. */
export const slaDatasets = [
  ...countDatasets,
  "patch-baselines",
  "effective-patches",
  patchPolicyDataset,
] as const;

/** Datasets that the samples are taken of. */
export const trendDatasets = ["managed-nodes", "patch-states"] as const;

/** Datasets that lists of runs rest on. */
export const runDatasets = [
  "accounts",
  "window-executions",
  "patch-commands",
  "command-invocations",
  "patch-states",
] as const;

/** Datasets that windows and what they reach rest on. */
export const windowDatasets = [
  "accounts",
  "maintenance-windows",
  "window-executions",
  "managed-nodes",
] as const;

/** Datasets that tell which nodes no window covers. */
export const coverDatasets = ["accounts", "maintenance-windows", "managed-nodes", "resource-tags"] as const;
/** Datasets that the inverse view rests on: patches, and the nodes behind them. */
export const patchListDatasets = [
  "accounts",
  "managed-nodes",
  "patch-states",
  "node-patches",
  "patch-baselines",
  "patch-catalog",
] as const;

/** Datasets that tell of one node's patches and how they came to be known. */
export const nodePatchDatasets = [
  ...patchListDatasets,
  "compliance-summaries",
  "patch-commands",
  "window-executions",
] as const;

const key = <Input extends SearchMembers>(verb: string, datasets: readonly string[], input: Input) =>
  ["patch", verb, { datasets }, input] as const;

/** Query keys of Patch: feature, verb, the datasets whose changes make the answer old, input. */
export const patchKeys = {
  baselines: <Input extends SearchMembers>(input: Input) => key("baselines", baselineDatasets, input),
  baselineGroups: <Input extends SearchMembers>(input: Input) =>
    key("baseline-groups", baselineDatasets, input),
  baseline: <Input extends SearchMembers>(input: Input) => key("baseline", baselineDatasets, input),
  baselineHistory: <Input extends SearchMembers>(input: Input) =>
    key("baseline-history", baselineDatasets, input),
  baselineDiff: <Input extends SearchMembers>(input: Input) => key("baseline-diff", baselineDatasets, input),
  effectivePatches: <Input extends SearchMembers>(input: Input) =>
    key("effective-patches", effectivePatchDatasets, input),
  approvalDates: <Input extends SearchMembers>(input: Input) =>
    key("approval-dates", effectivePatchDatasets, input),
  overview: <Input extends SearchMembers>(input: Input) => key("overview", overviewDatasets, input),
  sla: <Input extends SearchMembers>(input: Input) => key("sla", slaDatasets, input),
  velocity: <Input extends SearchMembers>(input: Input) => key("velocity", countDatasets, input),
  trend: <Input extends SearchMembers>(input: Input) => key("trend", trendDatasets, input),
  runs: <Input extends SearchMembers>(input: Input) => key("runs", runDatasets, input),
  run: <Input extends SearchMembers>(input: Input) => key("run", runDatasets, input),
  runOutput: <Input extends SearchMembers>(input: Input) => key("run-output", runDatasets, input),
  windows: <Input extends SearchMembers>(input: Input) => key("windows", windowDatasets, input),
  upcoming: <Input extends SearchMembers>(input: Input) => key("upcoming", windowDatasets, input),
  uncovered: <Input extends SearchMembers>(input: Input) => key("uncovered", coverDatasets, input),
  patches: <Input extends SearchMembers>(input: Input) => key("patches", patchListDatasets, input),
  patchFacets: <Input extends SearchMembers>(input: Input) => key("patch-facets", patchListDatasets, input),
  suggestPatches: <Input extends SearchMembers>(input: Input) =>
    key("suggest-patches", patchListDatasets, input),
  patch: <Input extends SearchMembers>(input: Input) => key("patch", patchListDatasets, input),
  cveMatrix: <Input extends SearchMembers>(input: Input) => key("cve-matrix", patchListDatasets, input),
  nodePatches: <Input extends SearchMembers>(input: Input) => key("node-patches", nodePatchDatasets, input),
  policy: () => key("policy", [patchPolicyDataset], {}),
} as const;
