/**
 * States of a patch on a node, by the number that the read model keeps for each (`patch_id * 16 + code`). `NotApplicable`
 * and `InstalledOther` are no failures.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-compliance-states.html
 */
export const patchStateCodes = {
  Missing: 1,
  Failed: 2,
  InstalledPendingReboot: 3,
  InstalledRejected: 4,
  Installed: 5,
  InstalledOther: 6,
  NotApplicable: 7,
  AvailableSecurityUpdate: 8,
} as const;

export type PatchState = keyof typeof patchStateCodes;
