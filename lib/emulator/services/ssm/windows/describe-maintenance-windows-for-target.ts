import type {
  DescribeMaintenanceWindowsForTargetRequest,
  DescribeMaintenanceWindowsForTargetResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { windowsForTargets } from "./targeting.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowsForTarget.html */
export const describeMaintenanceWindowsForTarget: Handler<
  DescribeMaintenanceWindowsForTargetRequest,
  DescribeMaintenanceWindowsForTargetResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const found = windowsForTargets(input.Targets ?? [], input.ResourceType, request);
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return {
    WindowIdentities: items.map(({ windowId, name }) => ({ WindowId: windowId, Name: name })),
    NextToken: nextToken,
  };
};
