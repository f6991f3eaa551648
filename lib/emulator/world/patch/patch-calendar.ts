import { mix, unit } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { day, hour } from "../time.ts";

const firstYear = 2022;

const tuesdayOf = (month: number): number => {
  const first = Date.UTC(firstYear, month, 1);
  const weekday = new Date(first).getUTCDay();
  return first + ((2 - weekday + 7) % 7) * day + 7 * day + 17 * hour;
};

const tuesdays = Array.from({ length: 240 }, (_, month) => tuesdayOf(month));

/** The second Tuesday of the numbered month (0 is January 2022), 17:00 UTC: when Microsoft publishes. */
export const patchTuesday = (month: number): number => tuesdays[month] ?? tuesdayOf(month);

/** The newest month whose patches are published at a time. */
export const patchMonthAt = (time: number): number => {
  const date = new Date(time);
  const month = (date.getUTCFullYear() - firstYear) * 12 + date.getUTCMonth();
  return Math.max(0, patchTuesday(month) <= time ? month : month - 1);
};

/** How long after the patches of a month each wave installs them. */
export const patchWaveDelays = [3 * day, 10 * day, 17 * day] as const;

/** Places with fewer draws than this carry no tags beside a name, and so no patch group. */
export const ungroupedBelow = 0.04;

/** The wave of a node, 0 to 2. Nodes without a patch group go with the later ones, as AWS's own baselines approve late. */
export const patchWaveOf = ({ placeKey }: Slot): number => {
  const draw = mix(placeKey, salt.patchWave);
  return unit(placeKey, salt.taggedness) < ungroupedBelow ? 1 + (draw % 2) : draw % 3;
};

/** How regularly a node is patched: it takes part in one of `every` runs, those of `phase`. */
export interface PatchHabit {
  every: number;
  phase: number;
}

const habits = [
  { below: 0.78, every: 1 },
  { below: 0.9, every: 2 },
  { below: 0.96, every: 4 },
  { below: 1, every: 8 },
] as const;

export const patchHabitOf = ({ placeKey }: Slot): PatchHabit => {
  const draw = unit(placeKey, salt.patchLag);
  const every = habits.find(({ below }) => draw < below)?.every ?? 1;
  return { every, phase: mix(placeKey, salt.patchHabit) % every };
};

/** True when the run of that month is one in which the node, by habit, takes no part. */
export const missesRun = ({ every, phase }: PatchHabit, month: number): boolean => month % every !== phase;
