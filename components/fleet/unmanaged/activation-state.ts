import type { StatusTone } from "#components/ui/status.tsx";
import type { ActivationsOutput } from "#lib/fleet/contract/unmanaged.ts";

export type ActivationState = "open" | "expiring" | "used_up" | "expired" | "unknown";

/** What needs a look first. */
export const activationStates: readonly ActivationState[] = [
  "expiring",
  "open",
  "unknown",
  "used_up",
  "expired",
];

export const activationTones: Record<ActivationState, StatusTone> = {
  open: "ok",
  expiring: "warning",
  used_up: "unknown",
  expired: "unknown",
  unknown: "unknown",
};

const soonMs = 3 * 24 * 3600_000;

/** What an activation can still do. `expiring` has registrations left and less than three days to use them. */
export function activationState(
  row: Pick<ActivationsOutput["rows"][number], "expired" | "expiresAt" | "registrationsLeft">,
  now: string | null,
): ActivationState {
  if (row.expired) return "expired";
  if (row.registrationsLeft === 0) return "used_up";
  if (row.expiresAt === null || now === null) return row.expired === null ? "unknown" : "open";
  const leftMs = Date.parse(row.expiresAt) - Date.parse(now);
  if (leftMs <= 0) return "expired";
  return leftMs < soonMs ? "expiring" : "open";
}
