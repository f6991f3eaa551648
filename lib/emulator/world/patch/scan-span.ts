import { between, mix, unit } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { minute, second } from "../time.ts";

/** A scan on one node, which takes half a minute to two. */
export const scanSpanAt = (slot: Slot, at: number): { startedAt: number; endedAt: number } => {
  const startedAt = at - (at % second);
  const seconds = between(mix(slot.placeKey, Math.floor(at / minute)), salt.patchOperation, 21, 110);
  return { startedAt, endedAt: startedAt + seconds * second };
};

/** The scan of a command: its nodes follow one another within six minutes. */
export const commandScanAt = (slot: Slot, requestedAt: number): { startedAt: number; endedAt: number } =>
  scanSpanAt(slot, requestedAt + second + Math.floor(unit(slot.placeKey, salt.patchOperation) * 6 * minute));
