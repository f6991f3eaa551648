import {
  type GetAggregateComplianceDetailsByConfigRuleRequest,
  type GetAggregateComplianceDetailsByConfigRuleResponse,
  ValidationException,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { aggregatorNamed } from "../aggregators.ts";
import { limitOf } from "../limits.ts";
import { evaluationResultOf } from "./evaluation-result.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetAggregateComplianceDetailsByConfigRule.html */
export const getAggregateComplianceDetailsByConfigRule: Handler<
  GetAggregateComplianceDetailsByConfigRuleRequest,
  GetAggregateComplianceDetailsByConfigRuleResponse
> = (input, request) => {
  const { Limit: limit, NextToken: token, ...query } = input;
  const { ConfigRuleName: name, AccountId: accountId, AwsRegion: region, ComplianceType: asked } = query;
  const { rules } = request.world;
  const source = aggregatorNamed(input.ConfigurationAggregatorName, request).sources.find(
    (known) => known.accountId === accountId && known.region === region,
  );
  const rule =
    source &&
    rules.rules(source.accountId, source.region, source.updatedAt).find((known) => known.name === name);
  if (source === undefined || rule === undefined) {
    const message = `The aggregator has no ConfigRule '${name}' of account ${accountId} in ${region}.`;
    throw new ValidationException({ $metadata: {}, message });
  }
  const found = rules
    .evaluations(rule, source.updatedAt)
    .filter(({ compliance }) => (asked ?? compliance) === compliance);
  const page = request.page(found, { token, limit: limitOf(limit, 50), query });
  return {
    AggregateEvaluationResults: page.items.map((evaluation) => ({
      ...evaluationResultOf(evaluation),
      AccountId: rule.accountId,
      AwsRegion: rule.region,
    })),
    NextToken: page.nextToken,
  };
};
