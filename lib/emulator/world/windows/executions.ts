import type { Ledgers } from "../commands/ledger.ts";
import type { Setting } from "../instance.ts";
import type { Overlay } from "../overlay.ts";
import { day } from "../time.ts";
import { type PlannedExecution, planExecution, skippedExecution } from "./execution-plan.ts";
import { nextRunAfter, runsBetween } from "./schedule.ts";
import type { WorldWindow, WorldWindowExecution } from "./types.ts";

/** AWS forgets runs of windows, and commands, after this long. */
export const historyKept = 30 * day;

/** Whether a window is on at a time. */
export const isEnabledAt = (overlay: Overlay, window: WorldWindow, time: number): boolean => {
  const changes = overlay.windows.get(window.windowId) ?? [];
  return changes.findLast(({ at }) => at <= time)?.enabled ?? window.enabled;
};

/** When the window runs next; undefined while it is off, and when its time has passed. */
export const nextExecutionOf = (overlay: Overlay, window: WorldWindow, time: number): number | undefined =>
  isEnabledAt(overlay, window, time) ? nextRunAfter(window.schedule, time) : undefined;

/** Runs of windows, remembered until `act` changes the world. */
export interface Executions {
  /** Runs planned from `from` up to `to`, newest first. */
  between: (window: WorldWindow, from: number, to: number) => PlannedExecution[];
}

export const createExecutions = (setting: Setting, ledgers: Ledgers): Executions => {
  const kept = new Map<string, PlannedExecution>();
  let { overlay } = setting;
  let { changes } = overlay;
  const plan = (window: WorldWindow, runAt: number): PlannedExecution => {
    if (overlay !== setting.overlay || changes !== setting.overlay.changes || kept.size > 20_000) {
      kept.clear();
      overlay = setting.overlay;
      changes = overlay.changes;
    }
    const key = `${window.windowId}|${runAt}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = planExecution(ledgers, window, runAt);
    kept.set(key, made);
    return made;
  };
  const overlaps = (window: WorldWindow, runAt: number): boolean => {
    const before = runsBetween(window.schedule, runAt - day, runAt).at(-1);
    return before !== undefined && plan(window, before).endedAt > runAt;
  };
  return {
    between: (window, from, to) =>
      runsBetween(window.schedule, Math.max(from, window.schedule.createdAt), to)
        .filter((runAt) => isEnabledAt(setting.overlay, window, runAt))
        .map((runAt) => {
          const planned = plan(window, runAt);
          return overlaps(window, runAt) ? skippedExecution(planned) : planned;
        })
        .reverse(),
  };
};

type Span = Pick<PlannedExecution, "startedAt" | "endedAt" | "final">;

const progressOf = ({ startedAt, endedAt, final }: Span, time: number) => {
  if (time < startedAt)
    return { status: "PENDING", statusDetails: undefined, startedAt: undefined, endedAt: undefined } as const;
  return time < endedAt
    ? ({ status: "IN_PROGRESS", statusDetails: undefined, startedAt, endedAt: undefined } as const)
    : { ...final, startedAt, endedAt };
};

/** A run as it stands at a moment. */
export const executionAt = (planned: PlannedExecution, time: number): WorldWindowExecution => ({
  windowExecutionId: planned.windowExecutionId,
  window: planned.window,
  ...progressOf(planned, time),
  tasks: planned.tasks.map((task) => ({
    taskExecutionId: task.taskExecutionId,
    task: task.task,
    ...progressOf(task, time),
    invocations: task.invocations
      .filter(({ startedAt }) => startedAt <= time)
      .map((invocation) => ({
        invocationId: invocation.invocationId,
        executionId: invocation.executionId,
        parameters: invocation.parameters,
        target: invocation.target,
        ...progressOf(invocation, time),
      })),
  })),
});
