/** What a node's patch state says in one word, the worst first; a node that was not asked about has none. */
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

export type PatchClass = (typeof patchClasses)[number];

/** The columns of `patch_states` that the class rests on. */
export interface PatchCounts {
  operation?: unknown;
  failed_count?: unknown;
  missing_count?: unknown;
  critical_non_compliant_count?: unknown;
  security_non_compliant_count?: unknown;
  installed_pending_reboot_count?: unknown;
  installed_rejected_count?: unknown;
  is_stale?: unknown;
}

/** Exactly one class for a row of `patch_states`, by the rule that the joined row of a node has in SQL. */
export function patchClassOf(row: PatchCounts): PatchClass {
  const some = (count: unknown) => typeof count === "number" && count > 0;
  if (row.operation === null || row.operation === undefined) return "never_scanned";
  if (some(row.failed_count)) return "failed";
  if (some(row.missing_count)) {
    if (some(row.critical_non_compliant_count)) return "missing_critical";
    return some(row.security_non_compliant_count) ? "missing_security" : "missing_other";
  }
  if (some(row.installed_pending_reboot_count)) return "pending_reboot";
  if (some(row.installed_rejected_count)) return "rejected";
  return row.is_stale === true ? "stale" : "compliant";
}
