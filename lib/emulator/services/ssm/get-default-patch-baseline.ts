import type { GetDefaultPatchBaselineRequest, GetDefaultPatchBaselineResult } from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { baselineFor } from "../../world/patch/scope-baselines.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetDefaultPatchBaseline.html */
export const getDefaultPatchBaseline: Handler<
  GetDefaultPatchBaselineRequest,
  GetDefaultPatchBaselineResult
> = (input, { world, accountId, region, now }) => {
  const OperatingSystem = input.OperatingSystem ?? "WINDOWS";
  const baseline = baselineFor(world.patchBaselines(accountId, region, now), OperatingSystem, "");
  return { BaselineId: baseline?.baselineId, OperatingSystem };
};
