import type { Setting } from "../instance.ts";
import type { Overlay } from "../overlay.ts";
import { minute } from "../time.ts";

export type Count = (accountId: string, region: string, resourceType: string, time: number) => number;

interface Kept {
  minute: number;
  overlay: Overlay;
  changes: number;
  count: number;
}

/** Config counts once a minute: whoever asks twice gets the same number without another count. */
export const createCounts = (setting: Setting, count: Count): Count => {
  const kept = new Map<string, Kept>();
  return (accountId, region, resourceType, time) => {
    const key = `${accountId}:${region}:${resourceType}`;
    const counted = Math.floor(time / minute);
    const known = kept.get(key);
    const { overlay } = setting;
    if (known?.minute === counted && known.overlay === overlay && known.changes === overlay.changes)
      return known.count;
    const made = {
      minute: counted,
      overlay,
      changes: overlay.changes,
      count: count(accountId, region, resourceType, counted * minute),
    };
    kept.set(key, made);
    return made.count;
  };
};
