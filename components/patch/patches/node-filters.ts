import { literalValue, printTerm } from "#lib/core/domain/filter/print.ts";
import type { PatchState } from "#lib/patch/contract/patch-state.ts";
import type { PatchCounts, PatchRow } from "#lib/patch/contract/patches.ts";

/** Members of the counts with the state that each counts, in the order of need. */
export const countedStates: readonly (readonly [keyof PatchCounts, PatchState])[] = [
  ["missing", "Missing"],
  ["failed", "Failed"],
  ["pendingReboot", "InstalledPendingReboot"],
  ["installedRejected", "InstalledRejected"],
  ["installed", "Installed"],
  ["installedOther", "InstalledOther"],
  ["notApplicable", "NotApplicable"],
  ["availableSecurity", "AvailableSecurityUpdate"],
];

/** The filter of nodes on which exactly this patch is in the state. Titles tell patches of one KB id apart. */
export function nodesInState({ title }: Pick<PatchRow, "title">, state: PatchState): string {
  const values = [{ ...literalValue(title), quoted: true, state }];
  return printTerm({ field: "kb", key: null, operator: "=", values });
}

/** The filter of nodes that lack exactly this patch. */
export function nodesLacking({ title }: Pick<PatchRow, "title">): string {
  const values = [{ ...literalValue(title), quoted: true }];
  return printTerm({ field: "lacks", key: null, operator: "=", values });
}
