import type { CommandPlan } from "../commands/types.ts";
import type { WorldWindowTarget, WorldWindowTask } from "./types.ts";

/** What an invocation was started with, as JSON: how AWS shows the parameters of an invocation. */
export const taskParameters = (
  task: WorldWindowTask,
  target: WorldWindowTarget | undefined,
  command: CommandPlan | undefined,
): string => {
  const { work } = task;
  if (work.type === "LAMBDA") return work.payload;
  if (work.type === "AUTOMATION")
    return JSON.stringify({ documentName: task.taskArn, parameters: work.parameters });
  const addressed =
    command === undefined || command.instanceIds.length === 0
      ? { targets: target?.targets ?? [] }
      : { instanceIds: command.instanceIds };
  return JSON.stringify({
    documentName: task.taskArn,
    ...addressed,
    parameters: command?.parameters ?? {},
    maxConcurrency: task.maxConcurrency,
    maxErrors: task.maxErrors,
    comment: task.comment,
    timeoutSeconds: command?.timeoutSeconds,
  });
};
