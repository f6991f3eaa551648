import type { StatusTone } from "#components/ui/status.tsx";

const tones: Readonly<Record<string, StatusTone>> = { COMPLIANT: "ok", NON_COMPLIANT: "critical" };

/** How AWS Config's `ComplianceType` is drawn: what does not apply, or is not known, is neither good nor bad. */
export const complianceTone = (compliance: string | null): StatusTone => tones[compliance ?? ""] ?? "unknown";
