import {
  type DescribeEffectivePatchesForPatchBaselineRequest,
  type DescribeEffectivePatchesForPatchBaselineResult,
  type EffectivePatch,
  type PatchStatus,
  UnsupportedOperatingSystem,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { approvalOf, isRejected } from "../../world/patch/approval.ts";
import { availablePatchesOf } from "../../world/patch/available-patches.ts";
import type { WorldPatchBaseline } from "../../world/patch/baseline-types.ts";
import type { PatchRelease } from "../../world/patch/releases.ts";
import { baselineById } from "./patch-errors.ts";
import { patchOf } from "./patch-output.ts";

/** Undefined for a patch that the baseline has nothing to say about. */
const statusOf = (
  baseline: WorldPatchBaseline,
  release: PatchRelease,
  now: Date,
): PatchStatus | undefined => {
  if (isRejected(baseline, release))
    return { DeploymentStatus: "EXPLICIT_REJECTED", ComplianceLevel: "UNSPECIFIED" };
  const approval = approvalOf(baseline, release);
  if (approval === undefined || !Number.isFinite(approval.at)) return undefined;
  const approved = approval.explicit ? "EXPLICIT_APPROVED" : "APPROVED";
  return {
    DeploymentStatus: approval.at <= now.getTime() ? approved : "PENDING_APPROVAL",
    ComplianceLevel: approval.complianceLevel,
    ApprovalDate: new Date(approval.at),
  };
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeEffectivePatchesForPatchBaseline.html */
export const describeEffectivePatchesForPatchBaseline: Handler<
  DescribeEffectivePatchesForPatchBaselineRequest,
  DescribeEffectivePatchesForPatchBaselineResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const baseline = baselineById(request, input.BaselineId ?? "");
  if (baseline.operatingSystem !== "WINDOWS") {
    const Message = `Effective patches are supported for Windows baselines only, not for ${baseline.operatingSystem}.`;
    throw new UnsupportedOperatingSystem({ $metadata: {}, message: Message, Message });
  }
  const found = availablePatchesOf("WINDOWS", request.now.getTime()).flatMap((release): EffectivePatch[] => {
    const status = statusOf(baseline, release, request.now);
    return status === undefined ? [] : [{ Patch: patchOf(release), PatchStatus: status }];
  });
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return { EffectivePatches: items, NextToken: nextToken };
};
