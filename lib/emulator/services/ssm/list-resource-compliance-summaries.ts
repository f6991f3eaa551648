import type {
  ListResourceComplianceSummariesRequest,
  ListResourceComplianceSummariesResult,
  ResourceComplianceSummaryItem,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import type { WorldComplianceItem } from "../../world/types.ts";
import { complianceTest } from "./compliance-filters.ts";
import {
  type ComplianceSummary,
  overallSeverity,
  severitySummary,
  statusOf,
  summariesOf,
  summaryReaders,
} from "./compliance-summary.ts";
import { executionOf } from "./list-compliance-items.ts";

const severitiesOf = (items: readonly WorldComplianceItem[]) =>
  severitySummary(items.map(({ severity }) => severity));

const rowOf = (summary: ComplianceSummary): ResourceComplianceSummaryItem => ({
  ComplianceType: summary.first.complianceType,
  ResourceType: summary.first.resourceType,
  ResourceId: summary.first.resourceId,
  Status: statusOf(summary),
  OverallSeverity: overallSeverity(summary),
  ExecutionSummary: executionOf(summary.first),
  CompliantSummary: {
    CompliantCount: summary.passing.length,
    SeveritySummary: severitiesOf(summary.passing),
  },
  NonCompliantSummary: {
    NonCompliantCount: summary.failing.length,
    SeveritySummary: severitiesOf(summary.failing),
  },
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListResourceComplianceSummaries.html */
export const listResourceComplianceSummaries: Handler<
  ListResourceComplianceSummariesRequest,
  ListResourceComplianceSummariesResult
> = (input, { world, accountId, region, now, page }) => {
  const { NextToken, MaxResults, ...query } = input;
  const keep = complianceTest(input.Filters, summaryReaders);
  const found = world
    .nodes(accountId, region, now)
    .flatMap((node) => summariesOf(world.complianceItems(node, now)).filter(keep));
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 10, query });
  return { ResourceComplianceSummaryItems: items.map(rowOf), NextToken: nextToken };
};
