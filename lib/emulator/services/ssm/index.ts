import type { ServiceHandlers } from "../../wire/handler.ts";
import { getCommandInvocation } from "./commands/get-command-invocation.ts";
import { listCommandInvocations } from "./commands/list-command-invocations.ts";
import { listCommands } from "./commands/list-commands.ts";
import { describeActivations } from "./describe-activations.ts";
import { describeAvailablePatches } from "./describe-available-patches.ts";
import { describeEffectivePatchesForPatchBaseline } from "./describe-effective-patches-for-patch-baseline.ts";
import { describeInstanceAssociationsStatus } from "./describe-instance-associations-status.ts";
import { describeInstanceInformation } from "./describe-instance-information.ts";
import { describeInstancePatchStates } from "./describe-instance-patch-states.ts";
import { describeInstancePatchStatesForPatchGroup } from "./describe-instance-patch-states-for-patch-group.ts";
import { describeInstancePatches } from "./describe-instance-patches.ts";
import { describeInstanceProperties } from "./describe-instance-properties.ts";
import { describePatchBaselines } from "./describe-patch-baselines.ts";
import { describePatchGroupState } from "./describe-patch-group-state.ts";
import { describePatchGroups } from "./describe-patch-groups.ts";
import { describePatchProperties } from "./describe-patch-properties.ts";
import { getDefaultPatchBaseline } from "./get-default-patch-baseline.ts";
import { getInventory } from "./get-inventory.ts";
import { getInventorySchema } from "./get-inventory-schema.ts";
import { getPatchBaseline } from "./get-patch-baseline.ts";
import { getPatchBaselineForPatchGroup } from "./get-patch-baseline-for-patch-group.ts";
import { listAssociations } from "./list-associations.ts";
import { listComplianceItems } from "./list-compliance-items.ts";
import { listComplianceSummaries } from "./list-compliance-summaries.ts";
import { listInventoryEntries } from "./list-inventory-entries.ts";
import { listNodes } from "./list-nodes.ts";
import { listNodesSummary } from "./list-nodes-summary.ts";
import { listResourceComplianceSummaries } from "./list-resource-compliance-summaries.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import { describeMaintenanceWindowExecutionTaskInvocations } from "./windows/describe-maintenance-window-execution-task-invocations.ts";
import { describeMaintenanceWindowExecutionTasks } from "./windows/describe-maintenance-window-execution-tasks.ts";
import { describeMaintenanceWindowExecutions } from "./windows/describe-maintenance-window-executions.ts";
import { describeMaintenanceWindowSchedule } from "./windows/describe-maintenance-window-schedule.ts";
import { describeMaintenanceWindowTargets } from "./windows/describe-maintenance-window-targets.ts";
import { describeMaintenanceWindowTasks } from "./windows/describe-maintenance-window-tasks.ts";
import { describeMaintenanceWindows } from "./windows/describe-maintenance-windows.ts";
import { describeMaintenanceWindowsForTarget } from "./windows/describe-maintenance-windows-for-target.ts";
import { getMaintenanceWindow } from "./windows/get-maintenance-window.ts";
import { getMaintenanceWindowExecution } from "./windows/get-maintenance-window-execution.ts";
import { getMaintenanceWindowExecutionTask } from "./windows/get-maintenance-window-execution-task.ts";
import { getMaintenanceWindowExecutionTaskInvocation } from "./windows/get-maintenance-window-execution-task-invocation.ts";
import { getMaintenanceWindowTask } from "./windows/get-maintenance-window-task.ts";

/** AWS Systems Manager, as far as it is emulated. */
export const ssmHandlers: ServiceHandlers = {
  DescribeActivations: describeActivations,
  DescribeAvailablePatches: describeAvailablePatches,
  DescribeEffectivePatchesForPatchBaseline: describeEffectivePatchesForPatchBaseline,
  DescribeInstanceAssociationsStatus: describeInstanceAssociationsStatus,
  DescribeInstanceInformation: describeInstanceInformation,
  DescribeInstancePatchStates: describeInstancePatchStates,
  DescribeInstancePatchStatesForPatchGroup: describeInstancePatchStatesForPatchGroup,
  DescribeInstancePatches: describeInstancePatches,
  DescribeInstanceProperties: describeInstanceProperties,
  DescribeMaintenanceWindowExecutionTaskInvocations: describeMaintenanceWindowExecutionTaskInvocations,
  DescribeMaintenanceWindowExecutionTasks: describeMaintenanceWindowExecutionTasks,
  DescribeMaintenanceWindowExecutions: describeMaintenanceWindowExecutions,
  DescribeMaintenanceWindowSchedule: describeMaintenanceWindowSchedule,
  DescribeMaintenanceWindowTargets: describeMaintenanceWindowTargets,
  DescribeMaintenanceWindowTasks: describeMaintenanceWindowTasks,
  DescribeMaintenanceWindows: describeMaintenanceWindows,
  DescribeMaintenanceWindowsForTarget: describeMaintenanceWindowsForTarget,
  DescribePatchBaselines: describePatchBaselines,
  DescribePatchGroupState: describePatchGroupState,
  DescribePatchGroups: describePatchGroups,
  DescribePatchProperties: describePatchProperties,
  GetCommandInvocation: getCommandInvocation,
  GetDefaultPatchBaseline: getDefaultPatchBaseline,
  GetInventory: getInventory,
  GetInventorySchema: getInventorySchema,
  GetMaintenanceWindow: getMaintenanceWindow,
  GetMaintenanceWindowExecution: getMaintenanceWindowExecution,
  GetMaintenanceWindowExecutionTask: getMaintenanceWindowExecutionTask,
  GetMaintenanceWindowExecutionTaskInvocation: getMaintenanceWindowExecutionTaskInvocation,
  GetMaintenanceWindowTask: getMaintenanceWindowTask,
  GetPatchBaseline: getPatchBaseline,
  GetPatchBaselineForPatchGroup: getPatchBaselineForPatchGroup,
  ListAssociations: listAssociations,
  ListCommandInvocations: listCommandInvocations,
  ListCommands: listCommands,
  ListComplianceItems: listComplianceItems,
  ListComplianceSummaries: listComplianceSummaries,
  ListInventoryEntries: listInventoryEntries,
  ListNodes: listNodes,
  ListNodesSummary: listNodesSummary,
  ListResourceComplianceSummaries: listResourceComplianceSummaries,
  ListTagsForResource: listTagsForResource,
};
