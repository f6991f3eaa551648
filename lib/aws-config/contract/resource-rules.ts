import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { resourceKey } from "./resource.ts";

const text = z.string().nullable();

/** `GET /api/config/resource-rules?type=…&key=…`: what rules find of one resource, now or as of. */
export const resourceRulesInput = z.object({
  type: z.string().min(1).max(200),
  key: resourceKey,
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type ResourceRulesInput = z.infer<typeof resourceRulesInput>;

export const resourceRule = z.object({
  ruleName: z.string(),
  /** The rule's name in all accounts. */
  sharedName: z.string(),
  description: text,
  /** AWS's `ComplianceType`: COMPLIANT, NON_COMPLIANT or NOT_APPLICABLE. */
  compliance: z.string(),
  annotation: text,
  /** Since when AWS has recorded this result; null where AWS gives no time. */
  since: text,
  /** Without it, the result may be older: no earlier one is known. */
  sinceKnown: z.boolean(),
  /** The time is that of AWS Config's own record of the resource's compliance, not of the result. */
  sinceFromItems: z.boolean(),
  /** When AWS recorded it last. Null as of a past moment: that time has no history. */
  recordedAt: text,
  /** Whether a remediation is configured; null where the rule itself is not known. */
  remediation: z.boolean().nullable(),
});
export type ResourceRule = z.infer<typeof resourceRule>;

export const resourceRulesOutput = z.object({
  /** What breaks a rule first. */
  rules: z.array(resourceRule),
  freshness,
});
export type ResourceRulesOutput = z.infer<typeof resourceRulesOutput>;
