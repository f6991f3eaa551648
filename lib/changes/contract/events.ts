import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { timelineEvent } from "#lib/core/contract/timeline.ts";
import { changesWindow, windowPreset } from "./window.ts";

const count = z.number().int();
const instant = z.iso.datetime({ offset: true });

/** Which events: what the list, its histogram, facets and file have in common. */
export const changesInput = scopeQuery.extend({
  window: windowPreset.default("24h"),
  /** Both, or neither: a window of its own in place of the preset. */
  from: instant.optional(),
  to: instant.optional(),
  /** Filter language, for example `kind:config.* actor:alice type:AWS::EC2::SecurityGroup port 22`. */
  filter: z.string().max(4000).default(""),
  /** Events of this burst only. */
  burst: z
    .string()
    .regex(/^-?\d{1,19}$/)
    .optional(),
});
export type ChangesInput = z.infer<typeof changesInput>;

/** An event as the list shows it. */
export const changeEvent = timelineEvent.extend({
  /** Its place in the timeline: names it in addresses, and is the cursor behind it. */
  key: z.string(),
  /** What made it, where an API call is known: `console`, `cli`, `terraform`, …; null is unknown. */
  tool: z.string().nullable(),
  resourceName: z.string().nullable(),
  /** `accountId:region:nodeId` where the resource is a managed node, or the instance behind one. */
  nodeKey: z.string().nullable(),
  /** Whether AWS Config has recorded the resource, so that it has a page. */
  recorded: z.boolean(),
});
export type ChangeEvent = z.infer<typeof changeEvent>;

/** Changes of one actor with one tool, or of one kind in one account-Region, with no more than minutes between them. */
export const changeBurst = z.object({
  /** Names the burst together with its window. */
  burst: z.string(),
  /** The window that its events lie in, with microseconds. */
  from: z.string(),
  to: z.string(),
  count,
  resources: count,
  /** The most frequent first. */
  kinds: z.array(z.object({ kind: z.string(), count })),
  types: z.array(z.object({ resourceType: z.string(), count })),
});
export type ChangeBurst = z.infer<typeof changeBurst>;

/** One line of the list: an event, or the newest event of a burst with the burst. */
export const changeLine = z.object({ event: changeEvent, burst: changeBurst.nullable() });
export type ChangeLine = z.infer<typeof changeLine>;

/** `GET /api/changes/events`: newest first. */
export const listChangesInput = changesInput.extend({
  /** `false`: every event is a line of its own. */
  grouped: z.stringbool().default(true),
  /** Place of the line that the page follows. */
  before: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
});
export type ListChangesInput = z.infer<typeof listChangesInput>;
export const listChangesOutput = z.object({
  lines: z.array(changeLine),
  /** `before` of the next page; null at the end. */
  next: z.string().nullable(),
  window: changesWindow,
  freshness,
});
export type ListChangesOutput = z.infer<typeof listChangesOutput>;

/** `GET /api/changes/histogram` */
export const histogramOutput = z.object({
  window: changesWindow,
  /** Bars without events are left out; `at` is where a bar begins. `counts` is by group of kinds. */
  bars: z.array(z.object({ at: z.string(), counts: z.record(z.string(), count) })),
  total: count,
});
export type HistogramOutput = z.infer<typeof histogramOutput>;

/** `GET /api/changes/facets`: the answer is `facetsOutput`. `GET /api/changes/suggest`: the answer is `suggestOutput`. */
export const suggestChangesInput = changesInput.extend({
  /** Cursor position in `filter`, in UTF-16 units. */
  cursor: z.coerce.number().int().min(0).max(4000).default(0),
});
export type SuggestChangesInput = z.infer<typeof suggestChangesInput>;

/** `POST /api/changes/export`: every event of the list, newest first, streamed. */
export const exportChangesInput = changesInput.extend({
  format: z.enum(["csv", "json"]),
});
export type ExportChangesInput = z.infer<typeof exportChangesInput>;

/** `GET /api/changes/events/[event]` */
export const changeInput = z.object({ event: z.string().max(60) });
export type ChangeInput = z.infer<typeof changeInput>;
export const changeOutput = z.object({
  event: changeEvent,
  /** The API call that caused it, or what the call caused: events of the same CloudTrail event, oldest first. */
  related: z.array(changeEvent),
});
export type ChangeOutput = z.infer<typeof changeOutput>;
