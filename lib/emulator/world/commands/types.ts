import type { ScopeLayout } from "../layout.ts";
import type { WorldTargets } from "../types.ts";
import type { CommandScript } from "./scripts.ts";

/** What a command does on a node. */
export type CommandWork =
  /** Installs the patches of a numbered month (0 is January 2022). */
  { kind: "install"; month: number } | { kind: "scan" } | { kind: "script"; script: CommandScript };

/** One command as it was sent: everything about it that does not change while it runs. Times are milliseconds. */
export interface CommandPlan {
  scope: ScopeLayout;
  commandId: string;
  documentName: string;
  documentVersion: string;
  comment: string;
  parameters: Readonly<Record<string, readonly string[]>>;
  /** Node ids where it was sent to ids; else empty. */
  instanceIds: readonly string[];
  targets: WorldTargets;
  requestedAt: number;
  /** Seconds in which a node must take the command. */
  timeoutSeconds: number;
  /** Seconds that it may run on a node. */
  executionTimeoutSeconds: number;
  maxConcurrency: string;
  maxErrors: string;
  /** Role that notifies; absent when nobody is notified. */
  serviceRole: string | undefined;
  outputS3BucketName: string;
  outputS3KeyPrefix: string;
  work: CommandWork;
  /** When somebody, or the end of a window, cancelled it. */
  cancelledAt: number | undefined;
}

export type RunResult =
  | "Success"
  | "Failed"
  | "ExecutionTimedOut"
  | "DeliveryTimedOut"
  | "Undeliverable"
  | "InvalidPlatform"
  | "Cancelled"
  | "Terminated";

/** A command on one node: when it began there and what became of it. */
export interface NodeRun {
  startedAt: number;
  endedAt: number;
  result: RunResult;
}

export type CommandState = "Pending" | "InProgress" | "Cancelled" | "Failed" | "Success" | "TimedOut";

/** A command at a moment. */
export interface WorldCommand {
  plan: CommandPlan;
  status: CommandState;
  statusDetails: string;
  targetCount: number;
  completedCount: number;
  errorCount: number;
  deliveryTimedOutCount: number;
  /** When the last node was done; undefined while it runs. */
  endedAt: number | undefined;
}

export interface WorldCommandPlugin {
  name: string;
  status: CommandState;
  statusDetails: string;
  /** −1 while it has not ended. */
  responseCode: number;
  startedAt: number | undefined;
  endedAt: number | undefined;
  /** The whole output, which AWS cuts when it answers. */
  output: string;
  errorOutput: string;
}

/** A command on one node at a moment. */
export interface WorldCommandInvocation {
  plan: CommandPlan;
  nodeId: string;
  computerName: string;
  status: CommandState | "Delayed";
  statusDetails: string;
  /** Made when asked: a list without details costs little. */
  plugins: () => readonly WorldCommandPlugin[];
}
