import type { ServiceHandlers } from "../../wire/handler.ts";
import { getCommandInvocation } from "./commands/get-command-invocation.ts";
import { listCommandInvocations } from "./commands/list-command-invocations.ts";
import { listCommands } from "./commands/list-commands.ts";
import { describeActivations } from "./describe-activations.ts";
import { describeInstanceAssociationsStatus } from "./describe-instance-associations-status.ts";
import { describeInstanceInformation } from "./describe-instance-information.ts";
import { describeInstanceProperties } from "./describe-instance-properties.ts";
import { getInventory } from "./get-inventory.ts";
import { getInventorySchema } from "./get-inventory-schema.ts";
import { listAssociations } from "./list-associations.ts";
import { listComplianceItems } from "./list-compliance-items.ts";
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
  DescribeInstanceAssociationsStatus: describeInstanceAssociationsStatus,
  DescribeInstanceInformation: describeInstanceInformation,
  DescribeInstanceProperties: describeInstanceProperties,
  DescribeMaintenanceWindowExecutionTaskInvocations: describeMaintenanceWindowExecutionTaskInvocations,
  DescribeMaintenanceWindowExecutionTasks: describeMaintenanceWindowExecutionTasks,
  DescribeMaintenanceWindowExecutions: describeMaintenanceWindowExecutions,
  DescribeMaintenanceWindowSchedule: describeMaintenanceWindowSchedule,
  DescribeMaintenanceWindowTargets: describeMaintenanceWindowTargets,
  DescribeMaintenanceWindowTasks: describeMaintenanceWindowTasks,
  DescribeMaintenanceWindows: describeMaintenanceWindows,
  DescribeMaintenanceWindowsForTarget: describeMaintenanceWindowsForTarget,
  GetCommandInvocation: getCommandInvocation,
  GetInventory: getInventory,
  GetInventorySchema: getInventorySchema,
  GetMaintenanceWindow: getMaintenanceWindow,
  GetMaintenanceWindowExecution: getMaintenanceWindowExecution,
  GetMaintenanceWindowExecutionTask: getMaintenanceWindowExecutionTask,
  GetMaintenanceWindowExecutionTaskInvocation: getMaintenanceWindowExecutionTaskInvocation,
  GetMaintenanceWindowTask: getMaintenanceWindowTask,
  ListAssociations: listAssociations,
  ListCommandInvocations: listCommandInvocations,
  ListCommands: listCommands,
  ListComplianceItems: listComplianceItems,
  ListInventoryEntries: listInventoryEntries,
  ListNodes: listNodes,
  ListNodesSummary: listNodesSummary,
  ListResourceComplianceSummaries: listResourceComplianceSummaries,
  ListTagsForResource: listTagsForResource,
};
