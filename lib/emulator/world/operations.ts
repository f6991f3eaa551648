import { commandAt } from "./commands/command-state.ts";
import { invocationOf, invocationsOf } from "./commands/invocations.ts";
import type { CommandPlan, WorldCommand, WorldCommandInvocation } from "./commands/types.ts";
import { createHistory } from "./history.ts";
import type { Setting } from "./instance.ts";
import type { ScopeLayout } from "./layout.ts";
import type { Scan } from "./scan.ts";
import { executionAt, isEnabledAt, nextExecutionOf } from "./windows/executions.ts";
import type { WorldWindow, WorldWindowExecution } from "./windows/types.ts";
import type { WindowRuns } from "./windows/window-runs.ts";

/** Maintenance windows and commands of the world. Only 30 days of what they did are known. */
export interface WorldOperations {
  /** In a fixed order. */
  windows: (accountId: string, region: string) => readonly WorldWindow[];
  isWindowEnabled: (window: WorldWindow, now: Date) => boolean;
  /** Undefined while the window is off, and when its time has passed. */
  nextWindowExecution: (window: WorldWindow, now: Date) => Date | undefined;
  /** The runs of one window, newest first. */
  windowExecutions: (window: WorldWindow, now: Date) => readonly WorldWindowExecution[];
  windowExecution: (
    accountId: string,
    region: string,
    executionId: string,
    now: Date,
  ) => WorldWindowExecution | undefined;
  /** Commands as they were sent, newest first. */
  commands: (accountId: string, region: string, now: Date) => readonly CommandPlan[];
  commandState: (plan: CommandPlan, now: Date) => WorldCommand;
  commandInvocations: (plan: CommandPlan, now: Date) => Scan<WorldCommandInvocation>;
  /** Undefined when the command did not go to the node. */
  commandInvocation: (plan: CommandPlan, nodeId: string, now: Date) => WorldCommandInvocation | undefined;
}

export const createOperations = (
  setting: Setting,
  scopeOf: (accountId: string, region: string) => ScopeLayout | undefined,
  { ledgers, executions, windowsIn }: WindowRuns,
): WorldOperations => {
  const history = createHistory(setting, executions, windowsIn);
  return {
    windows: (accountId, region) => {
      const scope = scopeOf(accountId, region);
      return scope === undefined ? [] : windowsIn(scope);
    },
    isWindowEnabled: (window, now) => isEnabledAt(setting.overlay, window, now.getTime()),
    nextWindowExecution: (window, now) => {
      const next = nextExecutionOf(setting.overlay, window, now.getTime());
      return next === undefined ? undefined : new Date(next);
    },
    windowExecutions: (window, now) =>
      history
        .executions(window.scope, now.getTime())
        .filter((planned) => planned.window === window)
        .map((planned) => executionAt(planned, now.getTime())),
    windowExecution: (accountId, region, executionId, now) => {
      const scope = scopeOf(accountId, region);
      const found =
        scope === undefined
          ? undefined
          : history
              .executions(scope, now.getTime())
              .find(({ windowExecutionId }) => windowExecutionId === executionId);
      return found === undefined ? undefined : executionAt(found, now.getTime());
    },
    commands: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      return scope === undefined ? [] : history.commands(scope, now.getTime());
    },
    commandState: (plan, now) => commandAt(plan, ledgers.of(plan), now.getTime()),
    commandInvocations: (plan, now) => invocationsOf(setting, ledgers, plan, now.getTime()),
    commandInvocation: (plan, nodeId, now) => invocationOf(setting, ledgers, plan, nodeId, now.getTime()),
  };
};
