import type {
  DescribeInstancePatchStatesRequest,
  DescribeInstancePatchStatesResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { statesOf } from "./instance-patch-state.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html */
export const describeInstancePatchStates: Handler<
  DescribeInstancePatchStatesRequest,
  DescribeInstancePatchStatesResult
> = (input, request) => {
  const { world, accountId, region, now } = request;
  const { NextToken, MaxResults, ...query } = input;
  // Ids that are no managed node's, and nodes that were never scanned, are left out.
  const found = [...new Set(input.InstanceIds ?? [])]
    .map((id) => world.node(accountId, region, id, now))
    .filter((node) => node !== undefined)
    .flatMap(statesOf(request));
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return { InstancePatchStates: items, NextToken: nextToken };
};
