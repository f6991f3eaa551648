import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { recorderState } from "./detail.ts";

const text = z.string().nullable();
const delivery = z
  .object({
    status: text,
    errorCode: text,
    errorMessage: text,
    attemptedAt: text.optional(),
    succeededAt: text.optional(),
    nextAt: text.optional(),
    changedAt: text.optional(),
  })
  .nullable();

/** `GET /api/config/recording`: what Config records where, how well, and how far back it is known. */
export const listRecordingInput = scopeQuery.omit({ tag: true });
export type ListRecordingInput = z.infer<typeof listRecordingInput>;

/** One account-Region. */
export const recordingScope = z.object({
  accountId: z.string(),
  accountName: text,
  region: z.string(),
  /** `none`: Config is not set up there, which is a fact and no failure; `unknown`: it has not been read. */
  state: recorderState,
  recorderName: text,
  /** Every supported type but `excludedTypes`; otherwise only `resourceTypes`. Null where there is no recorder. */
  allSupported: z.boolean().nullable(),
  includeGlobalTypes: z.boolean().nullable(),
  resourceTypes: z.array(z.string()),
  excludedTypes: z.array(z.string()),
  /** `CONTINUOUS` or `DAILY`. */
  recordingFrequency: text,
  lastStatus: text,
  lastErrorCode: text,
  lastErrorMessage: text,
  startedAt: text,
  stoppedAt: text,
  channelName: text,
  bucketName: text,
  topicArn: text,
  delivery: z.object({ snapshot: delivery, history: delivery, stream: delivery }).nullable(),
  /** Days that Config keeps items. */
  retentionDays: z.number().int().nullable(),
  /** How resources were last listed; null before that. */
  via: z.enum(["select", "aggregator", "list"]).nullable(),
  /** `accountId/region/name` of the aggregator that was asked instead. */
  aggregator: text,
  listedAt: text,
  resources: z.number().int(),
  /** Items are complete from then on; null where everything that Config kept is known, or nothing has been listed. */
  completeFrom: text,
  /** Resources whose earlier items are still to be asked for. */
  unfinished: z.number().int(),
});
export type RecordingScope = z.infer<typeof recordingScope>;

export const listRecordingOutput = z.object({ scopes: z.array(recordingScope), freshness });
export type ListRecordingOutput = z.infer<typeof listRecordingOutput>;

/** `GET /api/config/aggregators`: aggregators with the state of their sources. */
export const listAggregatorsInput = scopeQuery.omit({ tag: true });
export type ListAggregatorsInput = z.infer<typeof listAggregatorsInput>;

export const aggregatorSource = z.object({
  sourceId: z.string(),
  /** `ACCOUNT` or `ORGANIZATION`. */
  sourceType: z.string(),
  region: z.string(),
  /** `SUCCEEDED`, `FAILED` or `OUTDATED`. */
  status: text,
  errorCode: text,
  errorMessage: text,
  updatedAt: text,
});

export const listAggregatorsOutput = z.object({
  aggregators: z.array(
    z.object({
      accountId: z.string(),
      accountName: text,
      region: z.string(),
      name: z.string(),
      arn: text,
      /** Null for an aggregator of chosen accounts. */
      organization: z
        .object({ roleArn: text, allRegions: z.boolean(), regions: z.array(z.string()) })
        .nullable(),
      accountSources: z.array(
        z.object({
          accountIds: z.array(z.string()),
          allRegions: z.boolean(),
          regions: z.array(z.string()),
        }),
      ),
      createdAt: text,
      sources: z.array(aggregatorSource),
    }),
  ),
  freshness,
});
export type ListAggregatorsOutput = z.infer<typeof listAggregatorsOutput>;
