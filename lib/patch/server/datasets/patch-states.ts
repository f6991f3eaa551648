import { type InstancePatchState, paginateDescribeInstancePatchStates } from "@aws-sdk/client-ssm";
import { inParallel } from "#lib/core/server/datasets/in-parallel.ts";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { shortBaselineId } from "#lib/patch/domain/patch-identity.ts";
import { readPatchPolicy } from "../read-policy.ts";
import { patchStateEvents } from "./patch-state-events.ts";

/** Nodes that one call may name. */
const nodesPerCall = 50;
/** Calls at a time. */
const concurrency = 2;
const dayMs = 86_400_000;

/**
 * What the newest scan or install found on each managed node, in numbers. Nodes that Patch Manager knows nothing of have
 * a row without an operation: they were asked about.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html
 */
export const patchStatesDataset: Dataset = {
  name: "patch-states",
  scope: "accountRegion",
  cadenceSeconds: 600,
  interestCadenceSeconds: 120,
  operations: ["ssm:DescribeInstancePatchStates"],
  after: ["managed-nodes"],
  table: "patch_states",
  key: ["node_id"],
  // Each operation is kept in `patch_operations`: a scan that finds the same is no version, but may be told.
  uncompared: [
    "operation",
    "operation_started_at",
    "operation_ended_at",
    "snapshot_id",
    "owner_information",
    "install_override_list",
    "not_applicable_count",
    "unreported_not_applicable_count",
  ],
  tellsUncompared: true,
  async *collect(ctx) {
    const { staleAfterDays } = await readPatchPolicy(ctx.query);
    const nodes = await ctx.query<{ node_id: string }>(
      "select node_id from managed_nodes where account_id = $1 and region = $2 order by node_id",
      [ctx.scope.accountId, ctx.scope.region],
    );
    const staleBefore = Date.now() - staleAfterDays * dayMs;
    const chunks = Array.from({ length: Math.ceil(nodes.length / nodesPerCall) }, (_, index) =>
      nodes.slice(index * nodesPerCall, (index + 1) * nodesPerCall).map((node) => node.node_id),
    );
    yield* inParallel(chunks, concurrency, async (ids) => {
      const states = await statesOf(ctx, ids);
      return ids.map((id) => ({ ...place(ctx.scope), ...stateRow(id, states.get(id), staleBefore) }));
    });
  },
  events: patchStateEvents,
};

async function statesOf(
  ctx: CollectContext,
  nodeIds: readonly string[],
): Promise<Map<string, InstancePatchState>> {
  const states = new Map<string, InstancePatchState>();
  const pages = paginateDescribeInstancePatchStates(
    { client: ctx.aws.ssm, pageSize: 100 },
    { InstanceIds: [...nodeIds] },
  );
  for await (const page of pages) {
    for (const state of page.InstancePatchStates ?? []) {
      if (state.InstanceId !== undefined) states.set(state.InstanceId, state);
    }
  }
  return states;
}

/** A row of `patch_states`; `staleBefore` in ms since 1970. */
export function stateRow(
  nodeId: string,
  state: InstancePatchState | undefined,
  staleBefore: number,
): DatasetRow {
  const endedAt = state?.OperationEndTime?.getTime();
  return {
    node_id: nodeId,
    patch_group: state?.PatchGroup || null,
    baseline_id: shortBaselineId(state?.BaselineId),
    installed_count: state?.InstalledCount ?? null,
    installed_other_count: state?.InstalledOtherCount ?? null,
    installed_pending_reboot_count: state?.InstalledPendingRebootCount ?? null,
    installed_rejected_count: state?.InstalledRejectedCount ?? null,
    missing_count: state?.MissingCount ?? null,
    failed_count: state?.FailedCount ?? null,
    available_security_update_count: state?.AvailableSecurityUpdateCount ?? null,
    critical_non_compliant_count: state?.CriticalNonCompliantCount ?? null,
    security_non_compliant_count: state?.SecurityNonCompliantCount ?? null,
    other_non_compliant_count: state?.OtherNonCompliantCount ?? null,
    reboot_option: state?.RebootOption ?? null,
    last_no_reboot_install_at: instant(state?.LastNoRebootInstallOperationTime),
    is_stale: endedAt !== undefined && endedAt < staleBefore,
    operation: state?.Operation ?? null,
    operation_started_at: instant(state?.OperationStartTime),
    operation_ended_at: instant(state?.OperationEndTime),
    snapshot_id: state?.SnapshotId || null,
    owner_information: state?.OwnerInformation || null,
    install_override_list: state?.InstallOverrideList || null,
    not_applicable_count: state?.NotApplicableCount ?? null,
    unreported_not_applicable_count: state?.UnreportedNotApplicableCount ?? null,
  };
}
