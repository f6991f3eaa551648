import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { approvalRule } from "./baselines.ts";
import { approvalReason } from "./effective-patches.ts";

const text = z.string().nullable();
const instant = z.string().nullable();
const count = z.number().int();

/** Nodes of the scope by the state that the patch is in on them. A node that does not report the patch is in none. */
export const patchCounts = z.object({
  missing: count,
  failed: count,
  pendingReboot: count,
  installedRejected: count,
  installed: count,
  installedOther: count,
  notApplicable: count,
  availableSecurity: count,
});
export type PatchCounts = z.infer<typeof patchCounts>;

/** One patch known to the fleet. Null is unknown. */
export const patchRow = patchCounts.extend({
  patchId: count,
  /** A KB number on Windows, `name.arch` of a package elsewhere. */
  kbId: z.string(),
  /** As nodes report it; of packages `name.arch:epoch:version-release`. */
  title: z.string(),
  classification: text,
  /** The vendor's word. */
  severity: text,
  /** That word on one scale: CRITICAL, HIGH, MEDIUM, LOW or UNSPECIFIED. */
  severityRank: z.string(),
  cveIds: z.array(z.string()),
  /** AWS's catalogue covers Windows Server, Amazon Linux 1 and 2 only: elsewhere it is unknown. */
  releasedAt: instant,
  firstSeenAt: z.string(),
  /** The earliest approval by a baseline that judged nodes which report the patch; to come where it is after the moment. */
  approvedAt: instant,
  /** Names of these baselines, each once: those that approve it by now, and those that reject it. */
  approvedBy: z.array(z.string()),
  rejectedBy: z.array(z.string()),
});
export type PatchRow = z.infer<typeof patchRow>;

/** `GET /api/patch/patches` */
export const listPatchesInput = scopeQuery.extend({
  /** Filter language, for example `kb:KB503 severity:critical missing>100 cve:CVE-2026-1234 text`. */
  filter: z.string().max(4000).default(""),
  sort: z.string().max(200).default("-missing"),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type ListPatchesInput = z.infer<typeof listPatchesInput>;
export const listPatchesOutput = z.object({ rows: z.array(patchRow), total: count, freshness });
export type ListPatchesOutput = z.infer<typeof listPatchesOutput>;

/** `GET /api/patch/patches/facets`: the answer is `facetsOutput`. */
export const patchFacetsInput = listPatchesInput.pick({
  accounts: true,
  regions: true,
  tag: true,
  asOf: true,
  filter: true,
});
export type PatchFacetsInput = z.infer<typeof patchFacetsInput>;

/** `GET /api/patch/patches/suggest`: the answer is `suggestOutput`. */
export const suggestPatchesInput = patchFacetsInput.extend({
  /** Cursor position in `filter`, in UTF-16 units. */
  cursor: z.coerce.number().int().min(0).max(4000).default(0),
});
export type SuggestPatchesInput = z.infer<typeof suggestPatchesInput>;

/** `POST /api/patch/patches/export`: the filtered list in its order, streamed. */
export const exportPatchesInput = patchFacetsInput.extend({
  sort: listPatchesInput.shape.sort,
  format: z.enum(["csv", "json"]),
  /** Columns in the order shown, comma-separated; absent is all. */
  columns: z.string().max(2000).optional(),
});
export type ExportPatchesInput = z.infer<typeof exportPatchesInput>;

/** What one set of rules makes of the patch; baselines of several account-Regions often share one. */
export const patchVerdict = z.object({
  name: z.string(),
  operatingSystem: text,
  /** One of them, to link to: `accountId:region:baselineId`. */
  baselineKey: z.string(),
  /** Account-Regions whose baselines of this name have these rules and judged nodes that report the patch. */
  places: count,
  status: z.enum(["approved", "pending", "explicitly_approved", "rejected", "not_matched", "unknown"]),
  approvedOn: instant,
  complianceLevel: text,
  reason: approvalReason,
  /** The rule that approves it; null where none does. */
  rule: approvalRule.nullable(),
  /** The entry of the approved or rejected list that names it. */
  entry: text,
});
export type PatchVerdict = z.infer<typeof patchVerdict>;

/** `GET /api/patch/patches/[patch]`: `patch` is its number, or a KB id or title. */
export const patchInput = scopeQuery.extend({ patch: z.string().max(400) });
export type PatchInput = z.infer<typeof patchInput>;
export const patchParams = patchInput.pick({ patch: true });
export const patchOutput = z.object({
  patch: patchRow,
  /** Other patches of the same KB id. */
  others: z.array(z.object({ patchId: count, title: z.string() })),
  verdicts: z.array(patchVerdict),
  places: z.array(patchCounts.extend({ accountId: z.string(), accountName: text, region: z.string() })),
  systems: z.array(patchCounts.extend({ platformName: text })),
  /** Nodes that installed it on each day (UTC), and how many had done so by then. Days without any are left out. */
  installs: z.array(z.object({ day: z.string(), nodes: count, total: count })),
  freshness,
});
export type PatchOutput = z.infer<typeof patchOutput>;
