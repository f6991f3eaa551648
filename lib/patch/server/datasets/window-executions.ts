import {
  type MaintenanceWindowExecution,
  type MaintenanceWindowExecutionTaskIdentity,
  paginateDescribeMaintenanceWindowExecutions,
  paginateDescribeMaintenanceWindowExecutionTaskInvocations,
  paginateDescribeMaintenanceWindowExecutionTasks,
} from "@aws-sdk/client-ssm";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type {
  CollectContext,
  Dataset,
  DatasetRow,
  EventDraft,
  RowChange,
} from "#lib/core/server/sync/dataset.ts";
import type { ExecutionTask, TaskInvocation } from "#lib/patch/contract/runs.ts";
import type { PatchOperation } from "#lib/patch/contract/windows.ts";
import { isPatchRunbook, patchOperation } from "#lib/patch/domain/patch-documents.ts";
import { isFinishedExecution } from "#lib/patch/domain/runs/run-status.ts";
import { isGone } from "./is-gone.ts";

/** An execution that began this long before the last pass may have been listed only after it. */
const lateSeconds = 3_600;

/**
 * Runs of maintenance windows with their tasks and invocations. AWS forgets them after 30 days, so that rows stay; those
 * that had ended when they were read are not asked about again.
 */
export const windowExecutionsDataset: Dataset = {
  name: "window-executions",
  scope: "accountRegion",
  cadenceSeconds: 600,
  interestCadenceSeconds: 60,
  operations: [
    "ssm:DescribeMaintenanceWindowExecutions",
    "ssm:DescribeMaintenanceWindowExecutionTasks",
    "ssm:DescribeMaintenanceWindowExecutionTaskInvocations",
  ],
  after: ["maintenance-windows"],
  table: "window_executions",
  key: ["window_execution_id"],
  slice: "false",
  async *collect(ctx) {
    const { accountId, region } = ctx.scope;
    const windows = await ctx.query<{ window_id: string; since: Date | null }>(windowsSql, [
      accountId,
      region,
      ctx.lastCompleteStartedAt,
      lateSeconds,
    ]);
    for (const { window_id: windowId, since } of windows) yield await executionRows(ctx, windowId, since);
  },
  events: runEvents,
};

// A window that was made since the last pass has no execution before it.
const windowsSql = `
select w.window_id, least($3::timestamptz - make_interval(secs => $4), min(e.started_at)) as since
from maintenance_windows w
left join window_executions e on (e.account_id, e.region, e.window_id) = (w.account_id, w.region, w.window_id)
  and e.status in ('PENDING', 'IN_PROGRESS', 'CANCELLING') and e.started_at > now() - interval '30 days'
where w.account_id = $1 and w.region = $2
group by w.window_id order by w.window_id`;

