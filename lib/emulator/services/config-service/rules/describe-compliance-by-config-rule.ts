import type {
  DescribeComplianceByConfigRuleRequest,
  DescribeComplianceByConfigRuleResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { complianceOf, complianceTest, complianceTypeOf, rulesNamed } from "./rule-compliance.ts";

const rulesPerPage = 25;

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeComplianceByConfigRule.html */
export const describeComplianceByConfigRule: Handler<
  DescribeComplianceByConfigRuleRequest,
  DescribeComplianceByConfigRuleResponse
> = ({ ConfigRuleNames: names, ComplianceTypes: types, NextToken: token }, request) => {
  const asked = complianceTest(types, ["COMPLIANT", "NON_COMPLIANT", "INSUFFICIENT_DATA"]);
  const all = rulesNamed(names, request).map((rule) => {
    const counts = request.world.rules.counts(rule, request.now);
    return { rule, type: complianceTypeOf(counts), failing: counts.nonCompliant };
  });
  const found = all.filter(({ type }) => asked(type));
  const page = request.page(found, { token, limit: rulesPerPage, query: [names, types] });
  return {
    ComplianceByConfigRules: page.items.map(({ rule, type, failing }) => ({
      ConfigRuleName: rule.name,
      Compliance: complianceOf(type, failing),
    })),
    NextToken: page.nextToken,
  };
};
