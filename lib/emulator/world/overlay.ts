import type { AddedRelease } from "./agent-releases.ts";
import type { PatchEvent } from "./patch/patch-events.ts";
import type { PingStatus } from "./types.ts";

/** What `act` changed on one resource. Times are milliseconds. */
export interface Mutation {
  /** In the order of their times; null takes the tag away. */
  tags?: { key: string; value: string | null; at: number }[];
  power?: { state: "running" | "stopped" | "terminated"; at: number };
  /** A resource other than an instance was deleted. */
  deletedAt?: number;
  /** Rules added to a security group or taken away, in the order of their times. */
  ingress?: { port: number; cidr: string; opened: boolean; at: number }[];
  /** Absent: as the world has it. */
  profile?: { attached: boolean; at: number };
  ping?: { status: PingStatus; at: number };
  agentVersion?: { version: string; at: number };
  ipAddress?: { address: string; at: number };
  platformVersion?: { version: string; at: number };
  /** Whether Systems Manager knows the node at all. */
  registration?: { registered: boolean; at: number };
  /** In the order of their times. */
  patching?: PatchEvent[];
}

/** A share of all nodes whose compared attributes changed at once. */
export interface Churn {
  fraction: number;
  seed: number;
  at: number;
}

/** The only memory of the world. */
export interface Overlay {
  /** How often `act` changed anything: what was derived before is derived anew. */
  changes: number;
  /** Maintenance windows that were switched on or off, by id, oldest first. */
  windows: Map<string, { enabled: boolean; at: number }[]>;
  mutations: Map<string, Mutation>;
  churns: Churn[];
  releases: AddedRelease[];
}

export const emptyOverlay = (): Overlay => ({
  changes: 0,
  windows: new Map(),
  mutations: new Map(),
  churns: [],
  releases: [],
});

export const mutationOf = (overlay: Overlay, resourceId: string): Mutation => {
  const known = overlay.mutations.get(resourceId);
  if (known !== undefined) return known;
  const made: Mutation = {};
  overlay.mutations.set(resourceId, made);
  return made;
};
