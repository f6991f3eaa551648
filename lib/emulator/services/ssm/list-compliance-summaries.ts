import type {
  ComplianceSummaryItem,
  ListComplianceSummariesRequest,
  ListComplianceSummariesResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import {
  type ComplianceSummary,
  foundSummaries,
  overallSeverity,
  severitySummary,
  statusOf,
} from "./compliance-summary.ts";

/** Resources of one compliance type, counted by status and by their gravest severity. */
const rowOf = (type: string, resources: readonly ComplianceSummary[]): ComplianceSummaryItem => {
  const failing = resources.filter((each) => statusOf(each) === "NON_COMPLIANT");
  const passing = resources.filter((each) => statusOf(each) === "COMPLIANT");
  return {
    ComplianceType: type,
    CompliantSummary: {
      CompliantCount: passing.length,
      SeveritySummary: severitySummary(passing.map(overallSeverity)),
    },
    NonCompliantSummary: {
      NonCompliantCount: failing.length,
      SeveritySummary: severitySummary(failing.map(overallSeverity)),
    },
  };
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListComplianceSummaries.html */
export const listComplianceSummaries: Handler<
  ListComplianceSummariesRequest,
  ListComplianceSummariesResult
> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const rows = [
    ...Map.groupBy(foundSummaries(input.Filters, request), ({ first }) => first.complianceType),
  ].map(([type, resources]) => rowOf(type, resources));
  const { items, nextToken } = request.page(rows, { token: NextToken, limit: MaxResults ?? 50, query });
  return { ComplianceSummaryItems: items, NextToken: nextToken };
};
