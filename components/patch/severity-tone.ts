import type { StatusTone } from "#components/ui/status.tsx";

const tones: Readonly<Record<string, StatusTone>> = {
  CRITICAL: "critical",
  HIGH: "warning",
  MEDIUM: "warning",
  LOW: "unknown",
  UNSPECIFIED: "unknown",
};

/** How a severity rank is drawn. */
export const severityTone = (rank: string | null): StatusTone => tones[rank ?? ""] ?? "unknown";
