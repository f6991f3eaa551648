import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { baselineInput } from "./baseline-detail.ts";

const text = z.string().nullable();
const count = z.number().int();

/** What a baseline makes of a patch. */
export const approvalStatus = z.enum([
  "approved",
  "pending",
  "explicitly_approved",
  "rejected",
  "not_matched",
  "unknown",
]);
export type ApprovalStatus = z.infer<typeof approvalStatus>;

/** Why; `patch.baselines.reasons.*` has the sentences. */
export const approvalReason = z.enum([
  "rejected_list",
  "approved_list",
  "after_days",
  "until_date",
  "no_delay",
  "after_cutoff",
  "global_filters",
  "non_security",
  "no_rule",
  "release_unknown",
  "facts_unknown",
]);
export type ApprovalReason = z.infer<typeof approvalReason>;

/** `GET /api/patch/baselines/[baseline]/effective` */
export const effectivePatchesInput = baselineInput.extend({
  /** The moment for which approvals are worked out; absent is `asOf`, or now. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** Part of a KB number, package, title or CVE id. */
  search: z.string().max(200).default(""),
  status: approvalStatus.optional(),
  sort: z.string().max(100).default("-releasedAt,patch"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type EffectivePatchesInput = z.infer<typeof effectivePatchesInput>;

/** `GET /api/patch/baselines/[baseline]/effective/export`: every row of the filtered list, in its order. */
export const exportEffectivePatchesInput = effectivePatchesInput
  .omit({ limit: true, offset: true })
  .extend({ format: z.enum(["csv", "json"]) });
export type ExportEffectivePatchesInput = z.infer<typeof exportEffectivePatchesInput>;

export const effectivePatch = z.object({
  /** What AWS's catalogue knows it by: a KB number, or a package with its version. */
  patch: z.string(),
  /** Empty where AWS does not say. */
  product: z.string(),
  title: text,
  classification: text,
  severity: text,
  releasedAt: text,
  status: approvalStatus,
  approvedOn: text,
  complianceLevel: text,
  /** Index of the approving rule; null also where AWS answers otherwise than the rules tell. */
  rule: count.nullable(),
  reason: approvalReason.nullable(),
  entry: text,
});
export type EffectivePatch = z.infer<typeof effectivePatch>;

export const effectivePatchesOutput = z.object({
  /** `aws`: as AWS answered; `computed`: worked out from the rules and what is known of the patches. */
  basis: z.enum(["aws", "computed"]),
  at: z.string(),
  rows: z.array(effectivePatch),
  total: count,
  /** Over all patches, whatever is searched or chosen. */
  statuses: z.array(z.object({ status: approvalStatus, count })),
  freshness,
});
export type EffectivePatchesOutput = z.infer<typeof effectivePatchesOutput>;

/** `GET /api/patch/baselines/[baseline]/approval`: when each rule approves what was released then. */
export const approvalDatesInput = baselineInput.extend({
  /** As `EffectivePatch.patch`; its own release date counts unless `releasedAt` says another. */
  patch: z.string().max(300).optional(),
  releasedAt: z.iso.datetime({ offset: true }).optional(),
});
export type ApprovalDatesInput = z.infer<typeof approvalDatesInput>;

export const approvalDatesOutput = z.object({
  patch: effectivePatch.nullable(),
  releasedAt: text,
  rules: z.array(
    z.object({
      /** Whether the rule's filters let the patch through; null without a patch, or where that is not known. */
      fits: z.boolean().nullable(),
      approvedOn: text,
      reason: approvalReason,
    }),
  ),
  freshness,
});
export type ApprovalDatesOutput = z.infer<typeof approvalDatesOutput>;
