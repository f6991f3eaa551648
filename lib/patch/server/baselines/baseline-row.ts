import { approvalRule, type PatchBaseline, patchFilter, patchSource } from "#lib/patch/contract/baselines.ts";

/** Columns of `patch_baselines` and its history. */
export const baselineColumns = [
  "account_id",
  "region",
  "baseline_id",
  "name",
  "description",
  "operating_system",
  "is_default",
  "is_predefined",
  "approval_rules",
  "global_filters",
  "approved_patches",
  "approved_compliance_level",
  "approved_enable_non_security",
  "rejected_patches",
  "rejected_action",
  "sources",
  "available_security_updates_status",
  "created_at",
  "modified_at",
] as const;

export interface BaselineSqlRow {
  account_id: string;
  account_name: string | null;
  region: string;
  baseline_id: string;
  name: string | null;
  description: string | null;
  operating_system: string | null;
  is_default: boolean;
  is_predefined: boolean;
  approval_rules: unknown;
  global_filters: unknown;
  approved_patches: string[];
  approved_compliance_level: string | null;
  approved_enable_non_security: boolean | null;
  rejected_patches: string[];
  rejected_action: string | null;
  sources: unknown;
  available_security_updates_status: string | null;
  created_at: Date | null;
  modified_at: Date | null;
}

export function toBaseline(row: BaselineSqlRow): PatchBaseline {
  return {
    key: `${row.account_id}:${row.region}:${row.baseline_id}`,
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    baselineId: row.baseline_id,
    name: row.name,
    description: row.description,
    operatingSystem: row.operating_system,
    isDefault: row.is_default,
    isPredefined: row.is_predefined,
    approvalRules: approvalRule.array().parse(row.approval_rules),
    globalFilters: patchFilter.array().parse(row.global_filters),
    approvedPatches: row.approved_patches,
    approvedComplianceLevel: row.approved_compliance_level,
    approvedEnableNonSecurity: row.approved_enable_non_security,
    rejectedPatches: row.rejected_patches,
    rejectedAction: row.rejected_action,
    sources: patchSource.array().parse(row.sources),
    availableSecurityUpdatesStatus: row.available_security_updates_status,
    createdAt: row.created_at?.toISOString() ?? null,
    modifiedAt: row.modified_at?.toISOString() ?? null,
  };
}
