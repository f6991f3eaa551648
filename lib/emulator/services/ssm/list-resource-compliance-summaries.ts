import type {
  ListResourceComplianceSummariesRequest,
  ListResourceComplianceSummariesResult,
  ResourceComplianceSummaryItem,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import type { WorldComplianceItem } from "../../world/types.ts";
import {
  type ComplianceSummary,
  foundSummaries,
  overallSeverity,
  severitySummary,
  statusOf,
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
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const { items, nextToken } = request.page(foundSummaries(input.Filters, request), {
    token: NextToken,
    limit: MaxResults ?? 10,
    query,
  });
  return { ResourceComplianceSummaryItems: items.map(rowOf), NextToken: nextToken };
};
