import { profileGoneSince, registeredAtOf } from "./life.ts";
import type { Mutation } from "./overlay.ts";
import { between, unit } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";
import { day, minute, second } from "./time.ts";
import type { PingStatus } from "./types.ts";

export interface Connectivity {
  pingStatus: PingStatus;
  lastPing: number;
}

/** SSM Agent's default health ping. */
const pingEvery = 5 * minute;
/** A node whose last ping is older than this is shown as lost. */
const lostAfter = 6 * minute;
/** A hybrid node that has been silent for this long. */
const inactiveAfter = 30 * day;

/** The start of the episode that covers `time` when episodes of `length` come every `period`; else undefined. */
const episodeStart = (time: number, period: number, length: number, phase: number): number | undefined => {
  const start = time - ((time + phase) % period);
  return time - start < length ? start : undefined;
};

/** Since when the node has been out of reach; undefined while it is connected. */
const silentSince = (slot: Slot, time: number, mutation: Mutation | undefined): number | undefined => {
  const key = slot.placeKey;
  const starts: number[] = [];
  const profileGone = slot.hybrid ? undefined : profileGoneSince(slot, time, mutation);
  // The agent keeps its credentials until they expire, within the hour.
  if (profileGone !== undefined)
    starts.push(profileGone + between(key, salt.profile, 3 * minute, 58 * minute));
  const blipEvery = between(key, salt.blipPeriod, 6 * day, 18 * day);
  const blip = episodeStart(
    time,
    blipEvery,
    between(key, salt.blipLength, 12 * minute, 50 * minute),
    Math.floor(unit(key, salt.blipPeriod + 500) * blipEvery),
  );
  if (blip !== undefined) starts.push(blip);
  const prone = unit(key, salt.longLoss) < (slot.hybrid ? 0.14 : 0.055);
  if (prone) {
    const every = slot.hybrid
      ? between(key, salt.lossPeriod, 90 * day, 150 * day)
      : between(key, salt.lossPeriod, 28 * day, 50 * day);
    const length = Math.floor(every * (slot.hybrid ? 0.6 : 0.4));
    const start = episodeStart(time, every, length, Math.floor(unit(key, salt.lossPeriod + 500) * every));
    if (start !== undefined) starts.push(start);
  }
  const reached = starts.filter((start) => start <= time);
  return reached.length === 0 ? undefined : Math.max(Math.min(...reached), registeredAtOf(slot));
};

/** The ping before `time` in the node's own rhythm, and not before it was registered. */
const pingBefore = (slot: Slot, time: number): number => {
  const phase = Math.floor(unit(slot.placeKey, salt.pingPhase) * pingEvery);
  const ping = time - ((time + phase) % pingEvery);
  return Math.max(ping - (ping % second), Math.min(time, registeredAtOf(slot)));
};

export const connectivityOf = (slot: Slot, time: number, mutation: Mutation | undefined): Connectivity => {
  const forced = mutation?.ping;
  if (forced !== undefined && time >= forced.at) {
    if (forced.status === "Online") return { pingStatus: "Online", lastPing: pingBefore(slot, time) };
    const gap = forced.status === "Inactive" ? inactiveAfter : lostAfter;
    return { pingStatus: forced.status, lastPing: pingBefore(slot, forced.at - gap) };
  }
  const lastPing = pingBefore(slot, silentSince(slot, time, mutation) ?? time);
  const silence = time - lastPing;
  if (silence <= lostAfter) return { pingStatus: "Online", lastPing };
  return { pingStatus: slot.hybrid && silence > inactiveAfter ? "Inactive" : "ConnectionLost", lastPing };
};
