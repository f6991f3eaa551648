import {
  type ComplianceByConfigRule,
  type ConfigRule,
  type ConfigRuleEvaluationStatus,
  DescribeRemediationConfigurationsCommand,
  paginateDescribeComplianceByConfigRule,
  paginateDescribeConfigRuleEvaluationStatus,
  paginateDescribeConfigRules,
  type RemediationConfiguration,
} from "@aws-sdk/client-config-service";
import { place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset } from "#lib/core/server/sync/dataset.ts";
import { ruleEvents } from "../rules/rule-events.ts";
import { ruleRow } from "../rules/rule-row.ts";

/** Rules that one call may name. */
const rulesPerCall = 25;

/**
 * AWS Config's rules with their parameters, triggers and remediation, how their last run went and how AWS sums them up.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigRules.html
 */
export const configRulesDataset: Dataset = {
  name: "config-rules",
  scope: "accountRegion",
  cadenceSeconds: 900,
  interestCadenceSeconds: 180,
  operations: [
    "config-service:DescribeConfigRules",
    "config-service:DescribeConfigRuleEvaluationStatus",
    "config-service:DescribeComplianceByConfigRule",
    "config-service:DescribeRemediationConfigurations",
  ],
  table: "config_rules",
  key: ["rule_name"],
  uncompared: ["last_success_at", "last_failure_at"],
  async *collect(ctx) {
    const rules = await listed(ctx);
    if (rules.length === 0) return;
    const statuses = await statusesOf(ctx);
    const compliances = await compliancesOf(ctx);
    const remediations = await remediationsOf(ctx, rules);
    yield rules.map((rule) => {
      const name = rule.ConfigRuleName ?? "";
      const facts = {
        rule,
        status: statuses.get(name),
        compliance: compliances.get(name),
        remediation: remediations.get(name),
      };
      return { ...place(ctx.scope), ...ruleRow(facts) };
    });
  },
  events: ruleEvents,
};

async function listed(ctx: CollectContext): Promise<ConfigRule[]> {
  const rules: ConfigRule[] = [];
  for await (const page of paginateDescribeConfigRules({ client: ctx.aws.config }, {}))
    rules.push(...(page.ConfigRules ?? []));
  return rules;
}

async function statusesOf(ctx: CollectContext): Promise<Map<string, ConfigRuleEvaluationStatus>> {
  const found = new Map<string, ConfigRuleEvaluationStatus>();
  const pages = paginateDescribeConfigRuleEvaluationStatus({ client: ctx.aws.config, pageSize: 50 }, {});
  for await (const page of pages) {
    for (const status of page.ConfigRulesEvaluationStatus ?? [])
      found.set(status.ConfigRuleName ?? "", status);
  }
  return found;
}

async function compliancesOf(ctx: CollectContext): Promise<Map<string, ComplianceByConfigRule>> {
  const found = new Map<string, ComplianceByConfigRule>();
  for await (const page of paginateDescribeComplianceByConfigRule({ client: ctx.aws.config }, {})) {
    for (const compliance of page.ComplianceByConfigRules ?? [])
      found.set(compliance.ConfigRuleName ?? "", compliance);
  }
  return found;
}

async function remediationsOf(
  ctx: CollectContext,
  rules: readonly ConfigRule[],
): Promise<Map<string, RemediationConfiguration>> {
  const found = new Map<string, RemediationConfiguration>();
  for (let start = 0; start < rules.length; start += rulesPerCall) {
    const names = rules.slice(start, start + rulesPerCall).map((rule) => rule.ConfigRuleName ?? "");
    const command = new DescribeRemediationConfigurationsCommand({ ConfigRuleNames: names });
    const { RemediationConfigurations: remediations = [] } = await ctx.aws.config.send(command);
    for (const remediation of remediations) found.set(remediation.ConfigRuleName ?? "", remediation);
  }
  return found;
}
