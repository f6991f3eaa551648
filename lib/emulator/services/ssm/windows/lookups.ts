import { DoesNotExistException } from "@aws-sdk/client-ssm";
import type { EmulatorRequest } from "../../../wire/handler.ts";
import type {
  WorldTaskExecution,
  WorldTaskInvocation,
  WorldWindow,
  WorldWindowExecution,
} from "../../../world/windows/types.ts";

const missing = (what: string, id: string): never => {
  const Message = `${what} ${id} doesn't exist`;
  throw new DoesNotExistException({ $metadata: {}, message: Message, Message });
};

/** Throws DoesNotExistException, as all of these do, for an id that the account-Region does not have. */
export const windowOf = (
  windowId: string | undefined,
  { world, accountId, region }: EmulatorRequest,
): WorldWindow =>
  world.operations.windows(accountId, region).find((window) => window.windowId === windowId) ??
  missing("Maintenance window", windowId ?? "");

export const executionOf = (
  executionId: string | undefined,
  { world, accountId, region, now }: EmulatorRequest,
): WorldWindowExecution =>
  world.operations.windowExecution(accountId, region, executionId ?? "", now) ??
  missing("Maintenance window execution", executionId ?? "");

export const taskExecutionOf = (
  executionId: string | undefined,
  taskId: string | undefined,
  request: EmulatorRequest,
): WorldTaskExecution =>
  executionOf(executionId, request).tasks.find(({ taskExecutionId }) => taskExecutionId === taskId) ??
  missing("Maintenance window execution task", taskId ?? "");

export const taskInvocationOf = (
  task: WorldTaskExecution,
  invocationId: string | undefined,
): WorldTaskInvocation =>
  task.invocations.find((invocation) => invocation.invocationId === invocationId) ??
  missing("Maintenance window execution task invocation", invocationId ?? "");

export const windowTaskOf = (window: WorldWindow, taskId: string | undefined) =>
  window.tasks.find(({ windowTaskId }) => windowTaskId === taskId) ??
  missing("Maintenance window task", taskId ?? "");