async function executionRows(
  ctx: CollectContext,
  windowId: string,
  since: Date | null,
): Promise<DatasetRow[]> {
  const filters =
    since === null ? [] : [{ Key: "ExecutedAfter", Values: [`${since.toISOString().slice(0, 19)}Z`] }];
  const listed: MaintenanceWindowExecution[] = [];
  try {
    const pages = paginateDescribeMaintenanceWindowExecutions(
      { client: ctx.aws.ssm, pageSize: 100 },
      { WindowId: windowId, ...(filters.length > 0 && { Filters: filters }) },
    );
    for await (const page of pages) listed.push(...(page.WindowExecutions ?? []));
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
  const known = await ctx.query<{ id: string }>(
    `select window_execution_id as id from window_executions where account_id = $1 and region = $2
     and window_execution_id = any($3) and status not in ('PENDING', 'IN_PROGRESS', 'CANCELLING')`,
    [ctx.scope.accountId, ctx.scope.region, listed.map(({ WindowExecutionId }) => WindowExecutionId)],
  );
  const done = new Set(known.map(({ id }) => id));
  const rows: DatasetRow[] = [];
  for (const execution of listed) {
    if (!done.has(execution.WindowExecutionId ?? "")) rows.push(await executionRow(ctx, windowId, execution));
  }
  return rows;
}

async function executionRow(
  ctx: CollectContext,
  windowId: string,
  execution: MaintenanceWindowExecution,
): Promise<DatasetRow> {
  return {
    ...place(ctx.scope),
    window_execution_id: execution.WindowExecutionId,
    window_id: execution.WindowId ?? windowId,
    status: execution.Status ?? "PENDING",
    status_details: execution.StatusDetails ?? null,
    started_at: instant(execution.StartTime),
    ended_at: instant(execution.EndTime),
    tasks: await tasksOf(ctx, execution.WindowExecutionId),
  };
}

async function tasksOf(ctx: CollectContext, WindowExecutionId: string | undefined): Promise<ExecutionTask[]> {
  const tasks: ExecutionTask[] = [];
  try {
    const pages = paginateDescribeMaintenanceWindowExecutionTasks(
      { client: ctx.aws.ssm, pageSize: 100 },
      { WindowExecutionId },
    );
    for await (const page of pages) {
      for (const task of page.WindowExecutionTaskIdentities ?? []) tasks.push(await taskOf(ctx, task));
    }
  } catch (error) {
    // AWS forgot it between the list and this.
    if (!isGone(error)) throw error;
  }
  return tasks;
}

async function taskOf(
  ctx: CollectContext,
  task: MaintenanceWindowExecutionTaskIdentity,
): Promise<ExecutionTask> {
  const invocations: TaskInvocation[] = [];
  const pages = paginateDescribeMaintenanceWindowExecutionTaskInvocations(
    { client: ctx.aws.ssm, pageSize: 100 },
    { WindowExecutionId: task.WindowExecutionId, TaskId: task.TaskExecutionId },
  );
  const patches = task.TaskType === "AUTOMATION" && isPatchRunbook(task.TaskArn ?? "");
  let operation: PatchOperation | null = patches ? "Install" : null;
  for await (const page of pages) {
    for (const each of page.WindowExecutionTaskInvocationIdentities ?? []) {
      operation ??= patchOperation(task.TaskArn ?? "", parametersOf(each.Parameters));
      invocations.push({
        id: each.InvocationId ?? "",
        executionId: each.ExecutionId ?? null,
        status: each.Status ?? null,
        statusDetails: each.StatusDetails ?? null,
        startedAt: instant(each.StartTime),
        endedAt: instant(each.EndTime),
        windowTargetId: each.WindowTargetId ?? null,
      });
    }
  }
  return {
    id: task.TaskExecutionId ?? "",
    taskArn: task.TaskArn ?? "",
    type: task.TaskType ?? null,
    status: task.Status ?? null,
    statusDetails: task.StatusDetails ?? null,
    startedAt: instant(task.StartTime),
    endedAt: instant(task.EndTime),
    operation,
    invocations,
  };
}

/** What a Run Command invocation was given, as AWS writes it: `{"documentName": …, "parameters": {…}}`. */
function parametersOf(text: string | undefined): Record<string, string[]> {
  try {
    const { parameters }: { parameters?: unknown } = JSON.parse(text ?? "{}");
    const entries = typeof parameters === "object" && parameters !== null ? Object.entries(parameters) : [];
    return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().map(String)]));
  } catch {
    return {};
  }
}

/** One event when a run has ended. */
function runEvents({ before, after }: RowChange): EventDraft[] {
  if (after === null || !isFinishedExecution(after.status)) return [];
  if (before !== null && isFinishedExecution(before.status)) return [];
  return [
    {
      kind: "window.run",
      resourceType: "AWS::SSM::MaintenanceWindow",
      resourceId: String(after.window_id),
      detail: {
        windowExecutionId: after.window_execution_id,
        startedAt: after.started_at,
        after: { status: after.status, status_details: after.status_details },
      },
      ...(typeof after.ended_at === "string" && { at: after.ended_at }),
    },
  ];
}
