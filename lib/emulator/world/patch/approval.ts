import type { PatchComplianceLevel } from "@aws-sdk/client-ssm";
import { day } from "../time.ts";
import type { BaselineDefinition, BaselineFilter, BaselineRule } from "./baseline-types.ts";
import type { PatchRelease } from "./releases.ts";

/** When and how a baseline approves a patch. */
export interface Approval {
  at: number;
  complianceLevel: PatchComplianceLevel;
  /** By name and not by rule. */
  explicit: boolean;
}

/** `Windows`, or the application's family. */
export const productFamilyOf = ({ patchSet, product }: PatchRelease): string =>
  patchSet === "APPLICATION" ? (product.split(" ")[0] ?? "") : "Windows";

const readers: Readonly<
  Partial<Record<BaselineFilter["key"], (release: PatchRelease) => readonly string[]>>
> = {
  PATCH_SET: ({ patchSet }) => [patchSet],
  PRODUCT: ({ product }) => [product],
  PRODUCT_FAMILY: (release) => [productFamilyOf(release)],
  CLASSIFICATION: ({ classification }) => [classification],
  MSRC_SEVERITY: ({ severity }) => [severity],
  SEVERITY: ({ severity }) => [severity],
  PRIORITY: ({ severity }) => [severity],
  NAME: (release) => [release.package?.name ?? ""],
};

const passes = ({ key, values }: BaselineFilter, release: PatchRelease): boolean =>
  values.includes("*") || (readers[key]?.(release).some((value) => values.includes(value)) ?? true);

const matches = (rule: BaselineRule, release: PatchRelease): boolean => {
  // A rule is for the operating system unless it says otherwise.
  const patchSet = rule.filters.find(({ key }) => key === "PATCH_SET")?.values ?? ["OS"];
  if (!patchSet.includes(release.patchSet)) return false;
  if (!rule.filters.every((filter) => passes(filter, release))) return false;
  if (release.security || rule.enableNonSecurity || release.package === undefined) return true;
  return rule.filters.some(
    ({ key, values }) => key === "CLASSIFICATION" && values.includes(release.classification),
  );
};

const startOfDay = (time: number): number => time - (time % day);

/** Never before the release; days count from the start of its day, in UTC. */
const ruleApprovesAt = (rule: BaselineRule, { releasedAt }: PatchRelease): number => {
  if (rule.approveUntilDate !== undefined)
    return releasedAt < Date.parse(rule.approveUntilDate) + day ? releasedAt : Number.POSITIVE_INFINITY;
  return Math.max(releasedAt, startOfDay(releasedAt) + (rule.approveAfterDays ?? 0) * day);
};

/** Patch lists name a KB, a package, or a pattern such as `kernel*`. */
const isNamed = (names: readonly string[], { kbId, title, package: of }: PatchRelease): boolean =>
  names.some((name) =>
    name.endsWith("*")
      ? (of?.name ?? kbId).startsWith(name.slice(0, -1))
      : name === kbId || name === of?.name || name === title,
  );

export const isRejected = (baseline: BaselineDefinition, release: PatchRelease): boolean =>
  isNamed(baseline.rejectedPatches, release);

/** Undefined when the baseline never approves the patch. */
export const approvalOf = (baseline: BaselineDefinition, release: PatchRelease): Approval | undefined => {
  if (isRejected(baseline, release)) return undefined;
  if (
    isNamed(baseline.approvedPatches, release) &&
    (release.security || baseline.approvedPatchesEnableNonSecurity)
  ) {
    const { approvedPatchesComplianceLevel: complianceLevel } = baseline;
    return { at: release.releasedAt, complianceLevel, explicit: true };
  }
  if (!baseline.globalFilters.every((filter) => passes(filter, release))) return undefined;
  let approval: Approval | undefined;
  for (const rule of baseline.rules) {
    if (!matches(rule, release)) continue;
    const at = ruleApprovesAt(rule, release);
    if (at < (approval?.at ?? Number.POSITIVE_INFINITY))
      approval = { at, complianceLevel: rule.complianceLevel, explicit: false };
  }
  return approval;
};
