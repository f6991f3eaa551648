import type {
  DescribeConfigRuleEvaluationStatusRequest,
  DescribeConfigRuleEvaluationStatusResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { limitOf } from "../limits.ts";
import { rulesNamed } from "./rule-compliance.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigRuleEvaluationStatus.html */
export const describeConfigRuleEvaluationStatus: Handler<
  DescribeConfigRuleEvaluationStatusRequest,
  DescribeConfigRuleEvaluationStatusResponse
> = ({ ConfigRuleNames: names, NextToken: token, Limit: limit }, request) => {
  const rules = rulesNamed(names, request);
  const { items, nextToken } = request.page(rules, { token, limit: limitOf(limit, 50), query: [names] });
  return {
    ConfigRulesEvaluationStatus: items.map((rule) => {
      const { lastSuccessAt, lastFailureAt, error } = request.world.rules.status(rule, request.now);
      return {
        ConfigRuleName: rule.name,
        ConfigRuleArn: rule.arn,
        ConfigRuleId: rule.ruleId,
        LastSuccessfulInvocationTime: lastSuccessAt,
        LastFailedInvocationTime: lastFailureAt,
        LastSuccessfulEvaluationTime: lastSuccessAt,
        LastFailedEvaluationTime: lastFailureAt,
        FirstActivatedTime: rule.createdAt,
        LastErrorCode: error?.code,
        LastErrorMessage: error?.message,
        FirstEvaluationStarted: true,
      };
    }),
    NextToken: nextToken,
  };
};
