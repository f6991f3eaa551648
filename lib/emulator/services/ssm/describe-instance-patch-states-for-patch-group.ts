import {
  type DescribeInstancePatchStatesForPatchGroupRequest,
  type DescribeInstancePatchStatesForPatchGroupResult,
  type InstancePatchState,
  type InstancePatchStateFilter,
  InvalidFilter,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { patchGroupIn } from "../../world/patch/node-patch-state.ts";
import { statesOf } from "./instance-patch-state.ts";

type Test = (state: InstancePatchState) => boolean;

const readers: Readonly<Record<string, (state: InstancePatchState) => number | undefined>> = {
  InstalledCount: (state) => state.InstalledCount,
  InstalledOtherCount: (state) => state.InstalledOtherCount,
  InstalledPendingRebootCount: (state) => state.InstalledPendingRebootCount,
  InstalledRejectedCount: (state) => state.InstalledRejectedCount,
  MissingCount: (state) => state.MissingCount,
  FailedCount: (state) => state.FailedCount,
  UnreportedNotApplicableCount: (state) => state.UnreportedNotApplicableCount,
  NotApplicableCount: (state) => state.NotApplicableCount,
};

const refuse = (message: string): never => {
  throw new InvalidFilter({ $metadata: {}, message });
};

const testOf = ({ Key = "", Values = [], Type }: InstancePatchStateFilter): Test => {
  const read = Object.hasOwn(readers, Key) ? readers[Key] : undefined;
  if (read === undefined) return refuse(`The filter key ${Key} is not valid.`);
  const [value = ""] = Values;
  if (!/^\d{1,9}$/.test(value)) return refuse(`The filter value ${value} is not a number.`);
  const wanted = Number(value);
  return (state) => {
    const count = read(state) ?? 0;
    switch (Type) {
      case "NotEqual":
        return count !== wanted;
      case "LessThan":
        return count < wanted;
      case "GreaterThan":
        return count > wanted;
      default:
        return count === wanted;
    }
  };
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStatesForPatchGroup.html */
export const describeInstancePatchStatesForPatchGroup: Handler<
  DescribeInstancePatchStatesForPatchGroupRequest,
  DescribeInstancePatchStatesForPatchGroupResult
> = (input, request) => {
  const { world, accountId, region, now } = request;
  const { NextToken, MaxResults, ...query } = input;
  const tests = (input.Filters ?? []).map(testOf);
  const found = world
    .nodes(accountId, region, now)
    .filter(({ tags }) => patchGroupIn(tags) === input.PatchGroup)
    .flatMap(statesOf(request))
    .filter((state) => tests.every((test) => test(state)));
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return { InstancePatchStates: items, NextToken: nextToken };
};
