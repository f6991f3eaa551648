import type { EmulatorRequest } from "../wire/handler.ts";
import type { WorldTaskExecution, WorldWindow, WorldWindowExecution } from "../world/windows/types.ts";

const found = <Item>(item: Item | undefined, what: string): Item => {
  if (item === undefined) throw new Error(`the world has no ${what}`);
  return item;
};

/** A window of the request's account-Region by its name. */
export const windowNamed = ({ world, accountId, region }: EmulatorRequest, name: string): WorldWindow =>
  found(
    world.operations.windows(accountId, region).find((window) => window.name === name),
    `window ${name}`,
  );

/** The newest run of a window. */
export const newestRunOf = (request: EmulatorRequest, name: string): WorldWindowExecution =>
  found(
    request.world.operations.windowExecutions(windowNamed(request, name), request.now)[0],
    `run of ${name}`,
  );

/** A task of the newest run of a window, by the task's name. */
export const newestTaskOf = (request: EmulatorRequest, name: string, task: string): WorldTaskExecution =>
  found(
    newestRunOf(request, name).tasks.find((execution) => execution.task.name === task),
    `task ${task} in ${name}`,
  );
