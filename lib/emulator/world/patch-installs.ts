import { isRestartedByOwners } from "./commands/patch-commands.ts";
import { connectivityOf } from "./connectivity.ts";
import { powerOf, registeredAtOf } from "./life.ts";
import type { Mutation } from "./overlay.ts";
import {
  missesRun,
  patchHabitOf,
  patchMonthAt,
  patchTuesday,
  patchWaveDelays,
  patchWaveOf,
} from "./patch/patch-calendar.ts";
import { releasesIn } from "./patch/releases.ts";
import { between, mix, pick, unit } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";
import { day, hour, minute, second } from "./time.ts";

/** What an install run did to one node. Times are milliseconds. */
export interface InstallOutcome {
  /** `NotDue`: the node did not exist. `Failed` without patch ids: the run ended before it installed anything. */
  outcome: "Success" | "Failed" | "Unreachable" | "NotDue";
  /** When the node began; where it was not reached, when it should have begun. */
  startedAt: number;
  endedAt: number;
  /** Installed without a restart, which the patches need: true until the node restarts. */
  rebootPending: boolean;
  /** KB ids or package names, as DescribeInstancePatches has them. */
  failedPatchIds: readonly string[];
}

/** When the wave of a node installs the patches of a numbered month (0 is January 2022): each node follows in its turn. */
export const installRunAt = (slot: Slot, month: number): number =>
  patchTuesday(month) + (patchWaveDelays[patchWaveOf(slot)] ?? 0);

/** The newest month whose run has been planned to start by `time`. */
export const installMonthAt = (slot: Slot, time: number): number =>
  patchMonthAt(time - (patchWaveDelays[patchWaveOf(slot)] ?? 0));

/** How long after the start of a run the node is reached. */
export const installTurnOf = (slot: Slot): number =>
  Math.floor(unit(slot.placeKey, salt.installTurn) * 75 * minute);

/** When the node begins its part in a month's run. */
export const installStartOf = (slot: Slot, month: number): number => {
  const at = installRunAt(slot, month) + installTurnOf(slot);
  return at - (at % second);
};

const lastsOf = (slot: Slot, month: number): number =>
  between(mix(slot.placeKey, month), salt.installTurn, 4 * 60, 26 * 60) * second;

/** When the node's part in a month's run is over. */
export const installEndOf = (slot: Slot, month: number): number =>
  installStartOf(slot, month) + lastsOf(slot, month);

const releasesFor = ({ platform, architecture, service }: Slot, month: number) =>
  releasesIn(platform, architecture, month).filter(
    ({ tiers, releasedAt }) =>
      (tiers === undefined || tiers.includes(service.tier)) && releasedAt <= patchTuesday(month),
  );

/** True when a node installs a month's patches without the restart that they need. */
export const restartPendingAfter = (slot: Slot, month: number): boolean => {
  if (!isRestartedByOwners(slot)) return false;
  const { every } = patchHabitOf(slot);
  return Array.from({ length: Math.min(every, month + 1) }, (_, back) => month - back).some((of) =>
    releasesFor(slot, of).some(({ restarts }) => restarts),
  );
};

/** When such a node is restarted by its owners. */
export const lateRestartOf = (slot: Slot, month: number): number =>
  installEndOf(slot, month) + between(mix(slot.placeKey, month), salt.patchReboot, 20 * hour, 12 * day);

const grave: ReadonlySet<string> = new Set(["Critical", "Important", "Required"]);

/** Nearly every run installs all it should; in one of 25 a patch fails on the node, and is tried again in the next run. */
export const failingPatchIdsOf = (slot: Slot, month: number): string[] => {
  if (unit(mix(slot.placeKey, month), salt.installFailure) >= 0.04) return [];
  const { platform, architecture, service } = slot;
  const newest = new Map(
    releasesIn(platform, architecture, month)
      .filter(({ tiers }) => tiers === undefined || tiers.includes(service.tier))
      .filter(({ releasedAt }) => releasedAt <= installRunAt(slot, month))
      .toSorted((left, right) => left.releasedAt - right.releasedAt)
      .map((release) => [release.series, release]),
  );
  const own = [...newest.values()].filter(({ security, severity }) => security && grave.has(severity));
  return own.length === 0 ? [] : [pick(own, mix(slot.placeKey, month), salt.installFailure).kbId];
};

