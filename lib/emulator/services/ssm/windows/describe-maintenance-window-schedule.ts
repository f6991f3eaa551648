import type {
  DescribeMaintenanceWindowScheduleRequest,
  DescribeMaintenanceWindowScheduleResult,
} from "@aws-sdk/client-ssm";
import type { EmulatorRequest, Handler } from "../../../wire/handler.ts";
import { day } from "../../../world/time.ts";
import { runsBetween } from "../../../world/windows/schedule.ts";
import type { WorldWindow } from "../../../world/windows/types.ts";
import { windowOf } from "./lookups.ts";
import { windowsForTargets } from "./targeting.ts";
import { type FilterTest, filterTimeOf, windowTest } from "./window-filters.ts";
import { windowTimeOf } from "./window-output.ts";

interface ScheduledRun {
  window: WorldWindow;
  at: number;
}

const tests: Readonly<Record<string, FilterTest<ScheduledRun>>> = {
  ScheduledBefore: ({ at }, values) => at < filterTimeOf(values),
  ScheduledAfter: ({ at }, values) => at > filterTimeOf(values),
};

/** How far ahead runs are listed. */
const ahead = 90 * day;

const windowsOf = (
  input: DescribeMaintenanceWindowScheduleRequest,
  request: EmulatorRequest,
): WorldWindow[] => {
  if (input.WindowId !== undefined) return [windowOf(input.WindowId, request)];
  if (input.Targets !== undefined) return windowsForTargets(input.Targets, input.ResourceType, request);
  return [...request.world.operations.windows(request.accountId, request.region)];
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowSchedule.html */
export const describeMaintenanceWindowSchedule: Handler<
  DescribeMaintenanceWindowScheduleRequest,
  DescribeMaintenanceWindowScheduleResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const { world, now } = request;
  const from = now.getTime();
  const found = windowsOf(input, request)
    .filter((window) => world.operations.isWindowEnabled(window, now))
    .flatMap((window) => runsBetween(window.schedule, from + 1, from + ahead).map((at) => ({ window, at })))
    .filter(windowTest(input.Filters, tests))
    .sort((left, right) => left.at - right.at);
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return {
    ScheduledWindowExecutions: items.map(({ window, at }) => ({
      WindowId: window.windowId,
      Name: window.name,
      ExecutionTime: windowTimeOf(window, new Date(at)),
    })),
    NextToken: nextToken,
  };
};
