import type { GetComplianceSummaryByConfigRuleResponse } from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { capped, complianceTypeOf, rulesOf } from "./rule-compliance.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceSummaryByConfigRule.html */
export const getComplianceSummaryByConfigRule: Handler<
  Record<string, never>,
  GetComplianceSummaryByConfigRuleResponse
> = (_, request) => {
  const types = rulesOf(request).map((rule) =>
    complianceTypeOf(request.world.rules.counts(rule, request.now)),
  );
  return {
    ComplianceSummary: {
      CompliantResourceCount: capped(types.filter((type) => type === "COMPLIANT").length),
      NonCompliantResourceCount: capped(types.filter((type) => type === "NON_COMPLIANT").length),
      ComplianceSummaryTimestamp: request.now,
    },
  };
};
