import { z } from "zod";
import { freshness } from "./freshness.ts";

/** `GET /api/sync`: each dataset × account-Region. */
export const syncStatusRow = z.object({
  dataset: z.string(),
  accountId: z.string(),
  accountName: z.string().nullable(),
  region: z.string(),
  /** `unavailable`: the target does not offer an operation that the dataset needs. */
  state: z.enum(["fresh", "stale", "pending", "unavailable", "failed", "running"]),
  lastCompleteAt: z.string().nullable(),
  nextDueAt: z.string().nullable(),
  durationMs: z.number().nullable(),
  rows: z.number().int().nullable(),
  calls: z.number().int().nullable(),
  throttles: z.number().int().nullable(),
  cadenceSeconds: z.number().int(),
  /** Datasets of the same account-Region that must have been complete once before this one, and have not been. */
  waitsFor: z.array(z.string()),
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      operation: z.string().nullable(),
      iamAction: z.string().nullable(),
      since: z.string(),
    })
    .nullable(),
});
export const syncStatusOutput = z.object({ rows: z.array(syncStatusRow), freshness });
export type SyncStatusRow = z.infer<typeof syncStatusRow>;
export type SyncStatusOutput = z.infer<typeof syncStatusOutput>;

/** `GET /api/sync/calls`: AWS calls per operation over the last 24 hours, with AWS's price where there is one. */
export const awsCallsOutput = z.object({
  since: z.string(),
  rows: z.array(
    z.object({
      service: z.string(),
      operation: z.string(),
      iamAction: z.string(),
      calls: z.number().int(),
      throttles: z.number().int(),
      errors: z.number().int(),
      averageLatencyMs: z.number().nullable(),
      /** US dollars per call; null where AWS does not charge. */
      pricePerCallUsd: z.number().nullable(),
    }),
  ),
});
export type AwsCallsOutput = z.infer<typeof awsCallsOutput>;

/** `POST /api/sync/run`: due now, ahead of others. Absent members mean all. */
export const runSyncInput = z.object({
  dataset: z.string().optional(),
  accountId: z.string().optional(),
  region: z.string().optional(),
});
export type RunSyncInput = z.infer<typeof runSyncInput>;

/** How many scopes were made due. */
export const runSyncOutput = z.object({ scopes: z.number().int() });
export type RunSyncOutput = z.infer<typeof runSyncOutput>;

/** `GET /api/scope`: what the scope picker and the badges show. */
export const scopeOutput = z.object({
  target: z.object({
    kind: z.enum(["aws", "emulator", "endpoint"]),
    /** The organisation's or account's id as AWS answered it; null before the first answer. */
    organizationId: z.string().nullable(),
    endpoint: z.string().nullable(),
    readOnly: z.boolean(),
  }),
  /** Managed nodes: null where no account-Region of it could be asked for them yet. */
  accounts: z.array(
    z.object({ accountId: z.string(), name: z.string().nullable(), nodes: z.number().int().nullable() }),
  ),
  regions: z.array(z.object({ region: z.string(), nodes: z.number().int().nullable() })),
  tagKeys: z.array(z.object({ key: z.string(), nodes: z.number().int() })),
  /** The first complete pass of anything: the earliest moment `asOf` can answer. */
  earliestAsOf: z.string().nullable(),
  freshness,
});
export type ScopeOutput = z.infer<typeof scopeOutput>;

/** One server-sent event of `GET /api/live`: rows of this dataset and scope changed. */
export const liveEvent = z.object({
  dataset: z.string(),
  accountId: z.string(),
  region: z.string(),
  changed: z.number().int(),
  at: z.string(),
});
export type LiveEvent = z.infer<typeof liveEvent>;
