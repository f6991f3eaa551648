import { InvalidFilter } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import { listResourceComplianceSummaries } from "./list-resource-compliance-summaries.ts";

const request = aRequest();
const nodes = [...request.world.nodes(request.accountId, request.region, request.now)];

const list = async (Key?: string, Values: string[] = []) => {
  const input = { MaxResults: 50, ...(Key === undefined ? {} : { Filters: [{ Key, Values }] }) };
  const pages = await allPages(listResourceComplianceSummaries, input, request);
  return pages.flatMap(({ ResourceComplianceSummaryItems }) => ResourceComplianceSummaryItems ?? []);
};

describe("ListResourceComplianceSummaries", () => {
  it("counts the items of each type and node", async () => {
    const rows = await list();
    for (const node of nodes) {
      const items = request.world.complianceItems(node, request.now);
      const own = rows.filter(({ ResourceId }) => ResourceId === node.nodeId);
      const counted = own.map((row) => [
        row.ComplianceType,
        row.CompliantSummary?.CompliantCount,
        row.NonCompliantSummary?.NonCompliantCount,
        row.Status,
      ]);
      const naive = [...Map.groupBy(items, ({ complianceType }) => complianceType)].map(([type, group]) => {
        const failing = group.filter(({ status }) => status === "NON_COMPLIANT").length;
        return [type, group.length - failing, failing, failing > 0 ? "NON_COMPLIANT" : "COMPLIANT"];
      });
      expect(counted).toEqual(naive);
    }
  });

  it("has severities that add up to the counts, the gravest on top", async () => {
    for (const { NonCompliantSummary, OverallSeverity } of await list("Status", ["NON_COMPLIANT"])) {
      const counts = Object.values(NonCompliantSummary?.SeveritySummary ?? {});
      expect(counts.reduce((left, right) => left + right, 0)).toBe(NonCompliantSummary?.NonCompliantCount);
      expect(OverallSeverity === "CRITICAL").toBe(
        (NonCompliantSummary?.SeveritySummary?.CriticalCount ?? 0) > 0,
      );
    }
  });

  it("filters by type and node", async () => {
    const patch = await list("ComplianceType", ["Patch"]);
    const scanned = nodes.filter((node) => request.world.patchState(node, request.now) !== undefined);
    expect(patch).toHaveLength(scanned.length);
    const own = await list("ResourceId", [nodes[0]?.nodeId ?? ""]);
    expect(own.every(({ ResourceId }) => ResourceId === nodes[0]?.nodeId)).toBe(true);
  });

  it("refuses unknown keys", async () => {
    await expect(list("Colour", ["red"])).rejects.toThrow(InvalidFilter);
  });
});
