import { windowCommandIdOf, windowInvocationKeyOf, windowTaskKeyOf } from "../commands/command-ids.ts";
import { commandAt } from "../commands/command-state.ts";
import type { Ledgers } from "../commands/ledger.ts";
import { patchWork, scriptWork } from "../commands/plan-parts.ts";
import type { CommandPlan } from "../commands/types.ts";
import { patchMonthAt } from "../patch/patch-calendar.ts";
import { between, mix, unit, uuid } from "../random.ts";
import { salt } from "../salt.ts";
import { hour, minute } from "../time.ts";
import { taskParameters } from "./task-parameters.ts";
import type { WindowState, WorldWindow, WorldWindowTarget, WorldWindowTask } from "./types.ts";

interface Final {
  status: WindowState;
  statusDetails: string | undefined;
}

interface Span {
  startedAt: number;
  endedAt: number;
  final: Final;
}

export interface PlannedInvocation extends Span {
  invocationId: string;
  executionId: string;
  parameters: string;
  target: WorldWindowTarget | undefined;
  /** The command that it sends; undefined for other tasks. */
  command: CommandPlan | undefined;
}

export interface PlannedTask extends Span {
  taskExecutionId: string;
  task: WorldWindowTask;
  invocations: readonly PlannedInvocation[];
}

/** A run of a window from its start to its end, whatever of it has already happened. */
export interface PlannedExecution extends Span {
  windowExecutionId: string;
  window: WorldWindow;
  tasks: readonly PlannedTask[];
}

/** When a window's run is over at the latest, and from when on no task is started. */
interface Limits {
  cutoffAt: number;
  endsAt: number;
}

const success: Final = { status: "SUCCESS", statusDetails: undefined };
const timedOut: Final = {
  status: "TIMED_OUT",
  statusDetails: "The maintenance window ended before the task was done.",
};

const commandFinals: Readonly<Record<string, WindowState>> = {
  Success: "SUCCESS",
  Failed: "FAILED",
  TimedOut: "TIMED_OUT",
  Cancelled: "TIMED_OUT",
};

const commandOf = (
  window: WorldWindow,
  task: WorldWindowTask,
  target: WorldWindowTarget | undefined,
  key: number,
  startedAt: number,
  { cutoffAt }: Limits,
): CommandPlan | undefined => {
  const { work } = task;
  if (work.type !== "RUN_COMMAND" || target === undefined) return undefined;
  const ids = target.targets.find(({ key: name }) => name === "InstanceIds");
  return {
    scope: window.scope,
    commandId: windowCommandIdOf(key),
    ...(work.does === "install"
      ? patchWork({ kind: "install", month: patchMonthAt(startedAt) }, work.reboot)
      : scriptWork(work.does)),
    comment: task.comment,
    instanceIds: ids?.values ?? [],
    targets: ids === undefined ? target.targets : [],
    requestedAt: startedAt,
    timeoutSeconds: work.does === "install" ? 600 : 60,
    maxConcurrency: task.maxConcurrency ?? "1",
    maxErrors: task.maxErrors ?? "0",
    serviceRole: task.serviceRoleArn,
    outputS3BucketName: task.outputS3BucketName,
    outputS3KeyPrefix: task.outputS3KeyPrefix,
    cancelledAt: task.cutoffBehavior === "CANCEL_TASK" ? cutoffAt : undefined,
  };
};

/** How a task that is no command goes: drawn, and cut by the end of the window. */
const otherSpan = (
  task: WorldWindowTask,
  key: number,
  runAt: number,
  startedAt: number,
  endsAt: number,
): Span => {
  const { work } = task;
  if (work.type === "RUN_COMMAND") return { startedAt, endedAt: startedAt, final: success };
  const hangs = work.type === "AUTOMATION" ? work.hangsEvery : undefined;
  // Counted, not drawn, so that two runs that hang never follow each other.
  if (hangs !== undefined && Math.floor(runAt / (6 * hour)) % hangs === 0)
    return { startedAt, endedAt: endsAt, final: timedOut };
  const [from, to] = work.minutes;
  const endedAt = startedAt + Math.floor((from + unit(key, salt.commandDuration) * (to - from)) * minute);
  const failed = unit(key, salt.taskResult) < 0.04;
  const statusDetails =
    work.type === "LAMBDA" ? "Function error: Unhandled" : "Step createSnapshots failed: VolumeInUse";
  return { startedAt, endedAt, final: failed ? { status: "FAILED", statusDetails } : success };
};

