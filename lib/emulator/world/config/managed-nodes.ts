import type { Setting } from "../instance.ts";
import { resourceIdOf } from "../instance.ts";
import { powerOf, registeredAtOf } from "../life.ts";
import { connectedAtOf, nodeOf } from "../node.ts";
import { mix } from "../random.ts";
import type { Slot } from "../slot.ts";
import { minute } from "../time.ts";
import type { WorldNode } from "../types.ts";
import { endOf } from "./instances.ts";
import type { ConfigFacts, ConfigSubject } from "./subject.ts";
import { merged, once, type Timeline, within } from "./timeline.ts";

/** How far to go back over stops and starts to a time at which the node was there. */
const stopsMax = 6;

/** The newest time, not after `time`, at which Systems Manager listed the node: it tells nothing new while that is off. */
export const listedAt = (setting: Setting, slot: Slot, time: number): number => {
  if (slot.hybrid) return time;
  const mutation = setting.overlay.mutations.get(resourceIdOf(setting.seed, slot));
  let at = time;
  for (let stop = 0; stop < stopsMax; stop += 1) {
    const power = powerOf(slot, at, mutation);
    if (power === undefined || power.state === "running") return at;
    at = power.since - 1;
  }
  return at;
};

/** The node as it was then; throws for a time at which it was not there. */
export const nodeThen = (setting: Setting, slot: Slot, time: number): WorldNode => {
  const node = nodeOf(setting, slot, listedAt(setting, slot, time));
  if (node === undefined)
    throw new Error(`${resourceIdOf(setting.seed, slot)} is no node at ${new Date(time).toISOString()}`);
  return node;
};

/** When the node was last in reach by then. */
export const reachedAt = (setting: Setting, slot: Slot, time: number): number =>
  connectedAtOf(setting, slot, listedAt(setting, slot, time));

/**
 * Of many moments those at which something changed: `stateOf` tells one state from another, cheaply, from `start` on.
 */
const changing = (candidates: Timeline, start: number, stateOf: (time: number) => string): Timeline => ({
  between: (from, to) => {
    let before = stateOf(Math.max(start, candidates.last(from)?.at ?? start));
    return candidates.between(Math.max(from, start), to).filter(({ at }) => {
      const state = stateOf(at);
      const changed = state !== before;
      before = state;
      return changed;
    });
  },
  last: (time) => {
    let change = candidates.last(time);
    let state = stateOf(Math.max(start, change?.at ?? start));
    while (change !== undefined && change.at > start) {
      const earlier = candidates.last(change.at - 1);
      const before = stateOf(Math.max(start, earlier?.at ?? start));
      if (before !== state) return change;
      change = earlier;
      state = before;
    }
    return undefined;
  },
});

interface NodeReport {
  resourceType: string;
  resourceId: string;
  arn: string;
  /** Counted into the draws of the resource, so that its reports come at times of their own. */
  salt: number;
  /** How long after its registration the node has the report. */
  after: number;
  /** Moments at which it may have changed, and what tells one state from another. */
  candidates: Timeline;
  stateOf: (time: number) => string;
  facts: (time: number) => Omit<ConfigFacts, "tags">;
}

/** What Systems Manager reports of a node, from its registration to its end; undefined for what is no node. */
export const reportSubject = (
  setting: Setting,
  slot: Slot,
  report: NodeReport,
): ConfigSubject | undefined => {
  if (slot.kind !== "managed") return undefined;
  const { scope } = slot;
  const { registration, power } = setting.overlay.mutations.get(resourceIdOf(setting.seed, slot)) ?? {};
  const left = registration?.registered === false ? registration.at : Number.POSITIVE_INFINITY;
  const createdAt = registeredAtOf(slot) + report.after;
  const deletedAt = Math.min(endOf(setting, slot), left);
  if (createdAt >= deletedAt) return undefined;
  // Stopped before its agent had registered.
  if (power !== undefined && listedAt(setting, slot, createdAt) < registeredAtOf(slot)) return undefined;
  const { resourceType, resourceId, arn } = report;
  return {
    scope,
    resourceType,
    resourceId,
    resourceName: undefined,
    arn,
    awsRegion: scope.region,
    zone: () => "Not Applicable",
    key: mix(slot.key, report.salt),
    createdAt,
    tellsCreation: false,
    deletedAt,
    get timeline() {
      const ends = deletedAt === Number.POSITIVE_INFINITY ? [] : [once(deletedAt)];
      const changes = changing(report.candidates, createdAt, (time) =>
        report.stateOf(Math.min(time + minute, deletedAt - 1)),
      );
      return merged([once(createdAt), ...ends, within(changes, createdAt, deletedAt)]);
    },
    facts: (time) => ({ ...report.facts(time), tags: {} }),
  };
};
