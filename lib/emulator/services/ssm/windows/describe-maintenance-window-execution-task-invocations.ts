import type {
  DescribeMaintenanceWindowExecutionTaskInvocationsRequest,
  DescribeMaintenanceWindowExecutionTaskInvocationsResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { taskExecutionOf } from "./lookups.ts";
import { statusTests, windowTest } from "./window-filters.ts";
import { taskInvocationOutput } from "./window-output.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowExecutionTaskInvocations.html */
export const describeMaintenanceWindowExecutionTaskInvocations: Handler<
  DescribeMaintenanceWindowExecutionTaskInvocationsRequest,
  DescribeMaintenanceWindowExecutionTaskInvocationsResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const { WindowExecutionId, TaskId } = input;
  const { task, invocations } = taskExecutionOf(WindowExecutionId, TaskId, request);
  const found = invocations.filter(windowTest(input.Filters, statusTests));
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  const ids = { WindowExecutionId, TaskExecutionId: TaskId };
  return {
    WindowExecutionTaskInvocationIdentities: items.map((invocation) =>
      taskInvocationOutput(invocation, ids, task.work.type),
    ),
    NextToken: nextToken,
  };
};
