import { curveDays } from "#lib/patch/contract/curve-days.ts";
import type { Reached, ReleaseVelocity } from "#lib/patch/contract/velocity.ts";

const dayMs = 86_400_000;

export interface ReleaseCounts {
  releasedAt: string;
  /** Nodes that lack it, or failed to install it. */
  lacking: number;
  /** Nodes that have it. */
  present: number;
  /** Days since 1970 with the nodes that installed it on them. */
  installs: readonly (readonly [day: number, nodes: number])[];
}

type Velocity = Pick<
  ReleaseVelocity,
  "needed" | "installed" | "undated" | "days50" | "days90" | "days99" | "curve"
>;

/**
 * How a release spread over the nodes that need it. What was installed before the release (a node may report a later
 * revision under the same name) counts as its first day.
 */
export function velocityOf({ releasedAt, lacking, present, installs }: ReleaseCounts, at: Date): Velocity {
  const releaseDay = Math.floor(Date.parse(releasedAt) / dayMs);
  const age = Math.floor(at.getTime() / dayMs) - releaseDay;
  const byDay = installs
    .map(([day, nodes]) => ({ day: Math.max(0, day - releaseDay), nodes }))
    .sort((one, other) => one.day - other.day);
  const dated = byDay.reduce((sum, { nodes }) => sum + nodes, 0);
  const needed = lacking + present;
  const undated = Math.max(0, present - dated);
  const installedBy = (day: number) =>
    byDay.filter((install) => install.day <= day).reduce((sum, { nodes }) => sum + nodes, 0);
  const reached = (share: number): Reached => {
    const enough = Math.ceil(needed * share);
    const found = byDay.find(({ day }) => installedBy(day) >= enough);
    if (found) return found.day;
    return dated + undated >= enough ? "unknown" : "waiting";
  };
  return {
    needed,
    installed: present,
    undated,
    days50: reached(0.5),
    days90: reached(0.9),
    days99: reached(0.99),
    curve: curveDays.map((day) => (day > age ? null : installedBy(day))),
  };
}
