import type { ComplianceCounts } from "#lib/aws-config/contract/rules.ts";

/** What a rule found; null where it has found nothing of any resource, which is not the same as nothing wrong. */
export function countsOf(row: {
  compliant: number | null;
  non_compliant: number | null;
  not_applicable: number | null;
}): ComplianceCounts | null {
  const { compliant, non_compliant: nonCompliant, not_applicable: notApplicable } = row;
  if (compliant === null || nonCompliant === null || notApplicable === null) return null;
  return { compliant, nonCompliant, notApplicable };
}
