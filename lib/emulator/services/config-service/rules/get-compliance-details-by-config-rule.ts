import type {
  GetComplianceDetailsByConfigRuleRequest,
  GetComplianceDetailsByConfigRuleResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { limitOf } from "../limits.ts";
import { evaluationResultOf } from "./evaluation-result.ts";
import { complianceTest, ruleNamed, rulesOf } from "./rule-compliance.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceDetailsByConfigRule.html */
export const getComplianceDetailsByConfigRule: Handler<
  GetComplianceDetailsByConfigRuleRequest,
  GetComplianceDetailsByConfigRuleResponse
> = ({ ConfigRuleName: name, ComplianceTypes: types, Limit: limit, NextToken: token }, request) => {
  const rule = ruleNamed(name, rulesOf(request));
  const asked = complianceTest(types, ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"]);
  const found = request.world.rules
    .evaluations(rule, request.now)
    .filter(({ compliance }) => asked(compliance));
  const page = request.page(found, { token, limit: limitOf(limit, 10), query: [name, types] });
  return { EvaluationResults: page.items.map(evaluationResultOf), NextToken: page.nextToken };
};
