import type {
  ConfigRule,
  DescribeConfigRulesRequest,
  DescribeConfigRulesResponse,
  MaximumExecutionFrequency,
  Source,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import type { WorldConfigRule } from "../../../world/rules/types.ts";
import { rulesNamed } from "./rule-compliance.ts";

const rulesPerPage = 25;

const frequencies: Readonly<Record<number, MaximumExecutionFrequency>> = {
  1: "One_Hour",
  3: "Three_Hours",
  6: "Six_Hours",
  12: "Twelve_Hours",
  24: "TwentyFour_Hours",
};

function sourceOf({ plan, accountId, region }: WorldConfigRule): Source {
  const { source, everyHours } = plan;
  if (source.owner === "AWS") return { Owner: "AWS", SourceIdentifier: source.identifier };
  const details: Source["SourceDetails"] =
    everyHours === undefined
      ? [{ EventSource: "aws.config", MessageType: "ConfigurationItemChangeNotification" }]
      : [
          {
            EventSource: "aws.config",
            MessageType: "ScheduledNotification",
            MaximumExecutionFrequency: frequencies[everyHours],
          },
        ];
  if (source.owner === "CUSTOM_LAMBDA") {
    const arn = `arn:aws:lambda:${region}:${accountId}:function:${source.functionName}`;
    return { Owner: "CUSTOM_LAMBDA", SourceIdentifier: arn, SourceDetails: details };
  }
  return {
    Owner: "CUSTOM_POLICY",
    SourceDetails: details,
    CustomPolicyDetails: {
      PolicyRuntime: "guard-2.x.x",
      PolicyText: source.policyText,
      EnableDebugLogDelivery: false,
    },
  };
}

/** Periodic rules of AWS's own have no scope, and look at what they are about. */
function scopeOf({ plan }: WorldConfigRule): ConfigRule["Scope"] {
  if (plan.everyHours !== undefined && plan.source.owner === "AWS") return undefined;
  const also = plan.alsoTriggeredBy === undefined ? [] : [plan.alsoTriggeredBy];
  return { ComplianceResourceTypes: [...plan.resourceTypes, ...also] };
}

const configRuleOf = (rule: WorldConfigRule): ConfigRule => {
  const { plan } = rule;
  const managedPeriodic = plan.everyHours !== undefined && plan.source.owner === "AWS";
  return {
    ConfigRuleName: rule.name,
    ConfigRuleArn: rule.arn,
    ConfigRuleId: rule.ruleId,
    Description: plan.description,
    Scope: scopeOf(rule),
    Source: sourceOf(rule),
    InputParameters: JSON.stringify(plan.parameters),
    MaximumExecutionFrequency: managedPeriodic ? frequencies[plan.everyHours ?? 24] : undefined,
    ConfigRuleState: "ACTIVE",
    CreatedBy: rule.packName === undefined ? undefined : "config-conforms.amazonaws.com",
    EvaluationModes: [{ Mode: "DETECTIVE" }],
  };
};

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigRules.html */
export const describeConfigRules: Handler<DescribeConfigRulesRequest, DescribeConfigRulesResponse> = (
  { ConfigRuleNames: names, Filters: filters, NextToken: token },
  request,
) => {
  const rules = filters?.EvaluationMode === "PROACTIVE" ? [] : rulesNamed(names, request);
  const { items, nextToken } = request.page(rules, { token, limit: rulesPerPage, query: [names, filters] });
  return { ConfigRules: items.map(configRuleOf), NextToken: nextToken };
};
