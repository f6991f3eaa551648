import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { dimensions } from "./dimensions.ts";
import { type ClassKey, classKeys } from "./patch-class.ts";

/** Nodes by class; absent classes have none. */
export const classCounts = z.partialRecord(z.enum(classKeys), z.number().int());
export type ClassCounts = Readonly<Partial<Record<ClassKey, number>>>;

/** Nodes that share one value. */
export const breakdownGroup = z.object({
  /** As the filter finds it; null where a node has none. */
  value: z.string().nullable(),
  /** Name of the account or baseline, where one is known. */
  name: z.string().nullable(),
  nodes: z.number().int(),
  classes: classCounts,
});
export type BreakdownGroup = z.infer<typeof breakdownGroup>;

export const breakdown = z.object({
  dimension: z.enum(dimensions),
  /** Those with most nodes that are not compliant first; 500 at most. */
  groups: z.array(breakdownGroup),
  /** What the groups beyond those listed come to; null when the list is whole. */
  rest: z.object({ groups: z.number().int(), nodes: z.number().int(), classes: classCounts }).nullable(),
});
export type Breakdown = z.infer<typeof breakdown>;

/** `GET /api/patch/overview` */
export const patchOverviewInput = scopeQuery;
export type PatchOverviewInput = z.infer<typeof patchOverviewInput>;

export const patchOverviewOutput = z.object({
  nodes: z.number().int(),
  /** Every node is in exactly one class: they add up to `nodes`, and so does each breakdown. */
  classes: classCounts,
  breakdowns: z.array(breakdown),
  freshness,
});
export type PatchOverviewOutput = z.infer<typeof patchOverviewOutput>;
