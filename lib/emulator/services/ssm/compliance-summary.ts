import type { ComplianceStringFilter, SeveritySummary } from "@aws-sdk/client-ssm";
import type { EmulatorRequest } from "../../wire/handler.ts";
import type { Scan } from "../../world/scan.ts";
import type { WorldComplianceItem } from "../../world/types.ts";
import { type ComplianceReaders, complianceTest, filterTime } from "./compliance-filters.ts";

type Severity = WorldComplianceItem["severity"];

/** One compliance type of one resource. */
export interface ComplianceSummary {
  first: WorldComplianceItem;
  failing: readonly WorldComplianceItem[];
  passing: readonly WorldComplianceItem[];
}

const order: readonly Severity[] = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNSPECIFIED"];

/** The gravest severity among what fails; UNSPECIFIED when nothing does. */
export const overallSeverity = ({ failing }: ComplianceSummary): Severity =>
  order.find((severity) => failing.some((item) => item.severity === severity)) ?? "UNSPECIFIED";

export const statusOf = ({ failing }: ComplianceSummary): WorldComplianceItem["status"] =>
  failing.length > 0 ? "NON_COMPLIANT" : "COMPLIANT";

const summaryReaders: ComplianceReaders<ComplianceSummary> = {
  ComplianceType: ({ first }) => first.complianceType,
  ExecutionTime: ({ first }) => filterTime(first.executionTime),
  OverallSeverity: overallSeverity,
  ResourceId: ({ first }) => first.resourceId,
  ResourceType: ({ first }) => first.resourceType,
  Status: statusOf,
};

/** How many there are of each severity. */
export const severitySummary = (severities: readonly Severity[]): SeveritySummary => {
  const count = (severity: Severity): number => severities.filter((each) => each === severity).length;
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

const summariesOf = (items: readonly WorldComplianceItem[]): ComplianceSummary[] =>
  [...Map.groupBy(items, ({ complianceType }) => complianceType).values()].flatMap((group) => {
    const first = newest(group);
    if (first === undefined) return [];
    const failing = group.filter(({ status }) => status === "NON_COMPLIANT");
    return [{ first, failing, passing: group.filter(({ status }) => status === "COMPLIANT") }];
  });

/** Every compliance type of every resource of the account and Region that the filters leave. */
export const foundSummaries = (
  filters: readonly ComplianceStringFilter[] | undefined,
  { world, accountId, region, now }: EmulatorRequest,
): Scan<ComplianceSummary> => {
  const keep = complianceTest(filters, summaryReaders);
  return world
    .nodes(accountId, region, now)
    .flatMap((node) => summariesOf(world.complianceItems(node, now)).filter(keep));
};
