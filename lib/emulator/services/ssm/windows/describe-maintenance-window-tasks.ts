import type {
  DescribeMaintenanceWindowTasksRequest,
  DescribeMaintenanceWindowTasksResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import type { WorldWindowTask } from "../../../world/windows/types.ts";
import { windowOf } from "./lookups.ts";
import { taskOutput } from "./task-output.ts";
import { type FilterTest, windowTest } from "./window-filters.ts";

const tests: Readonly<Record<string, FilterTest<WorldWindowTask>>> = {
  WindowTaskId: ({ windowTaskId }, values) => values.includes(windowTaskId),
  TaskArn: ({ taskArn }, values) => values.includes(taskArn),
  Priority: ({ priority }, values) => values.includes(String(priority)),
  TaskType: ({ work }, values) => values.includes(work.type),
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowTasks.html */
export const describeMaintenanceWindowTasks: Handler<
  DescribeMaintenanceWindowTasksRequest,
  DescribeMaintenanceWindowTasksResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const window = windowOf(input.WindowId, request);
  const found = window.tasks.filter(windowTest(input.Filters, tests));
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return { Tasks: items.map((task) => taskOutput(window, task)), NextToken: nextToken };
};
