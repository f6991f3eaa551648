import type { InvocationOutcome, PatchRun } from "#lib/patch/contract/runs.ts";

/** What somebody should look at first comes first. */
const order: readonly InvocationOutcome[] = [
  ...(["failed", "unreachable", "cancelled", "running", "unknown", "succeeded"] as const),
];

/** The worst that became of a run on any of its nodes: all that is known where AWS keeps no status of the run. Null without nodes. */
export function worstOutcome(run: Pick<PatchRun, InvocationOutcome>): InvocationOutcome | null {
  return order.find((outcome) => run[outcome] > 0) ?? null;
}
