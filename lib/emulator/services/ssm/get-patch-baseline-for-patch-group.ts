import type {
  GetPatchBaselineForPatchGroupRequest,
  GetPatchBaselineForPatchGroupResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { baselineFor } from "../../world/patch/scope-baselines.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetPatchBaselineForPatchGroup.html */
export const getPatchBaselineForPatchGroup: Handler<
  GetPatchBaselineForPatchGroupRequest,
  GetPatchBaselineForPatchGroupResult
> = (input, { world, accountId, region, now }) => {
  const OperatingSystem = input.OperatingSystem ?? "WINDOWS";
  const PatchGroup = input.PatchGroup ?? "";
  // A group that no baseline knows gets the default.
  const baseline = baselineFor(world.patchBaselines(accountId, region, now), OperatingSystem, PatchGroup);
  return { BaselineId: baseline?.baselineId, PatchGroup, OperatingSystem };
};
