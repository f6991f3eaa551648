import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import { aBaseline, aRule } from "#lib/patch/testing/a-baseline.ts";
import { baselineDiff, type DescribedBaseline } from "./baseline-diff.ts";

const described = (
  changes: Partial<PatchBaseline> & { patchGroups?: readonly string[] } = {},
): DescribedBaseline => {
  const { patchGroups = [], ...rest } = changes;
  return { ...aBaseline(rest), patchGroups };
};
const filter = (key: string, ...values: string[]) => ({ key, values });
const critical = aRule({ filters: [filter("MSRC_SEVERITY", "Critical"), filter("PRODUCT", "A", "B")] });
const low = aRule({
  filters: [filter("MSRC_SEVERITY", "Low")],
  approveAfterDays: 30,
  complianceLevel: "LOW",
});

describe("the difference of two baselines", () => {
  it("names values that differ, and not when they were changed", () => {
    const after = described({
      isDefault: true,
      rejectedAction: "BLOCK",
      modifiedAt: "2026-03-01T00:00:00.000Z",
    });
    expect(baselineDiff(described(), after)).toEqual([
      { kind: "value", field: "isDefault", before: false, after: true },
      { kind: "value", field: "rejectedAction", before: "ALLOW_AS_DEPENDENCY", after: "BLOCK" },
    ]);
  });

  it("takes rules in another order, and filters in another order, for the same", () => {
    const turned = {
      ...critical,
      filters: [filter("PRODUCT", "B", "A"), filter("MSRC_SEVERITY", "Critical")],
    };
    const before = described({ approvalRules: [critical, low] });
    expect(baselineDiff(before, described({ approvalRules: [low, turned] }))).toEqual([]);
  });

  it("takes a filter that matches all values for none", () => {
    const open = aRule({ filters: [filter("PRODUCT", "*")] });
    expect(baselineDiff(described(), described({ approvalRules: [open] }))).toEqual([]);
  });

  it("pairs a rule with what it became", () => {
    const later = { ...critical, approveAfterDays: 14 };
    const other = { ...low, filters: [filter("MSRC_SEVERITY", "Low", "Moderate")] };
    const before = described({ approvalRules: [critical, low] });
    expect(baselineDiff(before, described({ approvalRules: [later, other] }))).toEqual([
      { kind: "rule_changed", before: critical, after: later },
      { kind: "rule_changed", before: low, after: other },
    ]);
  });

  it("tells rules that came and went", () => {
    const before = described({ approvalRules: [critical] });
    expect(baselineDiff(before, described({ approvalRules: [low] }))).toEqual([
      { kind: "rule_removed", rule: critical },
      { kind: "rule_added", rule: low },
    ]);
  });

  it("tells what lists, patch groups and sources gained and lost", () => {
    const before = described({ approvedPatches: ["KB1", "KB2"], patchGroups: ["web"] });
    const sources = [{ name: "epel", products: ["AmazonLinux2"], configuration: "[main]" }];
    const after = described({ approvedPatches: ["KB3", "KB2"], patchGroups: ["web", "db"], sources });
    expect(baselineDiff(before, after)).toEqual([
      { kind: "list", list: "approvedPatches", added: ["KB3"], removed: ["KB1"] },
      { kind: "list", list: "patchGroups", added: ["db"], removed: [] },
      { kind: "list", list: "sources", added: ["epel"], removed: [] },
    ]);
  });

  it("tells other global filters", () => {
    const after = described({ globalFilters: [filter("PRODUCT", "A")] });
    expect(baselineDiff(described(), after)).toEqual([
      { kind: "global_filters", before: [], after: [filter("PRODUCT", "A")] },
    ]);
  });

  it("is nothing between a baseline and itself, and mirrors when the sides are changed", () => {
    const rules = fc.array(
      fc.record({
        filters: fc.array(
          fc.constantFrom(filter("PRODUCT", "A"), filter("PRODUCT", "*"), filter("NAME", "x", "y")),
        ),
        approveAfterDays: fc.nat(3),
        approveUntilDate: fc.constant(null),
        complianceLevel: fc.constantFrom("LOW", "HIGH"),
        enableNonSecurity: fc.boolean(),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(rules, rules, (one, other) => {
        const [a, b] = [described({ approvalRules: one }), described({ approvalRules: other })];
        expect(baselineDiff(a, described({ approvalRules: [...one].reverse() }))).toEqual([]);
        expect(baselineDiff(a, b).length).toBe(baselineDiff(b, a).length);
      }),
    );
  });
});
