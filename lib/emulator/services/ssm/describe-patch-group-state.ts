import type {
  DescribePatchGroupStateRequest,
  DescribePatchGroupStateResult,
  InstancePatchState,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { patchGroupIn } from "../../world/patch/node-patch-state.ts";
import { statesOf } from "./instance-patch-state.ts";

type Read = (state: InstancePatchState) => number | undefined;

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribePatchGroupState.html */
export const describePatchGroupState: Handler<
  DescribePatchGroupStateRequest,
  DescribePatchGroupStateResult
> = (input, request) => {
  const { world, accountId, region, now } = request;
  const members = [...world.nodes(accountId, region, now)].filter(
    ({ tags }) => patchGroupIn(tags) === input.PatchGroup,
  );
  const states = members.flatMap(statesOf(request));
  const having = (read: Read): number => states.filter((state) => (read(state) ?? 0) > 0).length;
  return {
    Instances: states.length,
    InstancesWithInstalledPatches: having((state) => state.InstalledCount),
    InstancesWithInstalledOtherPatches: having((state) => state.InstalledOtherCount),
    InstancesWithInstalledPendingRebootPatches: having((state) => state.InstalledPendingRebootCount),
    InstancesWithInstalledRejectedPatches: having((state) => state.InstalledRejectedCount),
    InstancesWithMissingPatches: having((state) => state.MissingCount),
    InstancesWithFailedPatches: having((state) => state.FailedCount),
    InstancesWithNotApplicablePatches: having((state) => state.NotApplicableCount),
    InstancesWithUnreportedNotApplicablePatches: having((state) => state.UnreportedNotApplicableCount),
    InstancesWithCriticalNonCompliantPatches: having((state) => state.CriticalNonCompliantCount),
    InstancesWithSecurityNonCompliantPatches: having((state) => state.SecurityNonCompliantCount),
    InstancesWithOtherNonCompliantPatches: having((state) => state.OtherNonCompliantCount),
    InstancesWithAvailableSecurityUpdates: having((state) => state.AvailableSecurityUpdateCount),
  };
};
