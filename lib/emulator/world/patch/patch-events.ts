import type { Overlay } from "../overlay.ts";
import { mix, unit } from "../random.ts";
import type { Slot } from "../slot.ts";

/** What `act` did to the patches of one node. */
export interface PatchEvent {
  kind: "install" | "scan" | "fail-install" | "pending-reboot" | "reboot";
  /** When it was done, in milliseconds: an operation ends then. */
  at: number;
  /** The baseline of a scan; absent is the node's own. */
  baselineId?: string;
}

const churned = ["install", "fail-install", "pending-reboot"] as const;

/**
 * The events of a node up to a time, in order. A churn that touches the node is an install, a failed one, or one that
 * leaves a restart pending; it does not reach nodes that were out of reach (`connectedAt`).
 */
export const patchEventsOf = (
  overlay: Overlay,
  slot: Slot,
  resourceId: string,
  connectedAt: number,
  time: number,
): readonly PatchEvent[] => {
  const own = overlay.mutations.get(resourceId)?.patching ?? [];
  const shared = overlay.churns
    .filter(({ at, fraction, seed }) => at <= connectedAt && unit(slot.placeKey ^ seed, 900) < fraction)
    .map(
      ({ at, seed }): PatchEvent => ({
        kind: churned[mix(slot.placeKey ^ seed, 901) % churned.length] ?? "install",
        at,
      }),
    );
  if (own.length === 0 && shared.length === 0) return own;
  return [...own.filter(({ at }) => at <= time), ...shared].sort((left, right) => left.at - right.at);
};
