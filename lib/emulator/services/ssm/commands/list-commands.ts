import type { Command, ListCommandsRequest, ListCommandsResult } from "@aws-sdk/client-ssm";
import type { EmulatorRequest, Handler } from "../../../wire/handler.ts";
import type { CommandPlan, WorldCommand } from "../../../world/commands/types.ts";
import { newestFirst } from "../../../world/scan.ts";
import { checkInstanceIds } from "../instance-filters.ts";
import { targetListOf } from "../windows/window-output.ts";
import { checkCommandId, commandTests } from "./command-filters.ts";
import { commandHead, expiresOf } from "./command-output.ts";

const commandOf = (command: WorldCommand): Command => {
  const { plan } = command;
  return {
    ...commandHead(plan),
    ExpiresAfter: expiresOf(plan),
    Parameters: Object.fromEntries(
      Object.entries(plan.parameters).map(([name, values]) => [name, [...values]]),
    ),
    InstanceIds: [...plan.instanceIds],
    Targets: targetListOf(plan.targets),
    Status: command.status,
    StatusDetails: command.statusDetails,
    OutputS3Region: plan.scope.region,
    OutputS3BucketName: plan.outputS3BucketName,
    OutputS3KeyPrefix: plan.outputS3KeyPrefix,
    MaxConcurrency: plan.maxConcurrency,
    MaxErrors: plan.maxErrors,
    TargetCount: command.targetCount,
    CompletedCount: command.completedCount,
    ErrorCount: command.errorCount,
    DeliveryTimedOutCount: command.deliveryTimedOutCount,
    TimeoutSeconds: plan.timeoutSeconds,
  };
};

/** The commands asked for, newest first; how each stands is found out only where a filter asks. */
const commandsOf = (input: ListCommandsRequest, { world, accountId, region, now }: EmulatorRequest) => {
  const { CommandId, InstanceId } = input;
  const tests = commandTests(input.Filters, true);
  const wentTo = (plan: CommandPlan): boolean =>
    InstanceId === undefined || world.operations.commandInvocation(plan, InstanceId, now) !== undefined;
  const plans = world.operations
    .commands(accountId, region, now)
    .filter((plan) => (CommandId === undefined || plan.commandId === CommandId) && tests.plan(plan));
  const { state } = tests;
  const found = plans.filter(
    (plan) => wentTo(plan) && (state === undefined || state(world.operations.commandState(plan, now))),
  );
  return newestFirst(found, ({ requestedAt }) => requestedAt);
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommands.html */
export const listCommands: Handler<ListCommandsRequest, ListCommandsResult> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  checkCommandId(input.CommandId);
  if (input.InstanceId !== undefined) checkInstanceIds([input.InstanceId]);
  const { items, nextToken } = request.page(commandsOf(input, request), {
    token: NextToken,
    limit: MaxResults ?? 50,
    query,
  });
  const { world, now } = request;
  return {
    Commands: items.map((plan) => commandOf(world.operations.commandState(plan, now))),
    NextToken: nextToken,
  };
};
