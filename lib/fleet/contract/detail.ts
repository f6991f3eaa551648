import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { timelineEvent } from "#lib/core/contract/timeline.ts";
import { fleetNode } from "./node.ts";

/** `GET /api/fleet/nodes/[node]`: `node` is a key, or a bare node id where that is unambiguous. */
export const nodeInput = z.object({
  node: z.string().max(200),
  asOf: z.iso.datetime({ offset: true }).optional(),
});
/** The path's part of every `/api/fleet/nodes/[node]` input. */
export const nodeParams = nodeInput.pick({ node: true });
export type NodeInput = z.infer<typeof nodeInput>;

export const nodeAssociation = z.object({
  associationId: z.string(),
  associationName: z.string().nullable(),
  documentName: z.string().nullable(),
  documentVersion: z.string().nullable(),
  status: z.string().nullable(),
  detailedStatus: z.string().nullable(),
  executedAt: z.string().nullable(),
  executionSummary: z.string().nullable(),
  errorCode: z.string().nullable(),
});
export const nodeCompliance = z.object({
  complianceType: z.string(),
  status: z.string(),
  overallSeverity: z.string().nullable(),
  executedAt: z.string().nullable(),
  compliantCount: z.number().int().nullable(),
  nonCompliantCount: z.number().int().nullable(),
});
export const inventoryTypeSummary = z.object({
  typeName: z.string(),
  count: z.number().int(),
  capturedAt: z.string().nullable(),
});

export const nodeOutput = z.object({
  node: fleetNode,
  instance: z
    .object({
      instanceStatus: z.string().nullable(),
      systemStatus: z.string().nullable(),
      scheduledEvents: z.array(z.record(z.string(), z.unknown())),
      stateReason: z.string().nullable(),
      keyName: z.string().nullable(),
      architecture: z.string().nullable(),
      platformDetails: z.string().nullable(),
    })
    .nullable(),
  associations: z.array(nodeAssociation),
  compliance: z.array(nodeCompliance),
  inventory: z.array(inventoryTypeSummary),
  /** Moments at which the node's row changed, newest first: the choices of the "earlier moment" pickers. */
  versions: z.array(z.object({ validFrom: z.string(), validTo: z.string().nullable() })),
  freshness,
});
export type NodeOutput = z.infer<typeof nodeOutput>;

/** `GET /api/fleet/nodes/[node]/timeline`: newest first; `before` pages on. */
export const nodeTimelineInput = nodeInput.extend({
  kinds: z.string().max(1000).optional(),
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type NodeTimelineInput = z.infer<typeof nodeTimelineInput>;
export const nodeTimelineOutput = z.object({
  events: z.array(timelineEvent),
  /** Cursor for the next page; null at the end. */
  next: z.string().nullable(),
  /** Counts per kind over the whole timeline, for the kind filter. */
  kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  freshness,
});
export type NodeTimelineOutput = z.infer<typeof nodeTimelineOutput>;

/** `GET /api/fleet/nodes/[node]/inventory`: one inventory type, searched, paged and optionally compared. */
export const nodeInventoryInput = nodeInput.extend({
  type: z.string().max(120),
  search: z.string().max(200).default(""),
  limit: z.coerce.number().int().min(1).max(500).default(200),
  offset: z.coerce.number().int().min(0).default(0),
  /** Compare with another node (key or id) … */
  withNode: z.string().max(200).optional(),
  /** … or with this node (or that one) at another moment. */
  withAsOf: z.iso.datetime({ offset: true }).optional(),
  /** With a comparison: show only differences. */
  onlyDifferences: z.stringbool().default(true),
});
export type NodeInventoryInput = z.infer<typeof nodeInventoryInput>;
export const inventoryEntry = z.object({
  /** Without a comparison always `same`. `changed` pairs entries of the same name with other content. */
  difference: z.enum(["same", "added", "removed", "changed"]),
  /** The entry here; null when it is only on the other side. */
  content: z.record(z.string(), z.string()).nullable(),
  other: z.record(z.string(), z.string()).nullable(),
});
export const nodeInventoryOutput = z.object({
  columns: z.array(z.string()),
  entries: z.array(inventoryEntry),
  total: z.number().int(),
  counts: z.object({ same: z.number(), added: z.number(), removed: z.number(), changed: z.number() }),
  capturedAt: z.string().nullable(),
  otherCapturedAt: z.string().nullable(),
  freshness,
});
export type NodeInventoryOutput = z.infer<typeof nodeInventoryOutput>;

/** `GET /api/fleet/nodes/[node]/raw`: AWS's own shapes as last collected, one per source operation. */
export const nodeRawOutput = z.object({
  sources: z.array(
    z.object({
      operation: z.string(),
      collectedAt: z.string().nullable(),
      command: z.string(),
      value: z.unknown(),
    }),
  ),
  freshness,
});
export type NodeRawOutput = z.infer<typeof nodeRawOutput>;
