import type { ApprovalRule, BaselineRules, PatchFacts } from "#lib/patch/contract/baselines.ts";
import type { ApprovalReason, ApprovalStatus } from "#lib/patch/contract/effective-patches.ts";
import { type PackageManager, packageManagerOf } from "./operating-systems.ts";
import { filtersFit } from "./patch-filters.ts";
import { listEntryFor } from "./patch-list.ts";

export interface Approval {
  status: ApprovalStatus;
  /** ISO 8601 instant of the approval, past or to come; null where there is none or AWS keeps none. */
  approvedOn: string | null;
  /** Index of the approving rule. */
  rule: number | null;
  /** What a missing patch counts as; null where nothing approves it. */
  complianceLevel: string | null;
  reason: ApprovalReason;
  /** The list's entry that names the patch. */
  entry: string | null;
}

/** What one rule makes of a patch. `fits` is null when it depends on a fact that is not known. */
export interface RuleApproval {
  fits: boolean | null;
  approvedOn: string | null;
  reason: ApprovalReason;
}

const dayMs = 86_400_000;

/**
 * What a baseline makes of a patch at a moment. The rejected list goes before the approved list, that before global
 * filters and rules; of several rules that approve, the one that approves earliest counts.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-linux-rules.html
 */
export function approvalOf(baseline: BaselineRules, patch: PatchFacts, at: Date): Approval {
  const manager = packageManagerOf(baseline.operatingSystem);
  const rejected = listEntryFor(baseline.rejectedPatches, patch, manager, "rejected");
  if (rejected !== null) return { ...nothing, status: "rejected", reason: "rejected_list", entry: rejected };
  const approved = listEntryFor(baseline.approvedPatches, patch, manager, "approved");
  const reaches = baseline.approvedEnableNonSecurity === true || !isNonSecurity(patch, manager);
  if (approved !== null && reaches) {
    const complianceLevel = baseline.approvedComplianceLevel ?? "UNSPECIFIED";
    return {
      ...nothing,
      status: "explicitly_approved",
      reason: "approved_list",
      entry: approved,
      complianceLevel,
    };
  }
  const global = filtersFit(baseline.globalFilters, patch, manager);
  if (global === false) return { ...nothing, status: "not_matched", reason: "global_filters" };
  return byRules(baseline, patch, global, at);
}

const nothing = { approvedOn: null, rule: null, complianceLevel: null, entry: null } as const;

function byRules(baseline: BaselineRules, patch: PatchFacts, global: boolean | null, at: Date): Approval {
  const verdicts = baseline.approvalRules.map((rule, index) => ({
    index,
    ...ruleApproval(rule, patch, baseline.operatingSystem),
  }));
  const open = verdicts.find(({ fits, reason }) => fits === null || (fits && reason === "release_unknown"));
  const [first] = verdicts.filter(({ fits, reason }) => fits === true && approving.has(reason)).sort(earlier);
  const pending = first !== undefined && isAfter(first.approvedOn, at);
  // A rule that may apply could approve earlier: what is approved already stays so, but nothing else can be said.
  if (first !== undefined && global === true && (open === undefined || !pending)) {
    return {
      status: pending ? "pending" : "approved",
      approvedOn: open === undefined ? first.approvedOn : null,
      rule: first.index,
      complianceLevel: baseline.approvalRules[first.index]?.complianceLevel ?? "UNSPECIFIED",
      reason: first.reason,
      entry: null,
    };
  }
  if (first !== undefined || open !== undefined) {
    const reason = open?.fits === true ? "release_unknown" : "facts_unknown";
    return { ...nothing, status: "unknown", reason };
  }
  const near = verdicts.find(({ reason }) => reason !== "no_rule");
  return { ...nothing, status: "not_matched", reason: near?.reason ?? "no_rule" };
}

const approving: ReadonlySet<ApprovalReason> = new Set(["after_days", "until_date", "no_delay"]);

function isAfter(instant: string | null, at: Date): boolean {
  return instant !== null && Date.parse(instant) > at.getTime();
}

function earlier(one: RuleApproval & { index: number }, other: RuleApproval & { index: number }): number {
  const times = [one, other].map(({ approvedOn }) =>
    approvedOn === null ? -Infinity : Date.parse(approvedOn),
  );
  const [a = 0, b = 0] = times;
  return a === b ? one.index - other.index : a - b;
}

/** One rule alone, for a patch that nothing else decides on. */
export function ruleApproval(
  rule: ApprovalRule,
  patch: PatchFacts,
  operatingSystem: string | null,
): RuleApproval {
  const manager = packageManagerOf(operatingSystem);
  const fits = filtersFit(rule.filters, patch, manager);
  if (fits === false) return { fits, approvedOn: null, reason: "no_rule" };
  if (!rule.enableNonSecurity && isNonSecurity(patch, manager)) {
    return { fits: false, approvedOn: null, reason: "non_security" };
  }
  const date = approvalDate(rule, patch.releasedAt, operatingSystem);
  if (date.reason === "after_cutoff") return { fits: false, ...date };
  return fits === null ? { fits, approvedOn: null, reason: "facts_unknown" } : { fits, ...date };
}

/**
 * When a rule approves what was released at an instant (null: unknown). Days are whole days of 24 hours after the instant
 * of release; a cut-off date includes its whole day in UTC. Debian and Ubuntu know no delay.
 */
export function approvalDate(
  rule: Pick<ApprovalRule, "approveAfterDays" | "approveUntilDate">,
  releasedAt: string | null,
  operatingSystem: string | null,
): { approvedOn: string | null; reason: ApprovalReason } {
  if (packageManagerOf(operatingSystem) === "apt") return { approvedOn: releasedAt, reason: "no_delay" };
  if (releasedAt === null) return { approvedOn: null, reason: "release_unknown" };
  const released = Date.parse(releasedAt);
  if (rule.approveUntilDate !== null && rule.approveUntilDate !== "") {
    const cutoff = Date.parse(`${rule.approveUntilDate.slice(0, 10)}T00:00:00Z`) + dayMs;
    return released < cutoff
      ? { approvedOn: new Date(released).toISOString(), reason: "until_date" }
      : { approvedOn: null, reason: "after_cutoff" };
  }
  const days = rule.approveAfterDays ?? 0;
  return { approvedOn: new Date(released + days * dayMs).toISOString(), reason: "after_days" };
}

/** Whether no advisory names the package, so that only `EnableNonSecurity` reaches it. Windows knows no such thing. */
function isNonSecurity(patch: PatchFacts, manager: PackageManager): boolean {
  if (manager !== "rpm" && manager !== "zypper") return false;
  return patch.classification === "" && patch.advisoryIds.length === 0 && patch.cveIds.length === 0;
}
