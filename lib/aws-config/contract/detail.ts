import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { timelineEvent } from "#lib/core/contract/timeline.ts";
import { configResource, resourceKey } from "./resource.ts";

const asOf = z.iso.datetime({ offset: true }).optional();
const named = z.object({ type: z.string().min(1).max(200), key: resourceKey, asOf });

/** A relationship as an item names it. */
export const itemRelationship = z.object({
  /** AWS's words: `Is attached to Instance`. */
  relationshipName: z.string().nullable(),
  resourceType: z.string(),
  resourceId: z.string().nullable(),
  resourceName: z.string().nullable(),
});

/** One configuration item, whole; secrets are replaced by marks that differ when the secret does. */
export const configItem = z.object({
  /** Names the item within its resource: `capturedAt~stateId`. */
  id: z.string(),
  capturedAt: z.string(),
  /** When the next item was captured; null while it is the newest. */
  until: z.string().nullable(),
  stateId: z.string(),
  status: z.string(),
  /** AWS's own name of the resource then. */
  resourceName: z.string().nullable(),
  arn: z.string().nullable(),
  availabilityZone: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
  relationships: z.array(itemRelationship),
  /** The resource as its service describes it; null where Config has none (deleted, not recorded). */
  configuration: z.json(),
  supplementaryConfiguration: z.record(z.string(), z.json()),
  /** What else AWS gives: version, awsRegion, recordingFrequency, deliveryTime, relatedEvents. */
  rest: z.record(z.string(), z.json()),
  /** Paths that differ from the item before (JSON pointers, see the diff); null where that item is not known. */
  changedPaths: z.array(z.string()).nullable(),
});
export type ConfigItemDto = z.infer<typeof configItem>;

/** How far back the items of one resource are known. */
export const historyReach = z.object({
  /** Every item captured since then is known, but for a gap; null where nothing was asked for yet. */
  completeFrom: z.string().nullable(),
  /** Nothing older is to be had. */
  finished: z.boolean(),
  /** A time between two known items in which there may be others. */
  gap: z.object({ from: z.string(), until: z.string() }).nullable(),
  /** What is missing cannot be read now: the last pass over earlier items failed, or there is no recorder. */
  isStopped: z.boolean(),
});
export type HistoryReach = z.infer<typeof historyReach>;

/** How far back the API calls are known that changed a resource: before that, who did it may be unknown. */
export const callsReach = z.object({
  /** Every call since then is known; null where none have been read. */
  completeFrom: z.string().nullable(),
  /** The last pass over CloudTrail's events failed. */
  isFailing: z.boolean(),
});
export type CallsReach = z.infer<typeof callsReach>;

/** `POST /api/config/wanted-history`: a page shows the resource, and its earlier items are still being read. */
export const wantHistoryInput = named.omit({ asOf: true });
export type WantHistoryInput = z.infer<typeof wantHistoryInput>;

export const wantHistoryOutput = z.object({
  /** Whether anything is left to be read. */
  isWanted: z.boolean(),
});
export type WantHistoryOutput = z.infer<typeof wantHistoryOutput>;

/** The state of Config where a resource is recorded. */
export const recorderState = z.enum(["none", "recording", "stopped", "failing", "unknown"]);

/** `GET /api/config/resource?type=…&key=…`: one resource, now or as of. */
export const resourceInput = named;
export type ResourceInput = z.infer<typeof resourceInput>;

export const resourceOutput = z.object({
  resource: configResource,
  item: configItem,
  /** Both directions, each pair once; what the resource's own items say comes first. */
  relationships: z.array(
    z.object({
      /** AWS's words, of the side that says so. */
      relationship: z.string(),
      direction: z.enum(["out", "in"]),
      resourceType: z.string(),
      resourceId: z.string(),
      /** Null where the resource is not recorded itself. */
      key: z.string().nullable(),
      name: z.string().nullable(),
      since: z.string(),
      /** Whether it was there (not deleted) at the moment; null where that is not known. */
      exists: z.boolean().nullable(),
    }),
  ),
  /** How many there are; a thousand are listed at most. */
  relationshipTotal: z.number().int(),
  reach: historyReach,
  /** Whether its type is recorded there now. */
  recorder: z.object({
    state: recorderState,
    recordsType: z.boolean().nullable(),
    stoppedAt: z.string().nullable(),
  }),
  freshness,
});
export type ResourceOutput = z.infer<typeof resourceOutput>;

