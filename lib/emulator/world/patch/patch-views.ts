import { installTurnOf } from "../patch-installs.ts";
import { keyOf } from "../random.ts";
import type { Slot } from "../slot.ts";
import { day, second } from "../time.ts";
import type { PatchRow, PatchState } from "./patch-rows.ts";
import type { WorldPatchState } from "./patch-state.ts";

/** Lines of a patch state by what AWS counts. */
export interface PatchCounts {
  byState: Readonly<Partial<Record<PatchState, number>>>;
  criticalNonCompliant: number;
  securityNonCompliant: number;
  otherNonCompliant: number;
}

/** Whether a line makes its node NON_COMPLIANT: missing, failed, rejected, or waiting for a restart. */
export const isNonCompliant = ({ baseline }: WorldPatchState, { state }: PatchRow): boolean => {
  switch (state) {
    case "Missing":
    case "Failed":
    case "InstalledRejected":
    case "InstalledPendingReboot":
      return true;
    case "AvailableSecurityUpdate":
      return baseline.availableSecurityUpdates === "NON_COMPLIANT";
    default:
      return false;
  }
};

/**
 * Critical is what the baseline reports as CRITICAL, security what the advisory says: one line can be both.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstancePatchState.html
 */
export const patchCountsOf = (state: WorldPatchState): PatchCounts => {
  const byState: Partial<Record<PatchState, number>> = {};
  const counts = { criticalNonCompliant: 0, securityNonCompliant: 0, otherNonCompliant: 0 };
  for (const row of state.rows) {
    byState[row.state] = (byState[row.state] ?? 0) + 1;
    if (!isNonCompliant(state, row)) continue;
    const critical = row.complianceLevel === "CRITICAL";
    if (critical) counts.criticalNonCompliant += 1;
    if (row.release.security) counts.securityNonCompliant += 1;
    if (!critical && !row.release.security) counts.otherNonCompliant += 1;
  }
  return { byState, ...counts };
};

/** When the patch came onto the node, in milliseconds; 0 when it is not there. Windows knows the day only. */
export const installedTimeOf = (slot: Slot, { release, run, state }: PatchRow): number => {
  if (run === undefined || state === "Failed") return 0;
  const within =
    run.month === undefined ? -60 * second : installTurnOf(slot) + (keyOf(release.kbId) % 200) * second;
  const at = run.at + within;
  return slot.platform.family === "windows" ? at - (at % day) : at - (at % second);
};

/** The words of a line: of what no rule covers, Patch Manager knows no class, and on Windows not even the title. */
export const wordsOf = (
  { platform }: Slot,
  { release, state }: PatchRow,
): { title: string; classification: string; severity: string } => {
  const { title, classification, severity } = release;
  if (state !== "InstalledOther") return { title, classification, severity };
  return { title: platform.family === "windows" ? "" : title, classification: "", severity: "" };
};
