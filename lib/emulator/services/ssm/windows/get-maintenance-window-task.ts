import type { GetMaintenanceWindowTaskRequest, GetMaintenanceWindowTaskResult } from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { windowOf, windowTaskOf } from "./lookups.ts";
import { taskInvocationParameters, taskOutput } from "./task-output.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetMaintenanceWindowTask.html */
export const getMaintenanceWindowTask: Handler<
  GetMaintenanceWindowTaskRequest,
  GetMaintenanceWindowTaskResult
> = ({ WindowId, WindowTaskId }, request) => {
  const window = windowOf(WindowId, request);
  const task = windowTaskOf(window, WindowTaskId);
  const { Type, ...shown } = taskOutput(window, task);
  return { ...shown, TaskType: Type, TaskInvocationParameters: taskInvocationParameters(task) };
};
