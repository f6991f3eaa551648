import type { ResourceComplianceSummaryItem } from "@aws-sdk/client-ssm";
import { paginateListResourceComplianceSummaries } from "@aws-sdk/client-ssm";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";

/** Compliance of each node by type (`Patch`, `Association`, custom). */
export const complianceSummariesDataset: Dataset = {
  name: "compliance-summaries",
  scope: "accountRegion",
  cadenceSeconds: 600,
  interestCadenceSeconds: 120,
  operations: ["ssm:ListResourceComplianceSummaries"],
  table: "compliance_summaries",
  key: ["resource_id", "compliance_type"],
  // A new execution with the same result is not a change of compliance.
  uncompared: ["execution_id", "execution_type", "executed_at"],
  async *collect(ctx) {
    const pages = paginateListResourceComplianceSummaries({ client: ctx.aws.ssm, pageSize: 50 }, {});
    for await (const page of pages) {
      yield (page.ResourceComplianceSummaryItems ?? []).map((item) => ({
        ...place(ctx.scope),
        ...summaryRow(item),
      }));
    }
  },
};

function summaryRow(item: ResourceComplianceSummaryItem): DatasetRow {
  const compliant = item.CompliantSummary;
  const failing = item.NonCompliantSummary;
  return {
    resource_id: item.ResourceId,
    resource_type: item.ResourceType ?? "ManagedInstance",
    compliance_type: item.ComplianceType,
    status: item.Status ?? "UNKNOWN",
    overall_severity: item.OverallSeverity ?? null,
    execution_id: item.ExecutionSummary?.ExecutionId ?? null,
    execution_type: item.ExecutionSummary?.ExecutionType ?? null,
    executed_at: instant(item.ExecutionSummary?.ExecutionTime),
    compliant_count: compliant?.CompliantCount ?? null,
    non_compliant_count: failing?.NonCompliantCount ?? null,
    severity_summary: failing?.SeveritySummary ?? compliant?.SeveritySummary ?? null,
  };
}
