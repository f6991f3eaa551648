import { resourceIdOf, type Setting } from "../instance.ts";
import { generationAt, type Slot, slotOf } from "../slot.ts";
import { placesOf } from "./members.ts";
import { isMember, runOf, shareOf } from "./node-run.ts";
import type { CommandPlan, NodeRun, RunResult } from "./types.ts";

const results: readonly RunResult[] = [
  "Success",
  "Failed",
  "ExecutionTimedOut",
  "DeliveryTimedOut",
  "Undeliverable",
  "InvalidPlatform",
  "Cancelled",
  "Terminated",
];

/** What a command did, or will do, on all its nodes: in columns, because a command may go to thousands. */
export interface Ledger {
  /** Places of the nodes in order. */
  places: Uint32Array;
  startedAt: Float64Array;
  endedAt: Float64Array;
  result: Uint8Array;
  /** When the last node is done; the request itself without nodes. */
  lastEnd: number;
  /** Errors that the command bears without failing. */
  maxErrors: number;
  /** When it was cancelled; undefined where nothing was left to cancel. */
  cancelledAt: number | undefined;
}

/** The slot that a place held when the command was sent. */
export const slotThen = ({ scope, requestedAt }: CommandPlan, place: number): Slot =>
  slotOf(scope, "managed", place, generationAt(scope, "managed", place, requestedAt));

const membersOf = (setting: Setting, plan: CommandPlan): Slot[] => {
  const targets =
    plan.instanceIds.length > 0 ? [{ key: "InstanceIds", values: plan.instanceIds }] : plan.targets;
  return placesOf(plan.scope, setting.seed, targets)
    .map((place) => slotThen(plan, place))
    .filter((slot) => {
      const { mutations } = setting.overlay;
      const mutation = mutations.size === 0 ? undefined : mutations.get(resourceIdOf(setting.seed, slot));
      return isMember(slot, plan.requestedAt, mutation);
    });
};

const isError = (result: RunResult): boolean => result === "Failed" || result === "ExecutionTimedOut";

/** When the errors exceed what the command bears, and the nodes that wait for their turn are spared. */
const terminatedAtOf = (runs: readonly NodeRun[], maxErrors: number): number => {
  const errors = runs.filter(({ result }) => isError(result)).map(({ endedAt }) => endedAt);
  if (errors.length <= maxErrors) return Number.POSITIVE_INFINITY;
  return errors.sort((left, right) => left - right)[maxErrors] ?? Number.POSITIVE_INFINITY;
};

const stopped = (run: NodeRun, cancelledAt: number, terminatedAt: number): NodeRun => {
  if (run.startedAt > terminatedAt && terminatedAt < cancelledAt)
    return { startedAt: terminatedAt, endedAt: terminatedAt, result: "Terminated" };
  return run.endedAt > cancelledAt
    ? { startedAt: Math.min(run.startedAt, cancelledAt), endedAt: cancelledAt, result: "Cancelled" }
    : run;
};

const makeLedger = (setting: Setting, plan: CommandPlan): Ledger => {
  const slots = membersOf(setting, plan);
  const { mutations } = setting.overlay;
  const count = slots.length;
  const runs = slots.map((slot, index) => {
    const mutation = mutations.size === 0 ? undefined : mutations.get(resourceIdOf(setting.seed, slot));
    return runOf(plan, slot, mutation, { index, count });
  });
  const maxErrors = shareOf(plan.maxErrors, count);
  const terminatedAt = terminatedAtOf(runs, maxErrors);
  const cancelledAt = plan.cancelledAt ?? Number.POSITIVE_INFINITY;
  const final = runs.map((run) => stopped(run, cancelledAt, terminatedAt));
  return {
    places: Uint32Array.from(slots, ({ slot }) => slot),
    startedAt: Float64Array.from(final, ({ startedAt }) => startedAt),
    endedAt: Float64Array.from(final, ({ endedAt }) => endedAt),
    result: Uint8Array.from(final, ({ result }) => results.indexOf(result)),
    lastEnd: final.reduce((last, { endedAt }) => Math.max(last, endedAt), plan.requestedAt),
    maxErrors,
    cancelledAt: final.some(({ result }) => result === "Cancelled") ? plan.cancelledAt : undefined,
  };
};

/** Keeps what commands did, up to so many nodes in all: about 15 MB. */
const keptNodes = 700_000;

/** Ledgers by command, until `act` changes the world. */
export interface Ledgers {
  of: (plan: CommandPlan) => Ledger;
}

export const createLedgers = (setting: Setting): Ledgers => {
  const kept = new Map<string, Ledger>();
  let overlay = setting.overlay;
  let changes = overlay.changes;
  let nodes = 0;
  const forget = (): void => {
    kept.clear();
    overlay = setting.overlay;
    changes = overlay.changes;
    nodes = 0;
  };
  return {
    of: (plan) => {
      if (overlay !== setting.overlay || changes !== setting.overlay.changes || nodes > keptNodes) forget();
      const known = kept.get(plan.commandId);
      if (known !== undefined) return known;
      const made = makeLedger(setting, plan);
      kept.set(plan.commandId, made);
      nodes += made.places.length + 10;
      return made;
    },
  };
};

/** The run of the numbered node of a ledger. */
export const ledgerRun = (ledger: Ledger, index: number): NodeRun => ({
  startedAt: ledger.startedAt[index] ?? 0,
  endedAt: ledger.endedAt[index] ?? 0,
  result: results[ledger.result[index] ?? 0] ?? "Success",
});

/** The number of a place in a ledger; −1 when the command did not go there. */
export const ledgerIndexOf = ({ places }: Ledger, place: number): number => {
  let [low, high] = [0, places.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = places[middle] ?? 0;
    if (found === place) return middle;
    if (found < place) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};
