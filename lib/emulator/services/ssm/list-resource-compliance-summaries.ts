import type {
  ListResourceComplianceSummariesRequest,
  ListResourceComplianceSummariesResult,
  ResourceComplianceSummaryItem,
  SeveritySummary,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import type { WorldComplianceItem } from "../../world/types.ts";
import { type ComplianceReaders, complianceTest, filterTime } from "./compliance-filters.ts";
import { executionOf } from "./list-compliance-items.ts";

type Severity = WorldComplianceItem["severity"];

/** One compliance type of one resource. */
interface Summary {
  first: WorldComplianceItem;
  failing: readonly WorldComplianceItem[];
  passing: readonly WorldComplianceItem[];
}

const order: readonly Severity[] = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNSPECIFIED"];

/** The gravest severity among what fails; UNSPECIFIED when nothing does. */
const overallSeverity = ({ failing }: Summary): Severity =>
  order.find((severity) => failing.some((item) => item.severity === severity)) ?? "UNSPECIFIED";

const statusOf = ({ failing }: Summary): WorldComplianceItem["status"] =>
  failing.length > 0 ? "NON_COMPLIANT" : "COMPLIANT";

const readers: ComplianceReaders<Summary> = {
  ComplianceType: ({ first }) => first.complianceType,
  ExecutionTime: ({ first }) => filterTime(first.executionTime),
  OverallSeverity: overallSeverity,
  ResourceId: ({ first }) => first.resourceId,
  ResourceType: ({ first }) => first.resourceType,
  Status: statusOf,
};

const severitiesOf = (items: readonly WorldComplianceItem[]): SeveritySummary => {
  const count = (severity: Severity): number => items.filter((item) => item.severity === severity).length;
  return {
    CriticalCount: count("CRITICAL"),
    HighCount: count("HIGH"),
    MediumCount: count("MEDIUM"),
    LowCount: count("LOW"),
    InformationalCount: count("INFORMATIONAL"),
    UnspecifiedCount: count("UNSPECIFIED"),
  };
};

const newest = (items: readonly WorldComplianceItem[]): WorldComplianceItem | undefined =>
  items.toSorted((left, right) => right.executionTime.getTime() - left.executionTime.getTime())[0];

const summariesOf = (items: readonly WorldComplianceItem[]): Summary[] =>
  [...Map.groupBy(items, ({ complianceType }) => complianceType).values()].flatMap((group) => {
    const first = newest(group);
    if (first === undefined) return [];
    const failing = group.filter(({ status }) => status === "NON_COMPLIANT");
    return [{ first, failing, passing: group.filter(({ status }) => status === "COMPLIANT") }];
  });

const rowOf = (summary: Summary): ResourceComplianceSummaryItem => ({
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
  const keep = complianceTest(input.Filters, readers);
  const found = world
    .nodes(accountId, region, now)
    .flatMap((node) => summariesOf(world.complianceItems(node, now)).filter(keep));
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 10, query });
  return { ResourceComplianceSummaryItems: items.map(rowOf), NextToken: nextToken };
};
