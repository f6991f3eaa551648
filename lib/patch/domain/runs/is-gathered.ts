import type { PatchRun } from "#lib/patch/contract/runs.ts";

/**
 * Whether a run is what nodes did one by one within an hour or a day: AWS keeps no status of it, and the time from its
 * first node to its last is not how long it took.
 */
export const isGathered = ({ startedBy }: Pick<PatchRun, "startedBy">): boolean =>
  startedBy === "association" || startedBy === "other";
