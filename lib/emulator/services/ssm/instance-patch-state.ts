import type { InstancePatchState } from "@aws-sdk/client-ssm";
import type { EmulatorRequest } from "../../wire/handler.ts";
import type { WorldPatchState } from "../../world/patch/patch-state.ts";
import { patchCountsOf } from "../../world/patch/patch-views.ts";
import type { WorldNode } from "../../world/types.ts";

/** A node's patch state as AWS shows it: its counts are those of the lines of DescribeInstancePatches. */
export const instancePatchStateOf = (nodeId: string, state: WorldPatchState): InstancePatchState => {
  const { operation } = state;
  const { byState, ...counts } = patchCountsOf(state);
  const at = state.lastNoRebootInstallAt;
  return {
    InstanceId: nodeId,
    PatchGroup: state.patchGroup,
    BaselineId: state.baseline.baselineId,
    SnapshotId: operation.snapshotId,
    InstallOverrideList: operation.installOverrideList,
    // AWS always leaves it empty.
    OwnerInformation: "",
    InstalledCount: byState.Installed ?? 0,
    InstalledOtherCount: byState.InstalledOther ?? 0,
    InstalledPendingRebootCount: byState.InstalledPendingReboot ?? 0,
    InstalledRejectedCount: byState.InstalledRejected ?? 0,
    MissingCount: byState.Missing ?? 0,
    FailedCount: byState.Failed ?? 0,
    UnreportedNotApplicableCount: state.unreportedNotApplicable,
    NotApplicableCount: byState.NotApplicable ?? 0,
    AvailableSecurityUpdateCount: byState.AvailableSecurityUpdate ?? 0,
    OperationStartTime: new Date(operation.startedAt),
    OperationEndTime: new Date(operation.endedAt),
    Operation: operation.kind,
    LastNoRebootInstallOperationTime: at === undefined ? undefined : new Date(at),
    RebootOption: operation.rebootOption,
    CriticalNonCompliantCount: counts.criticalNonCompliant,
    SecurityNonCompliantCount: counts.securityNonCompliant,
    OtherNonCompliantCount: counts.otherNonCompliant,
  };
};

/** The states of nodes; none of those that were never scanned. */
export const statesOf =
  ({ world, now }: EmulatorRequest) =>
  (node: WorldNode): InstancePatchState[] => {
    const state = world.patchState(node, now);
    return state === undefined ? [] : [instancePatchStateOf(node.nodeId, state)];
  };
