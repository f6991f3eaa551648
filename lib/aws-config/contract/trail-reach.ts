import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";

const text = z.string().nullable();

/** Why the last pass over CloudTrail failed, in AWS's words, and what would mend it. */
const trailFailure = z.object({
  code: z.string(),
  message: text,
  /** `cloudtrail:LookupEvents` for example, where access was denied. */
  iamAction: text,
  since: text,
});

/** `GET /api/cloudtrail/reach`: how far back the API calls of each account-Region are known. */
export const listTrailReachInput = scopeQuery.omit({ tag: true, asOf: true });
export type ListTrailReachInput = z.infer<typeof listTrailReachInput>;

/** One account-Region. */
export const trailReach = z.object({
  accountId: z.string(),
  accountName: text,
  region: z.string(),
  /** Every call of the newest stretch that was read is known from then on; null where nothing has been read. */
  completeFrom: text,
  /** The end of that stretch: CloudTrail tells of calls some minutes late. */
  completeUntil: text,
  /** How far back the settings want it to reach (`YAGURA_TRAIL_DAYS`); null where nothing has been read. */
  wantedFrom: text,
  /** Stretches before that which are not read, while older ones are; the newest first. */
  gaps: z.array(z.object({ from: z.string(), until: z.string() })),
  /** Why its calls (`LookupEvents`) cannot be read. */
  failure: trailFailure.nullable(),
  /** Why its trails (`DescribeTrails`, `GetTrailStatus`) cannot be read. */
  trailsFailure: trailFailure.nullable(),
  /** Trails that do not log, or whose delivery fails: after 90 days their calls are nowhere. */
  troubledTrails: z.array(z.object({ name: z.string(), isLogging: z.boolean().nullable(), error: text })),
});
export type TrailReach = z.infer<typeof trailReach>;

export const listTrailReachOutput = z.object({ scopes: z.array(trailReach), freshness });
export type ListTrailReachOutput = z.infer<typeof listTrailReachOutput>;
