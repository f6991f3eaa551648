import { releaseIndexAt, releaseSpacing, releaseVersion } from "./agent-releases.ts";
import type { Mutation, Overlay } from "./overlay.ts";
import { between, unit } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";
import { day, epoch, hour } from "./time.ts";

/** Most nodes update themselves within two weeks of a release, some monthly, some are forgotten. */
const delayOf = (slot: Slot): number => {
  const policy = unit(slot.placeKey, salt.agentPolicy);
  if (policy < 0.62) return between(slot.placeKey, salt.agentDelay, 2 * hour, 15 * day);
  if (policy < 0.9) return between(slot.placeKey, salt.agentDelay, 14 * day, 60 * day);
  return between(slot.placeKey, salt.agentDelay, 60 * day, 420 * day);
};

/** When a node in reach takes up a release. */
export const agentTurnsOf = (slot: Slot): { first: number; every: number } => ({
  first: epoch + delayOf(slot),
  every: releaseSpacing,
});

/** The number of the newest release at a time, with those that `act` added. */
export const latestReleaseAt = (overlay: Overlay, time: number): number =>
  releaseIndexAt(time) + overlay.releases.filter(({ at }) => at <= time).length;

export interface Agent {
  version: string;
  isLatest: boolean;
}

/** The agent of a node that was last connected at `connectedAt`: no update reaches a lost node. */
export const agentOf = (
  slot: Slot,
  time: number,
  connectedAt: number,
  overlay: Overlay,
  mutation: Mutation | undefined,
): Agent => {
  const latest = releaseVersion(latestReleaseAt(overlay, time));
  const given = mutation?.agentVersion;
  if (given !== undefined && time >= given.at)
    return { version: given.version, isLatest: given.version === latest };
  // The machine image came with the agent of its day.
  const imaged = releaseIndexAt(slot.launchedAt - 25 * day);
  const updated = releaseIndexAt(connectedAt - delayOf(slot));
  const ownTurn = unit(slot.placeKey, salt.agentDelay);
  const taken = overlay.releases.findLastIndex(({ at, overMs }) => connectedAt >= at + ownTurn * overMs) + 1;
  const ordinary = Math.max(imaged, updated);
  const index = taken === 0 ? ordinary : releaseIndexAt(connectedAt) + taken;
  const version = releaseVersion(index);
  return { version, isLatest: version === latest };
};
