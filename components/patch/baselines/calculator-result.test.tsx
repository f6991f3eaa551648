import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import type { ApprovalDatesOutput } from "#lib/patch/contract/effective-patches.ts";
import { approvalOf, ruleApproval } from "#lib/patch/domain/approval.ts";
import { aBaseline, aPatch, aRule } from "#lib/patch/testing/a-baseline.ts";
import { CalculatorResult } from "./calculator-result.tsx";

const freshness = {
  asOf: null,
  generatedAt: "2026-11-23T00:00:00.000Z",
  oldestCompleteAt: null,
  scopes: { total: 0, fresh: 0, stale: 0, pending: 0, failed: [] },
  accountRegions: null,
} as unknown as ApprovalDatesOutput["freshness"];

const baseline = aBaseline({
  approvalRules: [
    aRule(),
    aRule({ approveAfterDays: null, approveUntilDate: "2026-06-30" }),
    aRule({ filters: [{ key: "MSRC_SEVERITY", values: ["Low"] }] }),
  ],
});

function answerFor(releasedAt: string | null): ApprovalDatesOutput {
  const facts = aPatch({ releasedAt });
  const rules = baseline.approvalRules.map((rule) => ruleApproval(rule, facts, "WINDOWS"));
  const { classification, severity } = facts;
  const shown = {
    patch: "KB5034441",
    product: "WindowsServer2022",
    title: "Update",
    classification,
    severity,
  };
  const approval = approvalOf(baseline, facts, new Date("2026-07-10T00:00:00Z"));
  return { patch: { ...shown, releasedAt, ...approval }, releasedAt, rules, freshness };
}

describe("the calculator", () => {
  test("says of each rule when it approves and why, or why not", () => {
    renderInConsole(<CalculatorResult data={answerFor("2026-07-07T00:00:00.000Z")} baseline={baseline} />);
    const rows = within(screen.getByRole("table")).getAllByRole("row").slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining(
        "July 14, 2026 UTCReleased July 7, 2026, delay 7 days → approved July 14, 2026",
      ),
      expect.stringContaining("—Released after the cut-off date → not approved by the rule"),
      expect.stringContaining("—The filters do not match it"),
    ]);
    const verdict = screen.getByRole("region", { name: "What the baseline makes of it" });
    expect(verdict.textContent).toContain("Pending approvalJuly 14, 2026 UTC");
  });

  test("claims nothing without a release date", () => {
    renderInConsole(<CalculatorResult data={answerFor(null)} baseline={baseline} />);
    expect(screen.getByRole("region").textContent).toContain("Unknown");
    expect(screen.getByRole("table").textContent).not.toMatch(/approved \w+ \d/);
  });
});
