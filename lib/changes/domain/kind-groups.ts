/** Groups of kinds as the histogram stacks them, from the bottom up; each has its own colour. */
export const kindGroups = ["config", "compliance", "calls", "nodes", "patch", "runs", "other"] as const;
export type KindGroup = (typeof kindGroups)[number];

const byKind = new Map<string, KindGroup>(
  Object.entries({
    "config.compliance": "compliance",
    "config.rule": "compliance",
    "patch.operation": "runs",
    "window.run": "runs",
  }),
);

const byPrefix = new Map<string, KindGroup>(
  Object.entries({
    config: "config",
    cloudtrail: "calls",
    node: "nodes",
    instance: "nodes",
    resource: "nodes",
    patch: "patch",
    baseline: "patch",
    patch_group: "patch",
    window: "patch",
    command: "runs",
  }),
);

/** The group that a kind belongs to; a kind that this version does not know belongs to `other`. */
export function kindGroup(kind: string): KindGroup {
  return byKind.get(kind) ?? byPrefix.get(kind.split(".")[0] ?? "") ?? "other";
}
