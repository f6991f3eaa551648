import type { StatusTone } from "#components/ui/status.tsx";
import type { InvocationOutcome } from "#lib/patch/contract/runs.ts";

/** What somebody should look at first stands out most. */
export const outcomeTones: Record<InvocationOutcome, StatusTone> = {
  failed: "critical",
  unreachable: "warning",
  running: "changed",
  cancelled: "warning",
  succeeded: "ok",
  unknown: "unknown",
};

/** The tone of AWS's own status of a window execution or a command. */
export function statusTone(status: string | null): StatusTone {
  switch (status?.toUpperCase().replaceAll("_", "")) {
    case "SUCCESS":
      return "ok";
    case "FAILED":
    case "TIMEDOUT":
      return "critical";
    case "CANCELLED":
    case "CANCELLING":
    case "SKIPPEDOVERLAPPING":
      return "warning";
    case "INPROGRESS":
    case "PENDING":
    case "DELAYED":
      return "changed";
    default:
      return "unknown";
  }
}
