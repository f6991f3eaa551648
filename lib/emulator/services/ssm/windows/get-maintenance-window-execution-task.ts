import type {
  GetMaintenanceWindowExecutionTaskRequest,
  GetMaintenanceWindowExecutionTaskResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { taskExecutionOf } from "./lookups.ts";
import { progressOf } from "./window-output.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetMaintenanceWindowExecutionTask.html */
export const getMaintenanceWindowExecutionTask: Handler<
  GetMaintenanceWindowExecutionTaskRequest,
  GetMaintenanceWindowExecutionTaskResult
> = ({ WindowExecutionId, TaskId }, request) => {
  const execution = taskExecutionOf(WindowExecutionId, TaskId, request);
  const { task } = execution;
  return {
    WindowExecutionId,
    TaskExecutionId: execution.taskExecutionId,
    TaskArn: task.taskArn,
    ServiceRole: task.serviceRoleArn,
    Type: task.work.type,
    TaskParameters: [],
    Priority: task.priority,
    MaxConcurrency: task.maxConcurrency,
    MaxErrors: task.maxErrors,
    ...progressOf(execution),
  };
};
