import type {
  CommandInvocation,
  ListCommandInvocationsRequest,
  ListCommandInvocationsResult,
} from "@aws-sdk/client-ssm";
import type { EmulatorRequest, Handler } from "../../../wire/handler.ts";
import type { WorldCommandInvocation } from "../../../world/commands/types.ts";
import { concatScans, type Scan, scanOf } from "../../../world/scan.ts";
import { checkInstanceIds } from "../instance-filters.ts";
import { checkCommandId, commandTests } from "./command-filters.ts";
import { commandHead, cut, outputUrl, pluginOutput } from "./command-output.ts";

const invocationOf = (invocation: WorldCommandInvocation, details: boolean): CommandInvocation => {
  const { plan, nodeId } = invocation;
  const plugins = details ? invocation.plugins() : [];
  const only = plugins.length === 1 ? plugins[0] : undefined;
  return {
    ...commandHead(plan),
    InstanceId: nodeId,
    InstanceName: invocation.computerName,
    Status: invocation.status,
    StatusDetails: invocation.statusDetails,
    TraceOutput: cut(only?.errorOutput ?? "", 2500),
    StandardOutputUrl: only === undefined ? "" : outputUrl(plan, nodeId, only.name, "stdout"),
    StandardErrorUrl: only === undefined ? "" : outputUrl(plan, nodeId, only.name, "stderr"),
    CommandPlugins: plugins.map((plugin) => pluginOutput(plan, nodeId, plugin)),
  };
};

const invocationsOf = (
  input: ListCommandInvocationsRequest,
  { world, accountId, region, now }: EmulatorRequest,
): Scan<WorldCommandInvocation> => {
  const { CommandId, InstanceId } = input;
  const tests = commandTests(input.Filters, false);
  const { state } = tests;
  const plans = world.operations
    .commands(accountId, region, now)
    .filter((plan) => (CommandId === undefined || plan.commandId === CommandId) && tests.plan(plan));
  const found =
    InstanceId === undefined
      ? concatScans(plans.map((plan) => world.operations.commandInvocations(plan, now)))
      : scanOf(plans.length, (place) => {
          const plan = plans[place];
          const invocation =
            plan === undefined ? undefined : world.operations.commandInvocation(plan, InstanceId, now);
          return invocation === undefined ? [] : [invocation];
        });
  return state === undefined ? found : found.filter(state);
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommandInvocations.html */
export const listCommandInvocations: Handler<ListCommandInvocationsRequest, ListCommandInvocationsResult> = (
  input,
  request,
) => {
  const { NextToken, MaxResults, ...query } = input;
  checkCommandId(input.CommandId);
  if (input.InstanceId !== undefined) checkInstanceIds([input.InstanceId]);
  const { items, nextToken } = request.page(invocationsOf(input, request), {
    token: NextToken,
    limit: MaxResults ?? 50,
    query,
  });
  return {
    CommandInvocations: items.map((item) => invocationOf(item, input.Details ?? false)),
    NextToken: nextToken,
  };
};
