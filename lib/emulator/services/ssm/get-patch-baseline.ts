import type {
  GetPatchBaselineRequest,
  GetPatchBaselineResult,
  PatchFilterGroup,
  PatchRule,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import type { BaselineFilter, BaselineRule } from "../../world/patch/baseline-types.ts";
import { baselineById } from "./patch-errors.ts";

const filterGroupOf = (filters: readonly BaselineFilter[]): PatchFilterGroup => ({
  PatchFilters: filters.map(({ key, values }) => ({ Key: key, Values: [...values] })),
});

const ruleOf = (rule: BaselineRule): PatchRule => ({
  PatchFilterGroup: filterGroupOf(rule.filters),
  ComplianceLevel: rule.complianceLevel,
  ApproveAfterDays: rule.approveAfterDays,
  ApproveUntilDate: rule.approveUntilDate,
  EnableNonSecurity: rule.enableNonSecurity,
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetPatchBaseline.html */
export const getPatchBaseline: Handler<GetPatchBaselineRequest, GetPatchBaselineResult> = (
  input,
  request,
) => {
  const baseline = baselineById(request, input.BaselineId ?? "");
  return {
    BaselineId: baseline.baselineId,
    Name: baseline.name,
    OperatingSystem: baseline.operatingSystem,
    GlobalFilters: filterGroupOf(baseline.globalFilters),
    ApprovalRules: { PatchRules: baseline.rules.map(ruleOf) },
    ApprovedPatches: [...baseline.approvedPatches],
    ApprovedPatchesComplianceLevel: baseline.approvedPatchesComplianceLevel,
    ApprovedPatchesEnableNonSecurity: baseline.approvedPatchesEnableNonSecurity,
    RejectedPatches: [...baseline.rejectedPatches],
    RejectedPatchesAction: baseline.rejectedPatchesAction,
    PatchGroups: [...baseline.patchGroups],
    CreatedDate: new Date(baseline.createdAt),
    ModifiedDate: new Date(baseline.modifiedAt),
    Description: baseline.description,
    Sources: baseline.sources.map(({ name, products, configuration }) => ({
      Name: name,
      Products: [...products],
      Configuration: configuration,
    })),
    AvailableSecurityUpdatesComplianceStatus: baseline.availableSecurityUpdates,
  };
};
