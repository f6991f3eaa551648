import type {
  DescribeMaintenanceWindowExecutionsRequest,
  DescribeMaintenanceWindowExecutionsResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { newestFirst } from "../../../world/scan.ts";
import type { WorldWindowExecution } from "../../../world/windows/types.ts";
import { windowOf } from "./lookups.ts";
import { type FilterTest, filterTimeOf, windowTest } from "./window-filters.ts";
import { progressOf } from "./window-output.ts";

const tests: Readonly<Record<string, FilterTest<WorldWindowExecution>>> = {
  ExecutedBefore: ({ startedAt = 0 }, values) => startedAt < filterTimeOf(values),
  ExecutedAfter: ({ startedAt = 0 }, values) => startedAt > filterTimeOf(values),
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowExecutions.html */
export const describeMaintenanceWindowExecutions: Handler<
  DescribeMaintenanceWindowExecutionsRequest,
  DescribeMaintenanceWindowExecutionsResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const window = windowOf(input.WindowId, request);
  const found = request.world.operations
    .windowExecutions(window, request.now)
    .filter(windowTest(input.Filters, tests));
  const { items, nextToken } = request.page(
    newestFirst(found, ({ startedAt = 0 }) => startedAt),
    { token: NextToken, limit: MaxResults ?? 50, query },
  );
  return {
    WindowExecutions: items.map((execution) => ({
      WindowId: window.windowId,
      WindowExecutionId: execution.windowExecutionId,
      ...progressOf(execution),
    })),
    NextToken: nextToken,
  };
};
