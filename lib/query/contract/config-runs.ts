import { z } from "zod";
import { failedScope } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { resultColumn } from "./read-model.ts";

/** What one run may hold, and for how long, in minutes. */
export const configRunLimits = {
  rows: 5_000,
  bytes: 8 * 1024 * 1024,
  scopes: 2_000,
  keptMinutes: 60,
} as const;

/** The key of an aggregator: `accountId:region:name`. */
const aggregatorKey = z.string().regex(/^\d{12}:[a-z0-9-]+:[\w-]{1,256}$/);

/** `POST /api/query/runs`: puts a query to the account-Regions of the scope, or to one aggregator for all that it covers. */
export const startConfigRunInput = scopeQuery.pick({ accounts: true, regions: true }).extend({
  text: z.string().max(4096),
  aggregator: aggregatorKey.optional(),
});
export type StartConfigRunInput = z.infer<typeof startConfigRunInput>;
export const startConfigRunOutput = z.object({ id: z.uuid() });
export type StartConfigRunOutput = z.infer<typeof startConfigRunOutput>;

/** `GET` and `DELETE /api/query/runs/[run]` */
export const configRunParams = z.object({ run: z.uuid() });
export type ConfigRunParams = z.infer<typeof configRunParams>;

export const configRun = z.object({
  id: z.uuid(),
  text: z.string(),
  /** Name of the aggregator that is asked; null where the account-Regions are, each by itself. */
  aggregator: z.string().nullable(),
  requestedAt: z.string(),
  /** Nothing is being asked any more. */
  settled: z.boolean(),
  cancelled: z.boolean(),
  /** No worker has taken it up although it has waited for several seconds. */
  unattended: z.boolean(),
  scopes: z.object({
    total: z.number().int(),
    done: z.number().int(),
    cut: z.number().int(),
    waiting: z.number().int(),
  }),
  /** Account-Regions that could not be asked. */
  failed: z.array(
    failedScope.pick({ accountId: true, region: true, code: true, message: true, iamAction: true }),
  ),
  pages: z.number().int(),
  calls: z.number().int(),
  throttles: z.number().int(),
  rowCount: z.number().int(),
  /** What was answered so far; null while it is being asked. */
  result: z
    .object({ columns: z.array(resultColumn), rows: z.array(z.array(z.string().nullable())) })
    .nullable(),
});
export type ConfigRun = z.infer<typeof configRun>;

/** `GET /api/query/config`: what a query can ask, and of whom. */
export const configCatalogOutput = z.object({
  /** Resource types that were recorded, the most frequent first, with properties seen in their newest items. */
  types: z.array(z.object({ type: z.string(), count: z.number().int(), properties: z.array(z.string()) })),
  /** Aggregators, by their key; empty for a reader who may not see all accounts, for they answer for all of theirs. */
  aggregators: z.array(
    z.object({ key: z.string(), name: z.string(), accountId: z.string(), region: z.string() }),
  ),
  /** Queries that people saved in AWS; one per name and text, with the account-Regions that have it. */
  stored: z.array(
    z.object({
      name: z.string(),
      description: z.string().nullable(),
      expression: z.string(),
      places: z.number().int(),
    }),
  ),
});
export type ConfigCatalogOutput = z.infer<typeof configCatalogOutput>;
