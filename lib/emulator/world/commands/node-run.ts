import { connectivityOf } from "../connectivity.ts";
import { powerOf, registeredAtOf } from "../life.ts";
import type { Mutation } from "../overlay.ts";
import { commandScanAt } from "../patch/scan-span.ts";
import { installOutcomeOf, patchingBroken } from "../patch-installs.ts";
import { between, keyOf, mix, unit } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { hour, minute, second } from "../time.ts";
import type { CommandScript } from "./scripts.ts";
import type { CommandPlan, NodeRun, RunResult } from "./types.ts";

/** The place of a node among those that a command goes to. */
export interface Turn {
  index: number;
  count: number;
}

/** When a command that was not delivered is given up: the time to deliver it and the time to run it add up. */
export const expiresAtOf = (plan: CommandPlan): number =>
  plan.requestedAt + (plan.timeoutSeconds + plan.executionTimeoutSeconds) * second;

/** `10` or `10%` of a number of nodes. */
export const shareOf = (text: string, count: number): number =>
  text.endsWith("%") ? Math.floor((Number(text.slice(0, -1)) / 100) * count) : Number(text);

/** Nodes that a command finds: those that are managed and not switched off when it is sent. */
export const isMember = (slot: Slot, time: number, mutation: Mutation | undefined): boolean => {
  if (time < registeredAtOf(slot)) return false;
  const registration = mutation?.registration;
  if (registration !== undefined && time >= registration.at && !registration.registered) return false;
  return slot.hybrid || powerOf(slot, time, mutation)?.state === "running";
};

const turnAt = (plan: CommandPlan, { index, count }: Turn, seconds: number): number => {
  const atOnce = Math.max(1, shareOf(plan.maxConcurrency, count));
  return plan.requestedAt + Math.floor(index / atOnce) * seconds * second;
};

const undelivered = (plan: CommandPlan, inactive: boolean): NodeRun => ({
  startedAt: plan.requestedAt,
  endedAt: inactive ? plan.requestedAt + 2 * second : expiresAtOf(plan),
  result: inactive ? "Undeliverable" : "DeliveryTimedOut",
});

const delivered = (plan: CommandPlan, slot: Slot, mutation: Mutation | undefined, run: NodeRun): NodeRun => {
  const { pingStatus } = connectivityOf(slot, run.startedAt, mutation);
  return pingStatus === "Online" ? run : undelivered(plan, pingStatus === "Inactive");
};

const scriptRun = (plan: CommandPlan, script: CommandScript, slot: Slot, turn: Turn): NodeRun => {
  if (!script.platformTypes.includes(slot.platform.platformType)) {
    const at = plan.requestedAt + second;
    return { startedAt: at, endedAt: at, result: "InvalidPlatform" };
  }
  const key = mix(slot.key, keyOf(plan.commandId));
  const draw = unit(key, salt.commandResult);
  const [from, to] = script.seconds;
  if (script.spreadHours !== undefined) {
    const step = Math.floor((script.spreadHours * hour) / Math.max(1, turn.count));
    const startedAt = plan.requestedAt + second + turn.index * step;
    return { startedAt, endedAt: startedAt + step, result: draw < script.failing ? "Failed" : "Success" };
  }
  const startedAt = turnAt(plan, turn, (from + to) / 2) + between(key, salt.commandStart, 300, 2500);
  const ended = (seconds: number, result: RunResult): NodeRun => ({
    startedAt,
    endedAt: startedAt + Math.floor(seconds * second),
    result,
  });
  if (draw < script.hanging) return ended(script.executionTimeoutSeconds, "ExecutionTimedOut");
  const seconds = between(key, salt.commandDuration, from * 10, to * 10) / 10;
  return ended(seconds, draw < script.hanging + script.failing ? "Failed" : "Success");
};

const scanRun = (plan: CommandPlan, slot: Slot): NodeRun => ({
  ...commandScanAt(slot, plan.requestedAt),
  result: patchingBroken(slot) ? "Failed" : "Success",
});

const installRun = (
  plan: CommandPlan,
  month: number,
  slot: Slot,
  mutation: Mutation | undefined,
): NodeRun => {
  const { outcome, startedAt, endedAt } = installOutcomeOf(slot, month, mutation);
  // Outside its wave a node has nothing left to install: it looks, and is done.
  if (startedAt < plan.requestedAt - minute || startedAt > plan.requestedAt + 3 * hour)
    return delivered(plan, slot, mutation, scanRun(plan, slot));
  if (outcome === "Unreachable") return undelivered(plan, false);
  if (outcome === "NotDue") return undelivered(plan, true);
  return { startedAt, endedAt, result: outcome };
};

/** What a command does on a node, whatever becomes of the command as a whole. */
export const runOf = (plan: CommandPlan, slot: Slot, mutation: Mutation | undefined, turn: Turn): NodeRun => {
  const { work } = plan;
  if (work.kind === "install") return installRun(plan, work.month, slot, mutation);
  const run = work.kind === "scan" ? scanRun(plan, slot) : scriptRun(plan, work.script, slot, turn);
  return delivered(plan, slot, mutation, run);
};
