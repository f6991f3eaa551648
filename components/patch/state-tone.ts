import type { StatusTone } from "#components/ui/status.tsx";
import type { PatchState } from "#lib/patch/contract/patch-state.ts";

/** How the state of a patch on a node is drawn; what does not apply is no failure. */
export const stateTones: Readonly<Record<PatchState, StatusTone>> = {
  Missing: "warning",
  Failed: "critical",
  InstalledPendingReboot: "warning",
  InstalledRejected: "warning",
  Installed: "ok",
  InstalledOther: "ok",
  NotApplicable: "unknown",
  AvailableSecurityUpdate: "changed",
};
