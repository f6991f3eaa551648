/** How good or bad a status is; pages draw each as word, shape and colour. */
export type NodeTone = "ok" | "warning" | "critical" | "unknown" | "changed";

/**
 * Values of AWS that are statuses, by field key. A value that AWS adds later is not in here: it is shown as AWS spells it,
 * without a judgement.
 */
const tones: Readonly<Record<string, Readonly<Record<string, NodeTone>>>> = {
  ping: { Online: "ok", ConnectionLost: "critical", Inactive: "unknown" },
  association: {
    Success: "ok",
    Failed: "critical",
    Pending: "changed",
    InProgress: "changed",
    Associated: "changed",
    Skipped: "unknown",
  },
  compliance: { COMPLIANT: "ok", NON_COMPLIANT: "warning" },
  state: {
    pending: "changed",
    running: "ok",
    stopping: "changed",
    stopped: "unknown",
    "shutting-down": "changed",
    terminated: "unknown",
  },
  latest: { true: "ok", false: "warning" },
  patch: {
    failed: "critical",
    missing_critical: "critical",
    missing_security: "warning",
    missing_other: "warning",
    pending_reboot: "warning",
    rejected: "warning",
    stale: "warning",
    never_scanned: "unknown",
    compliant: "ok",
  },
};

/** Whether a field's values are statuses at all; then a missing one is an unknown status, not an empty cell. */
export function isStatusField(fieldKey: string): boolean {
  return fieldKey in tones;
}

/** The tone of a value; null when the field is no status or the value is not one we know. Null values are unknown. */
export function nodeTone(fieldKey: string, value: string | null): NodeTone | null {
  const known = tones[fieldKey];
  if (!known) return null;
  return value === null ? "unknown" : (known[value] ?? null);
}
