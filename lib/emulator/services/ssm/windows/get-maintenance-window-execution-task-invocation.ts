import type {
  GetMaintenanceWindowExecutionTaskInvocationRequest,
  GetMaintenanceWindowExecutionTaskInvocationResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { taskExecutionOf, taskInvocationOf } from "./lookups.ts";
import { taskInvocationOutput } from "./window-output.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetMaintenanceWindowExecutionTaskInvocation.html */
export const getMaintenanceWindowExecutionTaskInvocation: Handler<
  GetMaintenanceWindowExecutionTaskInvocationRequest,
  GetMaintenanceWindowExecutionTaskInvocationResult
> = ({ WindowExecutionId, TaskId, InvocationId }, request) => {
  const execution = taskExecutionOf(WindowExecutionId, TaskId, request);
  const ids = { WindowExecutionId, TaskExecutionId: TaskId };
  return taskInvocationOutput(taskInvocationOf(execution, InvocationId), ids, execution.task.work.type);
};
