import type { StatusTone } from "#components/ui/status.tsx";
import type { SeverityRank } from "#lib/patch/domain/severity.ts";

/** How a severity is shown beside its word. */
export const severityTones: Readonly<Record<SeverityRank, StatusTone>> = {
  CRITICAL: "critical",
  HIGH: "warning",
  MEDIUM: "warning",
  LOW: "unknown",
  UNSPECIFIED: "unknown",
};
