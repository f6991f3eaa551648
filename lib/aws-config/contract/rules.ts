import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";

const text = z.string().nullable();
const count = z.number().int();

/** Pairs of rule and resource by what the rule last found. */
export const complianceCounts = z.object({ compliant: count, nonCompliant: count, notApplicable: count });
export type ComplianceCounts = z.infer<typeof complianceCounts>;

/** What a rule is; the same in every account that has it unless `variants` says otherwise. */
const definition = z.object({
  /** The rule's name in all accounts: without what packs and the organisation put around it. */
  sharedName: z.string(),
  description: text,
  /** `AWS` (managed), `CUSTOM_LAMBDA` or `CUSTOM_POLICY`. */
  owner: z.string(),
  /** AWS's identifier of a managed rule, or the function's ARN. */
  sourceIdentifier: text,
  /** `change`, `periodic` or both; empty where AWS does not say. */
  triggers: z.array(z.string()),
  /** AWS's `MaximumExecutionFrequency`. */
  frequency: text,
});

/** `GET /api/config/rules`: rules by name over all accounts of the scope. The scope's tag does not apply: rules have none here. */
export const listRulesInput = scopeQuery.omit({ tag: true });
export type ListRulesInput = z.infer<typeof listRulesInput>;

export const ruleSummary = definition.extend({
  /** Null where no result is known in any account-Region. */
  counts: complianceCounts.nullable(),
  /** Account-Regions that have it. */
  places: count,
  /** Of them, those where AWS sums it up as noncompliant, and those where the rule itself fails. */
  nonCompliantPlaces: count,
  failingPlaces: count,
  remediationPlaces: count,
  /** Different definitions or parameters under the name. */
  variants: count,
  packs: z.array(z.string()),
});
export type RuleSummary = z.infer<typeof ruleSummary>;
export const listRulesOutput = z.object({ rules: z.array(ruleSummary), freshness });
export type ListRulesOutput = z.infer<typeof listRulesOutput>;

/** `GET /api/config/rules/<rule>`: one rule by its shared name, in every account-Region. */
export const ruleInput = listRulesInput.extend({ rule: z.string().min(1).max(256) });
export type RuleInput = z.infer<typeof ruleInput>;

export const rulePlace = z.object({
  accountId: z.string(),
  accountName: text,
  region: z.string(),
  ruleName: z.string(),
  state: text,
  /** AWS's own sum: COMPLIANT, NON_COMPLIANT, NOT_APPLICABLE or INSUFFICIENT_DATA; null where it has not said. */
  compliance: text,
  /** Null where no result is known. */
  counts: complianceCounts.nullable(),
  parameters: z.record(z.string(), z.string()),
  resourceTypes: z.array(z.string()),
  pack: text,
  createdBy: text,
  /** Null for none. */
  remediation: z.object({ targetId: text, automatic: z.boolean().nullable() }).nullable(),
  lastErrorCode: text,
  lastErrorMessage: text,
  /** Null as of a past moment: these times have no history. */
  lastSuccessAt: text,
  lastFailureAt: text,
});
export type RulePlace = z.infer<typeof rulePlace>;

export const ruleOutput = z.object({
  rule: definition.extend({ policyText: text, policyRuntime: text }),
  places: z.array(rulePlace),
  /** Noncompliant pairs at the end of each of the last 30 days; null where they were not counted. */
  trend: z.array(z.object({ at: z.string(), nonCompliant: count.nullable() })),
  freshness,
});
export type RuleOutput = z.infer<typeof ruleOutput>;

/** `GET /api/config/rules/<rule>/resources`: what the rule found of resources. */
export const ruleResourcesInput = ruleInput.extend({
  compliance: z.enum(["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"]).default("NON_COMPLIANT"),
  /** AWS's type of resource. */
  type: z.string().max(256).optional(),
  /** Part of a name, id, account or annotation. */
  search: z.string().max(256).default(""),
  /** `resource`, `type`, `account`, `region`, `annotation`, `since`; `-` in front for the reverse. */
  sort: z.string().max(200).default("-since"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type RuleResourcesInput = z.infer<typeof ruleResourcesInput>;

/** `GET /api/config/rules/<rule>/resources/export` */
export const exportRuleResourcesInput = ruleResourcesInput
  .omit({ limit: true, offset: true })
  .extend({ format: z.enum(["csv", "json"]) });
export type ExportRuleResourcesInput = z.infer<typeof exportRuleResourcesInput>;

export const ruleResource = z.object({
  /** `accountId:region:resourceId`. */
  key: z.string(),
  accountId: z.string(),
  region: z.string(),
  ruleName: z.string(),
  resourceType: z.string(),
  resourceId: z.string(),
  name: text,
  annotation: text,
  since: text,
  /** Without it, it may have been so before: no earlier result is known. */
  sinceKnown: z.boolean(),
  /** The time is that of AWS Config's own record of the resource's compliance, not of the result. */
  sinceFromItems: z.boolean(),
});
export type RuleResource = z.infer<typeof ruleResource>;
export const ruleResourcesOutput = z.object({
  rows: z.array(ruleResource),
  total: count,
  /** How many have the result by type, whatever is searched for and whichever type is chosen. */
  types: z.array(z.object({ resourceType: z.string(), count })),
  freshness,
});
export type RuleResourcesOutput = z.infer<typeof ruleResourcesOutput>;

/** `GET /api/config/packs`: conformance packs of the scope with their scores. */
export const conformancePack = z.object({
  accountId: z.string(),
  accountName: text,
  region: z.string(),
  packName: z.string(),
  sharedName: z.string(),
  createdBy: text,
  state: text,
  stateReason: text,
  compliance: text,
  rules: count,
  nonCompliantRules: count,
  /** Per cent of the pairs of rule and resource that comply. */
  score: z.number().nullable(),
  scoreAt: text,
});
export type ConformancePack = z.infer<typeof conformancePack>;
export const listPacksOutput = z.object({ packs: z.array(conformancePack), freshness });
export type ListPacksOutput = z.infer<typeof listPacksOutput>;
