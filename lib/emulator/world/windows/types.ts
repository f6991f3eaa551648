import type { CommandScript } from "../commands/scripts.ts";
import type { ScopeLayout } from "../layout.ts";
import type { WorldTargets } from "../types.ts";
import type { WindowSchedule } from "./schedule.ts";

export interface WorldWindowTarget {
  windowTargetId: string;
  resourceType: "INSTANCE" | "RESOURCE_GROUP";
  targets: WorldTargets;
  ownerInformation: string | undefined;
  name: string | undefined;
  description: string | undefined;
}

/** What a task of a window sends; durations of runs that are no commands in minutes. */
export type WindowWork =
  | { type: "RUN_COMMAND"; does: "install"; reboot: "RebootIfNeeded" | "NoReboot" }
  | { type: "RUN_COMMAND"; does: CommandScript }
  | {
      type: "AUTOMATION";
      parameters: Readonly<Record<string, readonly string[]>>;
      minutes: readonly [number, number];
      /** One of so many runs never ends. */
      hangsEvery?: number;
    }
  | { type: "LAMBDA"; payload: string; minutes: readonly [number, number] };

export interface WorldWindowTask {
  windowTaskId: string;
  /** Document name, or a function's ARN. */
  taskArn: string;
  work: WindowWork;
  /** Its targets among the window's; none for tasks that need none. */
  windowTargetIds: readonly string[];
  priority: number;
  /** Absent for tasks without targets. */
  maxConcurrency: string | undefined;
  maxErrors: string | undefined;
  serviceRoleArn: string;
  name: string;
  description: string | undefined;
  cutoffBehavior: "CONTINUE_TASK" | "CANCEL_TASK" | undefined;
  comment: string;
  outputS3BucketName: string;
  outputS3KeyPrefix: string;
}

export interface WorldWindow {
  scope: ScopeLayout;
  /** Its draws. */
  key: number;
  windowId: string;
  name: string;
  description: string | undefined;
  schedule: WindowSchedule;
  /** Hours that it lasts, and hours before its end from which no task is started. */
  duration: number;
  cutoff: number;
  allowUnassociatedTargets: boolean;
  /** As it was made; `act` may have changed it since. */
  enabled: boolean;
  modifiedAt: number;
  targets: readonly WorldWindowTarget[];
  tasks: readonly WorldWindowTask[];
}

export type WindowState =
  | "PENDING"
  | "IN_PROGRESS"
  | "SUCCESS"
  | "FAILED"
  | "TIMED_OUT"
  | "CANCELLED"
  | "SKIPPED_OVERLAPPING";

interface Progress {
  status: WindowState;
  statusDetails: string | undefined;
  /** Undefined until it has begun. */
  startedAt: number | undefined;
  endedAt: number | undefined;
}

/** One task on one target. */
export interface WorldTaskInvocation extends Progress {
  invocationId: string;
  /** Id of the command, automation or request that it started. */
  executionId: string;
  /** JSON, as AWS shows it. */
  parameters: string;
  target: WorldWindowTarget | undefined;
}

export interface WorldTaskExecution extends Progress {
  taskExecutionId: string;
  task: WorldWindowTask;
  invocations: readonly WorldTaskInvocation[];
}

export interface WorldWindowExecution extends Progress {
  windowExecutionId: string;
  window: WorldWindow;
  tasks: readonly WorldTaskExecution[];
}
