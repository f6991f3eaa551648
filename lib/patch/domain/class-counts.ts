import type { ClassCounts } from "#lib/patch/contract/overview.ts";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";

/** How a class is shown: a word, a shape and a colour each. */
export const classTones: Readonly<Record<ClassKey, "ok" | "warning" | "critical" | "unknown">> = {
  failed: "critical",
  missing_critical: "critical",
  missing_security: "warning",
  missing_other: "warning",
  pending_reboot: "warning",
  rejected: "warning",
  stale: "warning",
  never_scanned: "unknown",
  compliant: "ok",
  unknown: "unknown",
};

const attention = classKeys.filter((name) => ["critical", "warning"].includes(classTones[name]));

/** Nodes that somebody should do something about. */
export function attentionNodes(classes: ClassCounts): number {
  return attention.reduce((sum, name) => sum + (classes[name] ?? 0), 0);
}

/** Compliant nodes of those whose state is known, 0–1; null when none is known. */
export function compliantShare(classes: ClassCounts): number | null {
  const known = classKeys
    .filter((name) => classTones[name] !== "unknown")
    .reduce((sum, name) => sum + (classes[name] ?? 0), 0);
  return known === 0 ? null : (classes.compliant ?? 0) / known;
}
