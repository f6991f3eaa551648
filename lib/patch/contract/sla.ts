import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { slaDays } from "./policy.ts";

/** Breaches of one answer at most. */
export const slaLimitMax = 5_000;

/** `GET /api/patch/sla` */
export const patchSlaInput = scopeQuery.extend({
  /** How many breaches are listed; 200 where nothing is said. */
  limit: z.coerce.number().int().min(1).max(slaLimitMax).optional(),
});
export type PatchSlaInput = z.infer<typeof patchSlaInput>;

/** A patch that nodes of one baseline lack for longer than the policy allows. */
export const slaBreach = z.object({
  /** What AWS's catalogue knows it by: the KB, or `name.arch:epoch:version-release`. */
  key: z.string(),
  kbId: z.string(),
  title: z.string(),
  severity: z.enum(["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPECIFIED"]),
  /** Null where a node's list names none. */
  baselineId: z.string().nullable(),
  baselineName: z.string().nullable(),
  missing: z.number().int(),
  failed: z.number().int(),
  /** Null where AWS's catalogue does not know it. */
  releasedAt: z.string().nullable(),
  /** Null where the baseline does not say or does not approve it by a date. */
  approvedAt: z.string().nullable(),
  firstSeenAt: z.string(),
  /** What the limit counts from; `first_seen` where what the policy names is unknown. */
  countedFrom: z.enum(["release", "approval", "first_seen"]),
  limitDays: z.number().int(),
  /** Whole days beyond the limit, 1 or more. */
  overdueDays: z.number().int(),
});
export type SlaBreach = z.infer<typeof slaBreach>;

export const patchSlaOutput = z.object({
  /** Overdue days × nodes, the most first, up to the limit. */
  breaches: z.array(slaBreach),
  /** Breaches in all, listed or not. */
  total: z.number().int(),
  /** Nodes with at least one breach. */
  nodes: z.number().int(),
  /** Patches × baselines that are missing somewhere, late or not. */
  watched: z.number().int(),
  /** Of `watched`, those counted since they were first seen. */
  sinceFirstSeen: z.number().int(),
  policy: z.object({ slaDays, clock: z.enum(["release", "approval"]) }),
  freshness,
});
export type PatchSlaOutput = z.infer<typeof patchSlaOutput>;
