import { z } from "zod";

/** One dataset of one account-Region that could not be read, and what would mend it. */
export const failedScope = z.object({
  accountId: z.string(),
  region: z.string(),
  dataset: z.string(),
  /** AWS's own error code, for example `AccessDeniedException` or `ThrottlingException`. */
  code: z.string(),
  message: z.string(),
  /** Since when every pass has failed (ISO 8601). */
  since: z.string(),
  /** The IAM action to grant when access was denied, for example `ssm:DescribeInstanceInformation`. */
  iamAction: z.string().nullable(),
  /** The last complete pass, whose rows are still shown; null when there has never been one. */
  lastCompleteAt: z.string().nullable(),
});
export type FailedScope = z.infer<typeof failedScope>;

/** A dataset of which scopes are stale, judged by its own cadence. */
export const lateDataset = z.object({
  dataset: z.string(),
  /** How many account-Regions of it. */
  scopes: z.number().int(),
  /** The oldest complete pass among them (ISO 8601). */
  oldestCompleteAt: z.string(),
});
export type LateDataset = z.infer<typeof lateDataset>;

/**
 * How old and how complete a response is. A scope is one dataset of one account-Region.
 * `fresh + stale + failed.length + pending = total`: stale is older than twice its cadence, pending has had no
 * complete pass yet (or none at `asOf`), failed is one whose newest pass failed.
 */
export const freshness = z.object({
  /** The moment the response answers for: null is now. */
  asOf: z.string().nullable(),
  generatedAt: z.string(),
  /** The oldest complete pass among the scopes that have one: "everything shown is at least this recent". */
  oldestCompleteAt: z.string().nullable(),
  scopes: z.object({
    total: z.number().int(),
    fresh: z.number().int(),
    stale: z.number().int(),
    pending: z.number().int(),
    failed: z.array(failedScope),
  }),
  /** The datasets of the stale scopes, the oldest first. */
  late: z.array(lateDataset),
  /**
   * Account-Regions asked for, and those of them that lack none of the datasets asked for (of all datasets: none that the
   * target offers); absent where nothing is counted by them.
   */
  accountRegions: z.object({ total: z.number().int(), complete: z.number().int() }).optional(),
});
export type Freshness = z.infer<typeof freshness>;
