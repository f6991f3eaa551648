import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { configResource } from "./resource.ts";

/** `GET /api/config/node-resources?node=…`: what AWS Config records of a node, now or as of. */
export const nodeResourcesInput = z.object({
  /** `accountId:region:nodeId` or the bare id. */
  node: z.string().min(1).max(200),
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type NodeResourcesInput = z.infer<typeof nodeResourcesInput>;

export const nodeResource = configResource
  .pick({
    key: true,
    resourceType: true,
    resourceId: true,
    name: true,
    status: true,
    capturedAt: true,
    deletedAt: true,
    unlistedAt: true,
  })
  .extend({
    /** Rules that have a result of it, and those that it breaks. */
    rules: z.number().int(),
    nonCompliantRules: z.number().int(),
  });
export type NodeResource = z.infer<typeof nodeResource>;

/** The instance or managed instance first, then its reports, volumes, network interfaces and security groups. */
export const nodeResourcesOutput = z.object({ resources: z.array(nodeResource), freshness });
export type NodeResourcesOutput = z.infer<typeof nodeResourcesOutput>;
