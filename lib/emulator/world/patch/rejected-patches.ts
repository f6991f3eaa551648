import { unit } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";

/** What the organisation's baselines reject by name. */
export const rejectedPackage = "telnet";
/** And on Windows: the "PC Health Check" application. */
export const rejectedUpdate = "KB5005463";

/** True on the few nodes that had it before it was rejected. */
export const hasRejectedPatch = ({ placeKey }: Slot): boolean => unit(placeKey, salt.rejectedPatch) < 0.02;
