/** One scale for the vendors' words, the worst first. */
export const severityRanks = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPECIFIED"] as const;

export type SeverityRank = (typeof severityRanks)[number];

const ranks: Readonly<Record<string, SeverityRank>> = {
  // Microsoft (MSRC), Red Hat, Oracle, SUSE, Amazon Linux, AlmaLinux and Rocky Linux.
  critical: "CRITICAL",
  important: "HIGH",
  moderate: "MEDIUM",
  medium: "MEDIUM",
  low: "LOW",
  // Ubuntu's priorities of a vulnerability, and Patch Manager's own levels of compliance.
  high: "HIGH",
  negligible: "LOW",
  informational: "LOW",
  // Debian and Ubuntu give the priority of the package, which says how much depends on it; `important` is above.
  required: "HIGH",
  standard: "MEDIUM",
  optional: "LOW",
  extra: "LOW",
};

/**
 * The rank of a vendor's word for severity: https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-selecting-patches.html.
 * No word, `None`, `Unspecified`, `untriaged` and words that no vendor is known to use are UNSPECIFIED.
 */
export function severityRank(word: string | null | undefined): SeverityRank {
  const known = (word ?? "").trim().toLowerCase();
  return Object.hasOwn(ranks, known) ? (ranks[known] ?? "UNSPECIFIED") : "UNSPECIFIED";
}
