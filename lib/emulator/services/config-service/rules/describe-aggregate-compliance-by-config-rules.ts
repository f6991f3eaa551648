import type {
  DescribeAggregateComplianceByConfigRulesRequest,
  DescribeAggregateComplianceByConfigRulesResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { concatScans, scanOf } from "../../../world/scan.ts";
import { aggregatorNamed } from "../aggregators.ts";
import { limitOf } from "../limits.ts";
import { complianceOf, complianceTypeOf } from "./rule-compliance.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeAggregateComplianceByConfigRules.html */
export const describeAggregateComplianceByConfigRules: Handler<
  DescribeAggregateComplianceByConfigRulesRequest,
  DescribeAggregateComplianceByConfigRulesResponse
> = (input, request) => {
  const { Limit: limit, NextToken: token, ...query } = input;
  const { Filters: filters = {} } = query;
  const { rules } = request.world;
  const sources = aggregatorNamed(input.ConfigurationAggregatorName, request).sources.filter(
    ({ accountId, region }) =>
      (filters.AccountId ?? accountId) === accountId && (filters.AwsRegion ?? region) === region,
  );
  const found = concatScans(
    sources.map(({ accountId, region, updatedAt }) => {
      const known = rules
        .rules(accountId, region, updatedAt)
        .filter(({ name }) => (filters.ConfigRuleName ?? name) === name);
      return scanOf(known.length, (place) =>
        known.slice(place, place + 1).map((rule) => ({ rule, counts: rules.counts(rule, updatedAt) })),
      );
    }),
  ).filter(({ counts }) => (filters.ComplianceType ?? complianceTypeOf(counts)) === complianceTypeOf(counts));
  const page = request.page(found, { token, limit: limitOf(limit, 100), query });
  return {
    AggregateComplianceByConfigRules: page.items.map(({ rule, counts }) => ({
      ConfigRuleName: rule.name,
      Compliance: complianceOf(complianceTypeOf(counts), counts.nonCompliant),
      AccountId: rule.accountId,
      AwsRegion: rule.region,
    })),
    NextToken: page.nextToken,
  };
};
