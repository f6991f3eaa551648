import type {
  DescribeMaintenanceWindowExecutionTasksRequest,
  DescribeMaintenanceWindowExecutionTasksResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { executionOf } from "./lookups.ts";
import { statusTests, windowTest } from "./window-filters.ts";
import { progressOf } from "./window-output.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowExecutionTasks.html */
export const describeMaintenanceWindowExecutionTasks: Handler<
  DescribeMaintenanceWindowExecutionTasksRequest,
  DescribeMaintenanceWindowExecutionTasksResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const { WindowExecutionId } = input;
  const found = executionOf(WindowExecutionId, request).tasks.filter(windowTest(input.Filters, statusTests));
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return {
    WindowExecutionTaskIdentities: items.map((execution) => ({
      WindowExecutionId,
      TaskExecutionId: execution.taskExecutionId,
      ...progressOf(execution),
      TaskArn: execution.task.taskArn,
      TaskType: execution.task.work.type,
    })),
    NextToken: nextToken,
  };
};
