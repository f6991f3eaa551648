import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { classCounts } from "./overview.ts";

/** `GET /api/patch/trend` */
export const patchTrendInput = scopeQuery.extend({
  /** Length of the window in days. */
  days: z.enum(["30", "90"]).default("30"),
  bucket: z.enum(["day", "hour"]).default("day"),
});
export type PatchTrendInput = z.infer<typeof patchTrendInput>;

export const trendPoint = z.object({
  /** Start of the day or hour in UTC, ISO 8601. */
  at: z.string(),
  /** Nodes by class; null where nothing was sampled. */
  classes: classCounts.nullable(),
  /** Account-Regions that were sampled. */
  places: z.number().int(),
  /** Fewer account-Regions than before and after: the sums are too small. */
  partial: z.boolean(),
});
export type TrendPoint = z.infer<typeof trendPoint>;

export const patchTrendOutput = z.object({
  /** Every bucket of the window in order, gaps included; hours are thinned to 720 at most. */
  points: z.array(trendPoint),
  /** The first sample there is of the scope; null when there is none yet. */
  since: z.string().nullable(),
  /** Samples know no tags: with one in the scope there is no trend. */
  tagged: z.boolean(),
  freshness,
});
export type PatchTrendOutput = z.infer<typeof patchTrendOutput>;
