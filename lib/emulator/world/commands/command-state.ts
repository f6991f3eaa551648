import { type Ledger, ledgerRun } from "./ledger.ts";
import type { CommandPlan, CommandState, NodeRun, RunResult, WorldCommand } from "./types.ts";

interface NodeState {
  status: CommandState | "Delayed";
  statusDetails: string;
}

const finalStatus: Readonly<Record<RunResult, CommandState>> = {
  Success: "Success",
  Failed: "Failed",
  ExecutionTimedOut: "TimedOut",
  DeliveryTimedOut: "TimedOut",
  Undeliverable: "Failed",
  InvalidPlatform: "Failed",
  Cancelled: "Cancelled",
  Terminated: "Failed",
};

/** What a node shows of a command at a moment. */
export const nodeStateOf = (run: NodeRun, time: number): NodeState => {
  if (time >= run.endedAt) return { status: finalStatus[run.result], statusDetails: run.result };
  if (run.result === "DeliveryTimedOut") return { status: "Delayed", statusDetails: "Delayed" };
  return time < run.startedAt
    ? { status: "Pending", statusDetails: "Pending" }
    : { status: "InProgress", statusDetails: "InProgress" };
};

interface Counts {
  begun: number;
  completed: number;
  succeeded: number;
  failed: number;
  executionTimedOut: number;
  deliveryTimedOut: number;
}

const countsAt = (ledger: Ledger, time: number): Counts => {
  const counts: Counts = {
    begun: 0,
    completed: 0,
    succeeded: 0,
    failed: 0,
    executionTimedOut: 0,
    deliveryTimedOut: 0,
  };
  for (let index = 0; index < ledger.places.length; index += 1) {
    const { startedAt, endedAt, result } = ledgerRun(ledger, index);
    if (startedAt <= time) counts.begun += 1;
    if (endedAt > time) continue;
    counts.completed += 1;
    if (result === "Success") counts.succeeded += 1;
    if (result === "Failed") counts.failed += 1;
    if (result === "ExecutionTimedOut") counts.executionTimedOut += 1;
    if (result === "DeliveryTimedOut") counts.deliveryTimedOut += 1;
  }
  return counts;
};

const stateOf = (
  ledger: Ledger,
  counts: Counts,
  time: number,
): { status: CommandState; statusDetails: string } => {
  const total = ledger.places.length;
  if (ledger.cancelledAt !== undefined && time >= ledger.cancelledAt)
    return { status: "Cancelled", statusDetails: "Cancelled" };
  if (total === 0) return { status: "Success", statusDetails: "NoInstancesInTag" };
  if (counts.completed < total)
    return counts.begun === 0
      ? { status: "Pending", statusDetails: "Pending" }
      : { status: "InProgress", statusDetails: "InProgress" };
  if (counts.succeeded === total) return { status: "Success", statusDetails: "Success" };
  if (counts.failed + counts.executionTimedOut > ledger.maxErrors)
    return counts.failed === 0
      ? { status: "TimedOut", statusDetails: "ExecutionTimedOut" }
      : { status: "Failed", statusDetails: "Failed" };
  if (counts.deliveryTimedOut > ledger.maxErrors)
    return { status: "TimedOut", statusDetails: "DeliveryTimedOut" };
  return { status: "Failed", statusDetails: "Incomplete" };
};

/** A command as a whole at a moment, from what it did on its nodes. */
export const commandAt = (plan: CommandPlan, ledger: Ledger, time: number): WorldCommand => {
  const counts = countsAt(ledger, time);
  return {
    plan,
    ...stateOf(ledger, counts, time),
    targetCount: ledger.places.length,
    completedCount: counts.completed,
    errorCount: counts.failed + counts.executionTimedOut,
    deliveryTimedOutCount: counts.deliveryTimedOut,
    endedAt: ledger.lastEnd <= time ? ledger.lastEnd : undefined,
  };
};
