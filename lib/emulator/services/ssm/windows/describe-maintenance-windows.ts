import type {
  DescribeMaintenanceWindowsRequest,
  DescribeMaintenanceWindowsResult,
  MaintenanceWindowIdentity,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { type FilterTest, windowTest } from "./window-filters.ts";
import { windowIdentityOf } from "./window-output.ts";

const tests: Readonly<Record<string, FilterTest<MaintenanceWindowIdentity>>> = {
  Name: ({ Name = "" }, values) => values.includes(Name),
  Enabled: ({ Enabled = false }, values) => values.some((value) => value.toLowerCase() === String(Enabled)),
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindows.html */
export const describeMaintenanceWindows: Handler<
  DescribeMaintenanceWindowsRequest,
  DescribeMaintenanceWindowsResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const { world, accountId, region } = request;
  const found = world.operations
    .windows(accountId, region)
    .map((window) => windowIdentityOf(window, request))
    .filter(windowTest(input.Filters, tests));
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return { WindowIdentities: items, NextToken: nextToken };
};
