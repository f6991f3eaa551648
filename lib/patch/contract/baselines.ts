import { z } from "zod";

const text = z.string().nullable();
const instant = z.string().nullable();

/** One condition of a rule: the patch's property `key` has one of `values`, or any where a value is `*`. */
export const patchFilter = z.object({ key: z.string(), values: z.array(z.string()) });
export type PatchFilter = z.infer<typeof patchFilter>;

/**
 * One approval rule, as AWS's `PatchRule`: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PatchRule.html
 */
export const approvalRule = z.object({
  /** All of them must fit. */
  filters: z.array(patchFilter),
  /** Days from the release to the approval, 0 to 360. */
  approveAfterDays: z.number().int().nullable(),
  /** `YYYY-MM-DD` in UTC: patches released on that day or before are approved. */
  approveUntilDate: text,
  /** `CRITICAL`, `HIGH`, `MEDIUM`, `LOW`, `INFORMATIONAL` or `UNSPECIFIED`. */
  complianceLevel: text,
  enableNonSecurity: z.boolean(),
});
export type ApprovalRule = z.infer<typeof approvalRule>;

/** A source of packages that nodes of the baseline use besides their own (Linux only). */
export const patchSource = z.object({
  name: z.string(),
  products: z.array(z.string()),
  configuration: z.string(),
});

/** What decides which patches a baseline approves. */
export const baselineRules = z.object({
  /** AWS's `OperatingSystem`: `WINDOWS`, `AMAZON_LINUX_2`, …; AWS takes an absent one for `WINDOWS`. */
  operatingSystem: text,
  approvalRules: z.array(approvalRule),
  globalFilters: z.array(patchFilter),
  approvedPatches: z.array(z.string()),
  approvedComplianceLevel: text,
  /** Whether the approved list reaches packages that no security advisory names (Linux only). */
  approvedEnableNonSecurity: z.boolean().nullable(),
  rejectedPatches: z.array(z.string()),
  /** `ALLOW_AS_DEPENDENCY` or `BLOCK`; AWS takes an absent one for `ALLOW_AS_DEPENDENCY`. */
  rejectedAction: text,
});
export type BaselineRules = z.infer<typeof baselineRules>;

/** One patch baseline of one account-Region, a row of `patch_baselines`. Null is unknown. */
export const patchBaseline = baselineRules.extend({
  /** `accountId:region:baselineId`, the id in its short form (`pb-…`). */
  key: z.string(),
  accountId: z.string(),
  accountName: text,
  region: z.string(),
  /** As AWS gives it: `pb-…`, or an ARN for baselines that AWS provides. */
  baselineId: z.string(),
  name: text,
  description: text,
  isDefault: z.boolean(),
  /** Provided by AWS. */
  isPredefined: z.boolean(),
  sources: z.array(patchSource),
  availableSecurityUpdatesStatus: text,
  createdAt: instant,
  modifiedAt: instant,
});
export type PatchBaseline = z.infer<typeof patchBaseline>;

/** What is known of a patch when a baseline decides on it. Null is unknown; an empty string is "AWS gives none". */
export interface PatchFacts {
  /** What nodes report: a KB number, or `name.arch` of a package. */
  kbId: string | null;
  /** Of a package as AWS reports it, `name.arch:epoch:version-release`. */
  title: string | null;
  /** Products as AWS's catalogue names them (`WindowsServer2022`); null where the catalogue does not know the patch. */
  products: readonly string[] | null;
  productFamily: string | null;
  classification: string | null;
  severity: string | null;
  /** Microsoft's bulletin, `MS16-120`. */
  bulletin: string | null;
  advisoryIds: readonly string[];
  cveIds: readonly string[];
  repository: string | null;
  /** ISO 8601 instant. */
  releasedAt: string | null;
}

/** One difference between two baselines, or between two moments of one. */
export const baselineChange = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("value"),
    field: z.enum([
      "name",
      "description",
      "operatingSystem",
      "isDefault",
      "approvedComplianceLevel",
      "approvedEnableNonSecurity",
      "rejectedAction",
      "availableSecurityUpdatesStatus",
    ]),
    before: z.union([z.string(), z.boolean()]).nullable(),
    after: z.union([z.string(), z.boolean()]).nullable(),
  }),
  z.object({ kind: z.literal("rule_added"), rule: approvalRule }),
  z.object({ kind: z.literal("rule_removed"), rule: approvalRule }),
  z.object({ kind: z.literal("rule_changed"), before: approvalRule, after: approvalRule }),
  z.object({
    kind: z.literal("global_filters"),
    before: z.array(patchFilter),
    after: z.array(patchFilter),
  }),
  z.object({
    kind: z.literal("list"),
    list: z.enum(["approvedPatches", "rejectedPatches", "patchGroups", "sources"]),
    added: z.array(z.string()),
    removed: z.array(z.string()),
  }),
]);
export type BaselineChange = z.infer<typeof baselineChange>;
