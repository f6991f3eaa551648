import type { Mutation } from "../overlay.ts";
import { installEndOf, installedInRun, installMonthAt, installRunAt } from "../patch-installs.ts";
import type { Slot } from "../slot.ts";
import type { PatchEvent } from "./patch-events.ts";

/** One run that installed what was out by then. */
export interface PatchRun {
  at: number;
  /** Of the patch calendar; absent for a run that `act` made, and for what the node began with. */
  month: number | undefined;
}

export interface PatchRuns {
  /** The oldest first; never empty. */
  runs: readonly PatchRun[];
  /** The same for nodes with the same runs. */
  key: string;
}

/** How many months back runs are told apart; before that a node is as its image was. */
const months = 20;

/** The runs that left something on the node by `time`. */
export const patchRunsOf = (
  slot: Slot,
  time: number,
  mutation: Mutation | undefined,
  events: readonly PatchEvent[],
): PatchRuns => {
  let newest = installMonthAt(slot, time);
  if (installEndOf(slot, newest) > time) newest -= 1;
  const runs: PatchRun[] = [];
  let bits = 0;
  for (let month = Math.max(0, newest - months + 1); month <= newest; month += 1) {
    const taken = installedInRun(slot, month, mutation);
    // The oldest stands for everything before it, too.
    if (taken || runs.length === 0)
      runs.push({ at: installRunAt(slot, month), month: taken ? month : undefined });
    bits = bits * 2 + (taken ? 1 : 0);
  }
  const made = events.filter(({ kind, at }) => kind === "install" && at <= time);
  const all = [...runs, ...made.map(({ at }) => ({ at, month: undefined }))];
  all.sort((left, right) => left.at - right.at);
  return {
    runs: all,
    key: `${runs.at(-1)?.at ?? 0}/${newest}/${bits}/${made.map(({ at }) => at).join()}`,
  };
};
