import { type PatchState, patchStateCodes } from "./patch-state.ts";

/** In the order of their codes, which is the order of need. */
export const patchStates = Object.keys(patchStateCodes) as readonly PatchState[];

/** States in which a node lacks what the patch mends. */
export const lackingStates = ["Missing", "Failed"] as const satisfies readonly PatchState[];

/** States in which what the patch fixes is open on the node, whether or not a baseline approves it yet. */
export const exposedStates = [
  "Missing",
  "Failed",
  "AvailableSecurityUpdate",
] as const satisfies readonly PatchState[];

/** States in which the patch is on the node, whoever put it there and whether or not it is in effect yet. */
export const presentStates = [
  "InstalledPendingReboot",
  "InstalledRejected",
  "Installed",
  "InstalledOther",
] as const satisfies readonly PatchState[];

/** The class of a node: exactly one, the worst first. A node without a class is unknown. */
export const patchClasses = [
  "failed",
  "missing_critical",
  "missing_security",
  "missing_other",
  "pending_reboot",
  "rejected",
  "stale",
  "never_scanned",
  "compliant",
] as const;