/** `GET /api/config/timeline?type=…&key=…`: items and events of one resource on one axis, newest first. */
export const resourceTimelineInput = named.extend({
  /** Comma-separated kinds: `item` for configuration items, and kinds of events; absent is all. */
  kinds: z.string().max(600).optional(),
  /** Only what happened from then on. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** `next` of the page before. */
  before: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ResourceTimelineInput = z.infer<typeof resourceTimelineInput>;

/** An item as the timeline shows it: enough to choose two and ask for their difference. */
export const timelineItem = configItem
  .pick({ id: true, capturedAt: true, until: true, stateId: true, status: true, changedPaths: true })
  .extend({
    /** Relationships that came and went with it; null where the item before is not known. */
    relationshipsAdded: z.number().int().nullable(),
    relationshipsRemoved: z.number().int().nullable(),
  });
export type TimelineItem = z.infer<typeof timelineItem>;

export const resourceTimelineOutput = z.object({
  /** Newest first: an item and its own events are beside each other, at one time. */
  entries: z.array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("item"), at: z.string(), item: timelineItem }),
      z.object({ kind: z.literal("event"), at: z.string(), event: timelineEvent }),
    ]),
  ),
  next: z.string().nullable(),
  /** How many there are of each kind up to the moment, `item` among them. */
  kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  reach: historyReach,
  calls: callsReach,
  freshness,
});
export type ResourceTimelineOutput = z.infer<typeof resourceTimelineOutput>;

/** `GET /api/config/items?type=…&key=…&items=…`: whole items, for differences of any two points. */
export const resourceItemsInput = named.omit({ asOf: true }).extend({
  /** Up to 10 points, comma-separated: ids of items (`capturedAt~stateId`), or moments (ISO 8601), or `now`. */
  items: z.string().min(1).max(1000),
});
export type ResourceItemsInput = z.infer<typeof resourceItemsInput>;

export const resourceItemsOutput = z.object({
  /** In the order asked for; null where there is no item at that point. */
  items: z.array(configItem.nullable()),
  reach: historyReach,
});
export type ResourceItemsOutput = z.infer<typeof resourceItemsOutput>;

/** `GET /api/config/graph?type=…&key=…`: a resource and what is one step away from it, now or as of. */
export const resourceGraphInput = named.extend({
  /** Neighbours at most; more are counted by type. */
  limit: z.coerce.number().int().min(1).max(200).default(60),
});
export type ResourceGraphInput = z.infer<typeof resourceGraphInput>;

export const resourceGraphOutput = z.object({
  nodes: z.array(
    z.object({
      /** `type|id`, which the edges name. */
      id: z.string(),
      resourceType: z.string(),
      resourceId: z.string(),
      /** Null where the resource is not recorded itself: it cannot be opened. */
      key: z.string().nullable(),
      name: z.string().nullable(),
      /** Whether it was there at the moment; null where that is not known. */
      exists: z.boolean().nullable(),
      /** Whether it is related to something else than the resource asked for, whichever side tells of it. */
      leadsFurther: z.boolean(),
    }),
  ),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      /** AWS's words, of the side that says so. */
      relationship: z.string(),
      since: z.string(),
    }),
  ),
  /** Neighbours that are not among the nodes, by type. */
  more: z.array(z.object({ resourceType: z.string(), count: z.number().int() })),
  freshness,
});
export type ResourceGraphOutput = z.infer<typeof resourceGraphOutput>;
