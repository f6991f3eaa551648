import type {
  DescribeConformancePackComplianceRequest,
  DescribeConformancePackComplianceResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { limitOf } from "../limits.ts";
import { packComplianceOf, packNamed, packRules } from "./pack-compliance.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConformancePackCompliance.html */
export const describeConformancePackCompliance: Handler<
  DescribeConformancePackComplianceRequest,
  DescribeConformancePackComplianceResponse
> = ({ ConformancePackName: name, Filters: filters, Limit: limit, NextToken: token }, request) => {
  const pack = packNamed(name, request);
  const rules = packRules(pack, filters?.ConfigRuleNames)
    .map((rule) => ({ rule, type: packComplianceOf(request.world.rules.counts(rule, request.now)) }))
    .filter(({ type }) => filters?.ComplianceType === undefined || type === filters.ComplianceType);
  const { items, nextToken } = request.page(rules, {
    token,
    limit: limitOf(limit, 1000),
    query: [name, filters],
  });
  return {
    ConformancePackName: pack.name,
    ConformancePackRuleComplianceList: items.map(({ rule, type }) => ({
      ConfigRuleName: rule.name,
      ComplianceType: type,
      Controls: [],
    })),
    NextToken: nextToken,
  };
};
