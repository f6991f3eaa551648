import type {
  GetMaintenanceWindowExecutionRequest,
  GetMaintenanceWindowExecutionResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { executionOf } from "./lookups.ts";
import { progressOf } from "./window-output.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetMaintenanceWindowExecution.html */
export const getMaintenanceWindowExecution: Handler<
  GetMaintenanceWindowExecutionRequest,
  GetMaintenanceWindowExecutionResult
> = ({ WindowExecutionId }, request) => {
  const execution = executionOf(WindowExecutionId, request);
  return {
    WindowExecutionId,
    TaskIds: execution.tasks.map(({ taskExecutionId }) => taskExecutionId),
    ...progressOf(execution),
  };
};
