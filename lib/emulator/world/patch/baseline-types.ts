import type {
  OperatingSystem,
  PatchAction,
  PatchComplianceLevel,
  PatchComplianceStatus,
  PatchFilterKey,
} from "@aws-sdk/client-ssm";

export interface BaselineFilter {
  key: PatchFilterKey;
  values: readonly string[];
}

export interface BaselineRule {
  filters: readonly BaselineFilter[];
  complianceLevel: PatchComplianceLevel;
  /** Either this or the date; neither on Debian and Ubuntu, which know no release dates. */
  approveAfterDays?: number;
  /** `YYYY-MM-DD` */
  approveUntilDate?: string;
  enableNonSecurity: boolean;
}

/** What a patch baseline says, apart from whose it is. */
export interface BaselineDefinition {
  /** The same for the same definition at the same time, in every account-Region. */
  key: string;
  name: string;
  description: string;
  operatingSystem: OperatingSystem;
  globalFilters: readonly BaselineFilter[];
  rules: readonly BaselineRule[];
  approvedPatches: readonly string[];
  approvedPatchesComplianceLevel: PatchComplianceLevel;
  approvedPatchesEnableNonSecurity: boolean;
  rejectedPatches: readonly string[];
  rejectedPatchesAction: PatchAction;
  sources: readonly { name: string; products: readonly string[]; configuration: string }[];
  /** Windows only. */
  availableSecurityUpdates: PatchComplianceStatus | undefined;
  createdAt: number;
  modifiedAt: number;
}

/** A patch baseline of one account-Region, as DescribePatchBaselines and GetPatchBaseline show it. */
export interface WorldPatchBaseline extends BaselineDefinition {
  /** `pb-…`, or the ARN for baselines that AWS provides. */
  baselineId: string;
  owner: "AWS" | "Self";
  /** The baseline of nodes without a registered patch group. */
  isDefault: boolean;
  patchGroups: readonly string[];
}
