import type { ScopeLayout } from "../layout.ts";
import type { Scan } from "../scan.ts";
import type { Slot } from "../slot.ts";
import type { Tags } from "../types.ts";
import type { Timeline } from "./timeline.ts";
import type { WorldConfigRelationship, WorldResourceName } from "./types.ts";

/** What an item holds of a resource at a moment. */
export interface ConfigFacts {
  tags: Tags;
  relationships: readonly WorldConfigRelationship[];
  configuration: Readonly<Record<string, unknown>>;
  supplementary?: Readonly<Record<string, unknown>>;
}

/** One resource through its whole life. Times are milliseconds. */
export interface ConfigSubject extends WorldResourceName {
  scope: ScopeLayout;
  arn: string;
  /** Config's `availabilityZone` at a time of its life. */
  zone: (time: number) => string;
  awsRegion: string;
  /** Draws of this resource. */
  key: number;
  createdAt: number;
  /** Whether Config tells the creation time of this type. */
  tellsCreation: boolean;
  /** Infinity while nobody deletes it. */
  deletedAt: number;
  /** Everything from its creation to its deletion, both included. */
  readonly timeline: Timeline;
  /** What it is at a time of its life. */
  facts: (time: number) => ConfigFacts;
}

/** All resources of one type. */
export interface ConfigFamily {
  resourceType: string;
  /** Recorded in the home Region only. */
  global: boolean;
  /** Whether its timelines hold calls that no other family's hold. */
  hasOwnCalls: boolean;
  /** Resources that exist at `until`, and those that existed at `from` or later. */
  scan: (scope: ScopeLayout, from: number, until: number) => Scan<ConfigSubject>;
  find: (scope: ScopeLayout, resourceId: string) => ConfigSubject | undefined;
}

/** What is made of slots finds its way back from an id to the slot. */
export type SlotById = (scope: ScopeLayout, resourceId: string) => Slot | undefined;

/** `Is attached to Instance` and the like. */
export const related = (
  relationshipName: string,
  resourceType: string,
  resourceId: string,
  resourceName?: string,
): WorldConfigRelationship => ({ relationshipName, resourceType, resourceId, resourceName });

/** Tags as most services describe them. */
export const tagList = (tags: Tags): { key: string; value: string }[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));
