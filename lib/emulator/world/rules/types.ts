import type { WorldConfigItem } from "../config/types.ts";
import type { Scan } from "../scan.ts";

export type WorldComplianceType = "COMPLIANT" | "NON_COMPLIANT";

/** What a rule says of one item; `NOT_APPLICABLE` makes no evaluation result. */
export interface Verdict {
  compliance: WorldComplianceType | "NOT_APPLICABLE";
  /** At most 256 characters. */
  annotation?: string;
}

/** What a rule may look at beside the item. */
export interface JudgeContext {
  /** When the rule ran. */
  at: Date;
  /** The newest item of another resource of the account-Region. */
  item: (resourceType: string, resourceId: string) => WorldConfigItem | undefined;
}

export interface WorldRemediation {
  /** Automation document, for example `AWS-DisablePublicAccessForSecurityGroup`. */
  document: string;
  automatic: boolean;
  resourceType: string;
  /** The document's parameter that takes the resource's id. */
  resourceParameter: string;
  parameters: Readonly<Record<string, readonly string[]>>;
  maximumAutomaticAttempts: number | undefined;
  retryAttemptSeconds: number | undefined;
}

export type RuleSource =
  | { owner: "AWS"; identifier: string }
  | { owner: "CUSTOM_LAMBDA"; functionName: string }
  | { owner: "CUSTOM_POLICY"; policyText: string };

/** A rule as it is planned, before it stands in an account-Region. */
export interface RulePlan {
  name: string;
  description: string;
  source: RuleSource;
  resourceTypes: readonly string[];
  parameters: Readonly<Record<string, string>>;
  /** Hours between evaluations; undefined: when a resource changes. */
  everyHours: 1 | 3 | 6 | 12 | 24 | undefined;
  /** Another type whose resource of the same id triggers the rule as well. */
  alsoTriggeredBy?: string;
  /** In the home Region only, because what it looks at is global. */
  homeOnly?: boolean;
  remediation?: WorldRemediation;
  /** The rule itself fails with this. */
  error?: { code: string; message: string };
  judge: (item: WorldConfigItem, context: JudgeContext) => Verdict;
}

/** A rule of one account-Region. */
export interface WorldConfigRule {
  accountId: string;
  region: string;
  name: string;
  ruleId: string;
  arn: string;
  /** The conformance pack that brought it. */
  packName: string | undefined;
  createdAt: Date;
  plan: RulePlan;
}

/** What a rule last found of a resource. */
export interface WorldEvaluation {
  rule: WorldConfigRule;
  resourceType: string;
  resourceId: string;
  compliance: WorldComplianceType;
  annotation: string | undefined;
  /** Of the item, or of the run when the rule is periodic. */
  orderingAt: Date;
  invokedAt: Date;
  recordedAt: Date;
}

export interface WorldConformancePack {
  name: string;
  packId: string;
  arn: string;
  stackArn: string;
  parameters: Readonly<Record<string, string>>;
  /** The service that deployed it: packs of the organisation come from `organizations.amazonaws.com`'s delegate. */
  createdBy: string | undefined;
  state: "CREATE_COMPLETE" | "CREATE_FAILED";
  stateReason: string | undefined;
  requestedAt: Date;
  completedAt: Date | undefined;
  rules: readonly WorldConfigRule[];
}

/** When a rule last ran, and how that went. */
export interface WorldRuleStatus {
  lastSuccessAt: Date | undefined;
  lastFailureAt: Date | undefined;
  error: { code: string; message: string } | undefined;
}

export interface WorldRuleCounts {
  compliant: number;
  nonCompliant: number;
}

/** The rules of the world. Account-Regions where Config was never set up have none. */
export interface WorldRules {
  rules: (accountId: string, region: string, now: Date) => readonly WorldConfigRule[];
  status: (rule: WorldConfigRule, now: Date) => WorldRuleStatus;
  /** What a rule last found of each resource that exists and that it applies to. */
  evaluations: (rule: WorldConfigRule, now: Date) => Scan<WorldEvaluation>;
  /** How many resources comply and do not; kept for as long as the minute lasts. */
  counts: (rule: WorldConfigRule, now: Date) => WorldRuleCounts;
  /** The resources of a type that Config knows now; the account itself is the only `AWS::::Account`. */
  targets: (accountId: string, region: string, resourceType: string, now: Date) => Scan<WorldConfigItem>;
  /** What every rule last found of one resource. */
  ofResource: (
    accountId: string,
    region: string,
    resourceType: string,
    resourceId: string,
    now: Date,
  ) => readonly WorldEvaluation[];
  packs: (accountId: string, region: string, now: Date) => readonly WorldConformancePack[];
}
