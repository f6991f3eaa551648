import { otherCommandsOf } from "./commands/other-commands.ts";
import type { CommandPlan } from "./commands/types.ts";
import type { Setting } from "./instance.ts";
import type { ScopeLayout } from "./layout.ts";
import type { Overlay } from "./overlay.ts";
import { hour } from "./time.ts";
import type { PlannedExecution } from "./windows/execution-plan.ts";
import { type Executions, historyKept } from "./windows/executions.ts";
import type { WorldWindow } from "./windows/types.ts";

/** What happened in an account-Region within 30 days and may happen until the hour is over. */
interface HourOfHistory {
  until: number;
  overlay: Overlay;
  changes: number;
  executions: readonly PlannedExecution[];
  commands: readonly CommandPlan[];
}

/** Runs of windows and commands of account-Regions, each newest first. */
export interface History {
  executions: (scope: ScopeLayout, time: number) => readonly PlannedExecution[];
  commands: (scope: ScopeLayout, time: number) => readonly CommandPlan[];
}

export const createHistory = (
  setting: Setting,
  executions: Executions,
  windowsIn: (scope: ScopeLayout) => readonly WorldWindow[],
): History => {
  const kept = new WeakMap<ScopeLayout, HourOfHistory>();
  const make = (scope: ScopeLayout, until: number): HourOfHistory => {
    const from = until - historyKept - hour;
    const runs = windowsIn(scope)
      .flatMap((window) => executions.between(window, from, until))
      .sort((left, right) => right.startedAt - left.startedAt);
    const sent = runs
      .flatMap(({ tasks }) => tasks)
      .flatMap(({ invocations }) => invocations)
      .flatMap(({ command }) => command ?? []);
    const commands = [...sent, ...otherCommandsOf(setting, scope, from, until)].sort(
      (left, right) => right.requestedAt - left.requestedAt || (left.commandId < right.commandId ? -1 : 1),
    );
    const { overlay } = setting;
    return { until, overlay, changes: overlay.changes, executions: runs, commands };
  };
  const hourOf = (scope: ScopeLayout, time: number): HourOfHistory => {
    const until = (Math.floor(time / hour) + 1) * hour;
    const known = kept.get(scope);
    const { overlay } = setting;
    if (known?.until === until && known.overlay === overlay && known.changes === overlay.changes)
      return known;
    const made = make(scope, until);
    kept.set(scope, made);
    return made;
  };
  const recent = (at: number, time: number): boolean => at <= time && at > time - historyKept;
  return {
    executions: (scope, time) =>
      hourOf(scope, time).executions.filter(({ startedAt }) => recent(startedAt, time)),
    commands: (scope, time) =>
      hourOf(scope, time).commands.filter(({ requestedAt }) => recent(requestedAt, time)),
  };
};
