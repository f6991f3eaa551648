import { InvalidFilter } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import { listComplianceSummaries } from "./list-compliance-summaries.ts";
import { listResourceComplianceSummaries } from "./list-resource-compliance-summaries.ts";

const request = aRequest();
const list = async (Key?: string, Values: string[] = []) => {
  const input = Key === undefined ? {} : { Filters: [{ Key, Values }] };
  const pages = await allPages(listComplianceSummaries, input, request);
  return pages.flatMap(({ ComplianceSummaryItems }) => ComplianceSummaryItems ?? []);
};

describe("ListComplianceSummaries", () => {
  it("counts the resources of each type, as the list of resources has them", async () => {
    const pages = await allPages(listResourceComplianceSummaries, { MaxResults: 50 }, request);
    const resources = pages.flatMap(
      ({ ResourceComplianceSummaryItems }) => ResourceComplianceSummaryItems ?? [],
    );
    const naive = [...Map.groupBy(resources, ({ ComplianceType }) => ComplianceType)].map(([type, rows]) => {
      const failing = rows.filter(({ Status }) => Status === "NON_COMPLIANT");
      const critical = failing.filter(({ OverallSeverity }) => OverallSeverity === "CRITICAL").length;
      return [type, rows.length - failing.length, failing.length, critical];
    });
    const rows = await list();
    expect(rows.map(({ ComplianceType }) => ComplianceType)).toContain("Patch");
    expect(
      rows.map((row) => [
        row.ComplianceType,
        row.CompliantSummary?.CompliantCount,
        row.NonCompliantSummary?.NonCompliantCount,
        row.NonCompliantSummary?.SeveritySummary?.CriticalCount,
      ]),
    ).toEqual(naive);
    for (const { NonCompliantSummary: failing } of rows) {
      const counts = Object.values(failing?.SeveritySummary ?? {});
      expect(counts.reduce((left, right) => left + right, 0)).toBe(failing?.NonCompliantCount);
    }
  });

  it("filters by type, and refuses unknown keys", async () => {
    expect((await list("ComplianceType", ["Patch"])).map(({ ComplianceType }) => ComplianceType)).toEqual([
      "Patch",
    ]);
    await expect(list("Colour", ["red"])).rejects.toThrow(InvalidFilter);
  });
});
