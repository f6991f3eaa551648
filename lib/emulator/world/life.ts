import type { SlotKind } from "./identity.ts";
import type { ScopeLayout } from "./layout.ts";
import type { Churn, Mutation, Overlay } from "./overlay.ts";
import { between, unit } from "./random.ts";
import { salt } from "./salt.ts";
import { generationAt, type Slot, slotOf } from "./slot.ts";
import { day, epoch, hour, minute, second } from "./time.ts";
import type { InstanceState } from "./types.ts";

/** EC2 keeps a terminated instance in sight for about this long. */
const terminatedVisible = hour;

export interface Power {
  state: InstanceState;
  /** When the state's transition began. */
  since: number;
}

const ending = (endedAt: number, time: number): Power | undefined => {
  if (time < endedAt + 35 * second) return { state: "shutting-down", since: endedAt };
  return time < endedAt + terminatedVisible ? { state: "terminated", since: endedAt } : undefined;
};

/** When an instance of the kind that is left stopped was stopped. */
export const stoppedAtOf = (slot: Slot): number =>
  slot.launchedAt +
  Math.floor((0.05 + unit(slot.key, salt.stateTime) * 0.3) * (slot.endsAt - slot.launchedAt));

/** The instance's state at a time; undefined before its launch and after EC2 has forgotten it. */
export const powerOf = (slot: Slot, time: number, mutation: Mutation | undefined): Power | undefined => {
  if (time < slot.launchedAt && slot.generation > 0) return undefined;
  const forced = mutation?.power;
  if (forced?.state === "terminated" && time >= forced.at) return ending(forced.at, time);
  if (time >= slot.endsAt) return ending(slot.endsAt, time);
  if (forced !== undefined && time >= forced.at) {
    const settled = time >= forced.at + 20 * second;
    if (forced.state === "stopped") return { state: settled ? "stopped" : "stopping", since: forced.at };
    return { state: settled ? "running" : "pending", since: forced.at };
  }
  if (slot.unmanagedKind === "stopped" && time >= stoppedAtOf(slot))
    return { state: "stopped", since: stoppedAtOf(slot) };
  return { state: time < slot.launchedAt + 40 * second ? "pending" : "running", since: slot.launchedAt };
};

/** When the agent of a fresh instance has registered. */
export const registeredAtOf = (slot: Slot): number =>
  slot.launchedAt + between(slot.key, salt.registered, 80, 150) * second;

/** The slot's current instance and those before it that EC2 still shows, newest first. */
export const generationsOf = (scope: ScopeLayout, kind: SlotKind, slot: number, time: number): Slot[] => {
  const current = slotOf(scope, kind, slot, generationAt(scope, kind, slot, time));
  const shown = [current];
  for (let generation = current.generation - 1; generation >= 0; generation -= 1) {
    const earlier = slotOf(scope, kind, slot, generation);
    if (earlier.endsAt + terminatedVisible <= time) break;
    shown.push(earlier);
  }
  return shown;
};

/**
 * A story with a known cause: on Tuesdays at 02:13 UTC the instance profile of prod's checkout-api instances in the first
 * Region is removed, their agents are lost within the hour, and on Thursday at 09:40 the profile is back.
 */
export const profileStory = {
  every: 7 * day,
  removed: epoch + day + 2 * hour + 13 * minute,
  restored: epoch + 3 * day + 9 * hour + 40 * minute,
  concerns: ({ scope, service, unmanagedKind }: Slot): boolean =>
    scope.accountIndex === 1 &&
    scope.regionIndex === 0 &&
    service.name === "checkout-api" &&
    unmanagedKind !== "no-profile",
} as const;

const storyGoneSince = (slot: Slot, time: number): number | undefined => {
  if (!profileStory.concerns(slot)) return undefined;
  const week = Math.floor((time - epoch) / profileStory.every) * profileStory.every;
  const removed = profileStory.removed + week;
  const restored = profileStory.restored + week;
  return time >= removed && time < restored && slot.launchedAt < removed ? removed : undefined;
};

/** Since when the instance has had no instance profile; undefined while it has one. */
export const profileGoneSince = (
  slot: Slot,
  time: number,
  mutation: Mutation | undefined,
): number | undefined => {
  const forced = mutation?.profile;
  if (forced !== undefined && time >= forced.at) return forced.attached ? undefined : forced.at;
  if (slot.unmanagedKind === "no-profile") return slot.launchedAt;
  return storyGoneSince(slot, time);
};

/** How many of the churns so far touched the node. */
export const churnGenerationOf = (overlay: Overlay, placeKey: number, time: number): number =>
  overlay.churns.reduce((count: number, churn: Churn) => {
    const touched = time >= churn.at && unit(placeKey ^ churn.seed, 900) < churn.fraction;
    return touched ? count + 1 : count;
  }, 0);