const invocationOf = (
  ledgers: Ledgers,
  window: WorldWindow,
  task: WorldWindowTask,
  target: WorldWindowTarget | undefined,
  key: number,
  runAt: number,
  startedAt: number,
  limits: Limits,
): PlannedInvocation | undefined => {
  const command = commandOf(window, task, target, key, startedAt, limits);
  const base = {
    invocationId: uuid(key, 1),
    parameters: taskParameters(task, target, command),
    target,
    command,
  };
  if (command === undefined)
    return { ...base, executionId: uuid(key, 2), ...otherSpan(task, key, runAt, startedAt, limits.endsAt) };
  const ledger = ledgers.of(command);
  if (ledger.places.length === 0) return undefined;
  const { status, statusDetails } = commandAt(command, ledger, ledger.lastEnd);
  const details =
    status === "Success" ? undefined : status === "Cancelled" ? timedOut.statusDetails : statusDetails;
  const final: Final = { status: commandFinals[status] ?? "FAILED", statusDetails: details };
  return { ...base, executionId: command.commandId, startedAt, endedAt: ledger.lastEnd, final };
};

const worst = (finals: readonly Final[], failed: string): Final => {
  for (const status of ["FAILED", "TIMED_OUT", "CANCELLED"] as const) {
    const found = finals.find((final) => final.status === status);
    if (found !== undefined)
      return { status, statusDetails: status === "FAILED" ? failed : found.statusDetails };
  }
  return success;
};

const taskOf = (
  ledgers: Ledgers,
  window: WorldWindow,
  task: WorldWindowTask,
  runAt: number,
  startedAt: number,
  limits: Limits,
): PlannedTask => {
  const taskKey = windowTaskKeyOf(window.key, runAt, task.priority, window.tasks.indexOf(task));
  const targets =
    task.windowTargetIds.length === 0
      ? [undefined]
      : window.targets.filter(({ windowTargetId }) => task.windowTargetIds.includes(windowTargetId));
  const invocations = targets
    .map((target, index) =>
      invocationOf(
        ledgers,
        window,
        task,
        target,
        windowInvocationKeyOf(taskKey, index),
        runAt,
        startedAt,
        limits,
      ),
    )
    .filter((invocation) => invocation !== undefined);
  const finals = invocations.map(({ final }) => final);
  return {
    taskExecutionId: uuid(taskKey, 3),
    task,
    invocations,
    startedAt,
    endedAt: Math.max(startedAt + 40, ...invocations.map(({ endedAt }) => endedAt)),
    final:
      invocations.length === 0
        ? { status: "SUCCESS", statusDetails: "No invocations to execute." }
        : worst(finals, "One or more invocations failed."),
  };
};

/** One run of a window, planned to start at `runAt`, unless one before it is still going on. */
export const planExecution = (ledgers: Ledgers, window: WorldWindow, runAt: number): PlannedExecution => {
  const key = mix(mix(window.key, salt.windowExecution), Math.floor(runAt / minute));
  const startedAt = runAt + between(key, 1, 200, 1900);
  const endsAt = runAt + window.duration * hour;
  const limits = { endsAt, cutoffAt: endsAt - window.cutoff * hour };
  const priorities = [...new Set(window.tasks.map(({ priority }) => priority))].sort((a, b) => a - b);
  const tasks: PlannedTask[] = [];
  let next = startedAt + 120;
  for (const priority of priorities) {
    if (next >= limits.cutoffAt) break;
    const together = window.tasks
      .filter((task) => task.priority === priority)
      .map((task) => taskOf(ledgers, window, task, runAt, next, limits));
    tasks.push(...together);
    next = Math.max(...together.map(({ endedAt }) => endedAt)) + 1500;
  }
  const late: Final[] = tasks.length < window.tasks.length ? [timedOut] : [];
  const finals = [...tasks.map(({ final }) => final), ...late];
  return {
    windowExecutionId: uuid(key, 4),
    window,
    tasks,
    startedAt,
    endedAt: Math.max(startedAt + 25, ...tasks.map(({ endedAt }) => endedAt)),
    final:
      window.tasks.length === 0
        ? { status: "SUCCESS", statusDetails: "No tasks to execute." }
        : worst(finals, "One or more tasks failed."),
  };
};

/** The run that did not take place, because the one before was still going on. */
export const skippedExecution = ({
  windowExecutionId,
  window,
  startedAt,
}: PlannedExecution): PlannedExecution => ({
  windowExecutionId,
  window,
  tasks: [],
  startedAt,
  endedAt: startedAt,
  final: { status: "SKIPPED_OVERLAPPING", statusDetails: "Another execution of the window was in progress." },
});
