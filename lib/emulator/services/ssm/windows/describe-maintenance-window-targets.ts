import type {
  DescribeMaintenanceWindowTargetsRequest,
  DescribeMaintenanceWindowTargetsResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import type { WorldWindowTarget } from "../../../world/windows/types.ts";
import { windowOf } from "./lookups.ts";
import { type FilterTest, windowTest } from "./window-filters.ts";
import { targetListOf } from "./window-output.ts";

const tests: Readonly<Record<string, FilterTest<WorldWindowTarget>>> = {
  Type: ({ resourceType }, values) => values.includes(resourceType),
  WindowTargetId: ({ windowTargetId }, values) => values.includes(windowTargetId),
  OwnerInformation: ({ ownerInformation = "" }, values) => values.includes(ownerInformation),
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowTargets.html */
export const describeMaintenanceWindowTargets: Handler<
  DescribeMaintenanceWindowTargetsRequest,
  DescribeMaintenanceWindowTargetsResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const { windowId, targets } = windowOf(input.WindowId, request);
  const found = targets.filter(windowTest(input.Filters, tests));
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return {
    Targets: items.map((target) => ({
      WindowId: windowId,
      WindowTargetId: target.windowTargetId,
      ResourceType: target.resourceType,
      Targets: targetListOf(target.targets),
      OwnerInformation: target.ownerInformation,
      Name: target.name,
      Description: target.description,
    })),
    NextToken: nextToken,
  };
};
