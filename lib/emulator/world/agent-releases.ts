import { day, epoch } from "./time.ts";

/** How often there is a release. */
export const releaseSpacing = 19 * day;

/** A release that `act` made: its number is higher than all before. */
export interface AddedRelease {
  at: number;
  /** Over how long the nodes take it up, in milliseconds. */
  overMs: number;
}

const minors: readonly { first: number; minor: number; start: number; step: number }[] = [
  { first: 0, minor: 1, start: 501, step: 118 },
  { first: 16, minor: 2, start: 286, step: 91 },
  { first: 41, minor: 3, start: 131, step: 84 },
];

/** Version of the numbered release, for example `3.3.2471.0`. */
export const releaseVersion = (index: number): string => {
  const at = Math.max(0, index);
  const line = minors.findLast(({ first }) => at >= first) ?? minors[0];
  if (line === undefined) return "3.0.0.0";
  const patch = line.start + (at - line.first) * line.step + ((at * 37) % 29);
  return `3.${line.minor}.${patch}.0`;
};

/** The newest release at a time; every 19 days there is one. */
export const releaseIndexAt = (time: number): number =>
  Math.max(0, Math.floor((time - epoch) / releaseSpacing));
