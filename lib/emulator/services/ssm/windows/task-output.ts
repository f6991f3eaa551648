import type { MaintenanceWindowTask, MaintenanceWindowTaskInvocationParameters } from "@aws-sdk/client-ssm";
import { patchWork, scriptWork } from "../../../world/commands/plan-parts.ts";
import type { WorldWindow, WorldWindowTask } from "../../../world/windows/types.ts";

/** A task as the list and the single answer both show it; its targets by the ids of the window's. */
export const taskOutput = (window: WorldWindow, task: WorldWindowTask): MaintenanceWindowTask => ({
  WindowId: window.windowId,
  WindowTaskId: task.windowTaskId,
  TaskArn: task.taskArn,
  Type: task.work.type,
  Targets:
    task.windowTargetIds.length === 0 ? [] : [{ Key: "WindowTargetIds", Values: [...task.windowTargetIds] }],
  TaskParameters: {},
  Priority: task.priority,
  ServiceRoleArn: task.serviceRoleArn,
  MaxConcurrency: task.maxConcurrency,
  MaxErrors: task.maxErrors,
  Name: task.name,
  Description: task.description,
  CutoffBehavior: task.cutoffBehavior,
});

const listsOf = (parameters: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, [...values]]));

/** What a task starts its invocations with, in the form of its type. */
export const taskInvocationParameters = (
  task: WorldWindowTask,
): MaintenanceWindowTaskInvocationParameters => {
  const { work } = task;
  if (work.type === "LAMBDA") return { Lambda: { Payload: Buffer.from(work.payload) } };
  if (work.type === "AUTOMATION")
    return { Automation: { DocumentVersion: "$DEFAULT", Parameters: listsOf(work.parameters) } };
  const { parameters } =
    work.does === "install" ? patchWork({ kind: "install", month: 0 }, work.reboot) : scriptWork(work.does);
  return {
    RunCommand: {
      Comment: task.comment,
      DocumentVersion: "$DEFAULT",
      Parameters: listsOf(parameters),
      ServiceRoleArn: task.serviceRoleArn,
      TimeoutSeconds: work.does === "install" ? 600 : 60,
      OutputS3BucketName: task.outputS3BucketName === "" ? undefined : task.outputS3BucketName,
      OutputS3KeyPrefix: task.outputS3KeyPrefix === "" ? undefined : task.outputS3KeyPrefix,
    },
  };
};
