import {
  GetMaintenanceWindowCommand,
  GetMaintenanceWindowTaskCommand,
  type MaintenanceWindowIdentity,
  type MaintenanceWindowTask,
  paginateDescribeMaintenanceWindows,
  paginateDescribeMaintenanceWindowTargets,
  paginateDescribeMaintenanceWindowTasks,
  type Target,
} from "@aws-sdk/client-ssm";
import { changeEvents } from "#lib/core/server/datasets/change-events.ts";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import type { TargetTerm, WindowTarget, WindowTask } from "#lib/patch/contract/windows.ts";
import { isPatchDocument, patchOperation } from "#lib/patch/domain/patch-documents.ts";
import { patchSelectors } from "#lib/patch/domain/runs/patch-selectors.ts";
import { isGone } from "./is-gone.ts";

const schedule = [
  "enabled",
  "schedule",
  "schedule_timezone",
  "schedule_offset_days",
  "starts_at",
  "ends_at",
  "duration_hours",
  "cutoff_hours",
] as const;

/** Maintenance windows with their targets and tasks, and what their install tasks reach. */
export const maintenanceWindowsDataset: Dataset = {
  name: "maintenance-windows",
  scope: "accountRegion",
  cadenceSeconds: 1_800,
  interestCadenceSeconds: 300,
  operations: [
    "ssm:DescribeMaintenanceWindows",
    "ssm:GetMaintenanceWindow",
    "ssm:DescribeMaintenanceWindowTargets",
    "ssm:DescribeMaintenanceWindowTasks",
    "ssm:GetMaintenanceWindowTask",
  ],
  table: "maintenance_windows",
  key: ["window_id"],
  uncompared: ["next_execution_at"],
  async *collect(ctx) {
    const pages = paginateDescribeMaintenanceWindows({ client: ctx.aws.ssm, pageSize: 100 }, {});
    for await (const page of pages) {
      for (const window of page.WindowIdentities ?? []) {
        const row = await windowRow(ctx, window);
        if (row !== null) yield [row];
      }
    }
  },
  events: ({ before, after }) =>
    changeEvents(before, after, {
      resourceType: "AWS::SSM::MaintenanceWindow",
      resourceId: (row) => String(row.window_id),
      appeared: "window.appeared",
      disappeared: "window.disappeared",
      summary: ["name", "schedule", "schedule_timezone", "enabled"],
      watched: [{ kind: "window.changed", columns: ["name", ...schedule, "targets", "tasks"] }],
    }),
};

/** Null for a window that was deleted since it was listed. */
async function windowRow(ctx: CollectContext, listed: MaintenanceWindowIdentity): Promise<DatasetRow | null> {
  const { ssm } = ctx.aws;
  const { WindowId } = listed;
  try {
    const window = await ssm.send(new GetMaintenanceWindowCommand({ WindowId }), { abortSignal: ctx.signal });
    const targets = await targetsOf(ctx, WindowId);
    const tasks = await tasksOf(ctx, WindowId);
    return {
      ...place(ctx.scope),
      window_id: WindowId,
      name: window.Name ?? null,
      description: window.Description ?? null,
      enabled: window.Enabled ?? listed.Enabled ?? false,
      schedule: window.Schedule ?? null,
      schedule_timezone: window.ScheduleTimezone ?? null,
      schedule_offset_days: window.ScheduleOffset ?? null,
      starts_at: window.StartDate ?? null,
      ends_at: window.EndDate ?? null,
      duration_hours: window.Duration ?? null,
      cutoff_hours: window.Cutoff ?? null,
      allow_unassociated_targets: window.AllowUnassociatedTargets ?? null,
      targets,
      tasks,
      patch_selectors: patchSelectors(targets, tasks),
      created_at: instant(window.CreatedDate),
      modified_at: instant(window.ModifiedDate),
      next_execution_at: momentOf(window.NextExecutionTime),
    };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function targetsOf({ aws }: CollectContext, WindowId: string | undefined): Promise<WindowTarget[]> {
  const targets: WindowTarget[] = [];
  const pages = paginateDescribeMaintenanceWindowTargets({ client: aws.ssm, pageSize: 100 }, { WindowId });
  for await (const page of pages) {
    for (const target of page.Targets ?? []) {
      targets.push({
        id: target.WindowTargetId ?? "",
        name: target.Name ?? null,
        description: target.Description ?? null,
        resourceType: target.ResourceType ?? null,
        ownerInformation: target.OwnerInformation ?? null,
        targets: termsOf(target.Targets),
      });
    }
  }
  return targets.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function tasksOf(ctx: CollectContext, WindowId: string | undefined): Promise<WindowTask[]> {
  const tasks: WindowTask[] = [];
  const pages = paginateDescribeMaintenanceWindowTasks({ client: ctx.aws.ssm, pageSize: 100 }, { WindowId });
  for await (const page of pages) {
    for (const task of page.Tasks ?? []) {
      const taskArn = task.TaskArn ?? "";
      const patches = task.Type === "RUN_COMMAND" && isPatchDocument(taskArn);
      tasks.push({
        id: task.WindowTaskId ?? "",
        name: task.Name ?? null,
        description: task.Description ?? null,
        type: task.Type ?? null,
        taskArn,
        priority: task.Priority ?? null,
        maxConcurrency: task.MaxConcurrency ?? null,
        maxErrors: task.MaxErrors ?? null,
        cutoffBehavior: task.CutoffBehavior ?? null,
        operation: patches ? patchOperation(taskArn, await parametersOf(ctx, WindowId, task)) : null,
        targets: termsOf(task.Targets),
      });
    }
  }
  return tasks.sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0) || (a.id < b.id ? -1 : 1));
}

/** The list of tasks does not have what a Run Command task passes on; only the task itself does. */
async function parametersOf(
  { aws, signal }: CollectContext,
  WindowId: string | undefined,
  task: MaintenanceWindowTask,
): Promise<Record<string, string[]>> {
  const command = new GetMaintenanceWindowTaskCommand({ WindowId, WindowTaskId: task.WindowTaskId });
  const whole = await aws.ssm.send(command, { abortSignal: signal });
  const older = Object.entries(whole.TaskParameters ?? {}).map(([name, { Values }]) => [name, Values ?? []]);
  return { ...Object.fromEntries(older), ...whole.TaskInvocationParameters?.RunCommand?.Parameters };
}

const termsOf = (targets: readonly Target[] | undefined): TargetTerm[] =>
  (targets ?? []).map(({ Key, Values }) => ({ key: Key ?? "", values: [...(Values ?? [])] }));

/** `2026-12-08T17:00Z`, in the window's own zone where it has one. */
function momentOf(text: string | undefined): string | null {
  return text === undefined ? null : instant(new Date(text));
}