/** When the patches of a month came onto a node: in the first run that it took part in by habit. */
export const installedAtOf = (slot: Slot, month: number): number => {
  const { every, phase } = patchHabitOf(slot);
  return installRunAt(slot, month + ((((phase - month) % every) + every) % every));
};

/** True on the nodes on which Patch Manager has never worked, as their patch-scan association fails too. */
export const patchingBroken = ({ key }: Slot): boolean => unit(key, salt.patchOperation) < 0.015;

/** True when an operation that starts at a time reaches the node. */
export const reachableAt = (slot: Slot, time: number, mutation: Mutation | undefined): boolean =>
  (slot.hybrid || powerOf(slot, time, mutation)?.state === "running") &&
  connectivityOf(slot, time, mutation).pingStatus === "Online";

/** False for nodes that came after the run was sent: their image brought what it would have installed. */
export const wasThereFor = (slot: Slot, month: number): boolean =>
  registeredAtOf(slot) <= installRunAt(slot, month);

/**
 * What the run for a numbered month's patches did, or will do, to a node. `mutation` is what `act` changed on the node.
 * Nodes of the habit "every second month" were switched off that night; those that are patched less often keep failing.
 */
export const installOutcomeOf = (
  slot: Slot,
  month: number,
  mutation: Mutation | undefined,
): InstallOutcome => {
  const startedAt = installStartOf(slot, month);
  const ended = (outcome: InstallOutcome["outcome"], endedAt: number): InstallOutcome => ({
    outcome,
    startedAt,
    endedAt,
    rebootPending: false,
    failedPatchIds: [],
  });
  if (!wasThereFor(slot, month) || startedAt >= slot.endsAt) return ended("NotDue", startedAt);
  const habit = patchHabitOf(slot);
  const missed = missesRun(habit, month);
  if (!reachableAt(slot, startedAt, mutation) || (missed && habit.every === 2))
    return ended("Unreachable", startedAt);
  if (missed || patchingBroken(slot)) return ended("Failed", startedAt + 40 * second);
  const failedPatchIds = failingPatchIdsOf(slot, month);
  return {
    outcome: failedPatchIds.length > 0 ? "Failed" : "Success",
    startedAt,
    endedAt: installEndOf(slot, month),
    rebootPending: restartPendingAfter(slot, month),
    failedPatchIds,
  };
};

/**
 * True when the patches of a month came onto the node in that month's run. What a node was launched with is older than
 * itself: its image followed the same habit.
 */
export const installedInRun = (slot: Slot, month: number, mutation: Mutation | undefined): boolean => {
  if (missesRun(patchHabitOf(slot), month)) return false;
  const startedAt = installStartOf(slot, month);
  return (
    startedAt < registeredAtOf(slot) || (!patchingBroken(slot) && reachableAt(slot, startedAt, mutation))
  );
};

/** The newest month that is installed on a node that was last in reach at `connectedAt`. */
export const installedMonthOf = (slot: Slot, connectedAt: number, mutation: Mutation | undefined): number => {
  let month = installMonthAt(slot, connectedAt);
  if (installEndOf(slot, month) > connectedAt) month -= 1;
  const oldest = Math.max(0, month - 24);
  while (month > oldest && !installedInRun(slot, month, mutation)) month -= 1;
  const acted = mutation?.patching?.findLast(({ kind, at }) => kind === "install" && at <= connectedAt);
  return Math.max(0, month, acted === undefined ? 0 : patchMonthAt(acted.at));
};
