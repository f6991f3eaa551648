import { type CommandFilter, InvalidCommandId, InvalidFilterKey } from "@aws-sdk/client-ssm";
import { AwsError } from "../../../wire/errors.ts";
import type { CommandPlan } from "../../../world/commands/types.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Throws InvalidCommandId for what has not the form of a command id. */
export const checkCommandId = (commandId: string | undefined): void => {
  if (commandId === undefined || uuid.test(commandId)) return;
  throw new InvalidCommandId({ $metadata: {}, message: `${commandId} is not a valid command ID.` });
};

interface State {
  status: string;
  statusDetails: string;
}

const timeOf = (value: string): number => {
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw new AwsError("ValidationException", `${value} is not a valid date.`);
  return time;
};

const executing: readonly string[] = ["Pending", "InProgress", "Delayed", "Cancelling"];

export interface CommandTests {
  /** By what does not change after a command was sent. */
  plan: (plan: CommandPlan) => boolean;
  /** By how it stands; undefined when no filter asks that. */
  state: ((state: State) => boolean) | undefined;
}

/** The filters of ListCommands, and of ListCommandInvocations, which has no `ExecutionStage`. */
export const commandTests = (
  filters: readonly CommandFilter[] | undefined,
  hasStage: boolean,
): CommandTests => {
  const plans: ((plan: CommandPlan) => boolean)[] = [];
  const states: ((state: State) => boolean)[] = [];
  for (const { key, value = "" } of filters ?? []) {
    if (key === "InvokedAfter") {
      const limit = timeOf(value);
      plans.push(({ requestedAt }) => requestedAt >= limit);
    } else if (key === "InvokedBefore") {
      const limit = timeOf(value);
      plans.push(({ requestedAt }) => requestedAt < limit);
    } else if (key === "DocumentName") plans.push(({ documentName }) => documentName === value);
    else if (key === "Status")
      states.push(({ status, statusDetails }) => status === value || statusDetails === value);
    else if (key === "ExecutionStage" && hasStage)
      states.push(({ status }) => executing.includes(status) === (value === "Executing"));
    else throw new InvalidFilterKey({ $metadata: {}, message: `The filter key ${key ?? ""} is not valid.` });
  }
  return {
    plan: (plan) => plans.every((test) => test(plan)),
    state: states.length === 0 ? undefined : (state) => states.every((test) => test(state)),
  };
};
