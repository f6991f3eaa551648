import { mix, unit } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";
import { day, hour } from "./time.ts";

const firstYear = 2022;

/** The second Tuesday of the numbered month (0 is January 2022), 17:00 UTC: when Microsoft publishes. */
export const patchTuesday = (month: number): number => {
  const first = Date.UTC(firstYear, month, 1);
  const weekday = new Date(first).getUTCDay();
  return first + ((2 - weekday + 7) % 7) * day + 7 * day + 17 * hour;
};

/** The newest month whose patches are published at a time. */
export const patchMonthAt = (time: number): number => {
  const date = new Date(time);
  const month = (date.getUTCFullYear() - firstYear) * 12 + date.getUTCMonth();
  return Math.max(0, patchTuesday(month) <= time ? month : month - 1);
};

/** How a node follows the calendar: few distinct delays, so that what is installed is shared by many nodes. */
export interface PatchDelay {
  bucket: number;
  ms: number;
}

const waves = [3 * day, 10 * day, 17 * day] as const;
const lags = [
  { below: 0.78, ms: 0 },
  { below: 0.9, ms: 32 * day },
  { below: 0.96, ms: 95 * day },
  { below: 1, ms: 210 * day },
] as const;

export const patchDelayOf = (slot: Slot): PatchDelay => {
  const wave = mix(slot.placeKey, salt.patchWave) % waves.length;
  const draw = unit(slot.placeKey, salt.patchLag);
  const lag = lags.findIndex(({ below }) => draw < below);
  return { bucket: wave * lags.length + lag, ms: (waves[wave] ?? 0) + (lags[lag]?.ms ?? 0) };
};

/** The newest month that is installed on a node. */
export const installedMonthOf = (slot: Slot, connectedAt: number): number =>
  patchMonthAt(connectedAt - patchDelayOf(slot).ms);
