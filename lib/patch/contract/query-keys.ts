import type { SearchMembers } from "#lib/core/contract/hrefs.ts";

/** The name under which a change of the patch policy is told to open pages and shared answers. */
export const patchPolicyDataset = "patch-policy";

const key = <Input extends SearchMembers>(verb: string, datasets: readonly string[], input: Input) =>
  ["patch", verb, { datasets }, input] as const;

/** Query keys of Patch: feature, verb, the datasets whose changes make the answer old, input. */
export const patchKeys = {
  policy: () => key("policy", [patchPolicyDataset], {}),
} as const;
