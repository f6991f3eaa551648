import type { PatchPolicy } from "#lib/patch/contract/policy.ts";
import type { SlaBreach } from "#lib/patch/contract/sla.ts";

const dayMs = 86_400_000;

/** What is known of when a patch could have been installed; ISO 8601, null is unknown. */
export interface PatchDates {
  releasedAt: string | null;
  approvedAt: string | null;
  firstSeenAt: string;
}

/**
 * Where the limit counts from: what the policy names, else the day on which the patch was first seen. A patch that is not
 * approved yet counts from its approval to come.
 */
export function clockOf(
  { releasedAt, approvedAt, firstSeenAt }: PatchDates,
  clock: PatchPolicy["clock"],
): { from: SlaBreach["countedFrom"]; at: string } {
  const named = clock === "release" ? releasedAt : approvedAt;
  return named === null ? { from: "first_seen", at: firstSeenAt } : { from: clock, at: named };
}

/** Whole days beyond the limit at a moment; 0 or less while there is time left. */
export function overdueDays(countedFrom: string, limitDays: number, at: Date): number {
  return Math.floor((at.getTime() - Date.parse(countedFrom)) / dayMs) - limitDays;
}
