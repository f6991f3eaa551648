import type { Setting } from "../../instance.ts";
import type { ScopeLayout } from "../../layout.ts";
import { keyOf } from "../../random.ts";
import { hour } from "../../time.ts";
import type { PlannedInvocation, PlannedTask } from "../../windows/execution-plan.ts";
import type { Executions } from "../../windows/executions.ts";
import type { WorldWindow } from "../../windows/types.ts";
import { serviceBy, somebody } from "../actors.ts";
import { eventOf, hidden } from "../call.ts";
import type { TrailActor, TrailSource, WorldTrailEvent } from "../types.ts";
import { commandSent } from "./commands.ts";

const started = (
  { task }: PlannedTask,
  { command, executionId, startedAt }: PlannedInvocation,
  actor: TrailActor,
): WorldTrailEvent[] => {
  if (command !== undefined) return [commandSent(command, actor)];
  if (task.work.type !== "AUTOMATION") return [];
  const call = {
    at: startedAt,
    key: keyOf(executionId),
    actor,
    service: "ssm",
    name: "StartAutomationExecution",
    request: { documentName: task.taskArn, parameters: hidden },
    response: { automationExecutionId: executionId },
  };
  return [eventOf(call)];
};

const switches = (setting: Setting, window: WorldWindow, from: number, to: number): WorldTrailEvent[] =>
  (setting.overlay.windows.get(window.windowId) ?? [])
    .filter(({ at }) => at >= from && at < to)
    .map(({ enabled, at }) => {
      const key = keyOf(`${window.windowId}/${at}/${enabled}`);
      return eventOf({
        at,
        key,
        actor: somebody(window.scope, key, "console"),
        service: "ssm",
        name: "UpdateMaintenanceWindow",
        request: { windowId: window.windowId, enabled },
        response: { windowId: window.windowId, name: window.name, enabled },
        resources: [{ type: "AWS::SSM::MaintenanceWindow", name: window.windowId }],
      });
    });

/** What maintenance windows started, and who switched them. */
export const windowCalls =
  (
    setting: Setting,
    executions: Executions,
    windowsIn: (scope: ScopeLayout) => readonly WorldWindow[],
  ): TrailSource =>
  (scope, from, to) =>
    windowsIn(scope).flatMap((window) => {
      const runs = executions.between(window, from - window.duration * hour, to);
      const calls = runs.flatMap(({ tasks }) =>
        tasks.flatMap((task) => {
          const role = task.task.serviceRoleArn.split(":role/")[1] ?? "";
          const actor = serviceBy(scope, "ssm", role, window.windowId);
          return task.invocations
            .filter(({ startedAt }) => startedAt >= from && startedAt < to)
            .flatMap((invocation) => started(task, invocation, actor));
        }),
      );
      return [...calls, ...switches(setting, window, from, to)];
    });
