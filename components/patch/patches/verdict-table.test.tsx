import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import type { PatchVerdict } from "#lib/patch/contract/patches.ts";
import { aRule } from "#lib/patch/testing/a-baseline.ts";
import { VerdictTable } from "./verdict-table.tsx";

const verdict = (changes: Partial<PatchVerdict>): PatchVerdict => ({
  name: "prod-windows",
  operatingSystem: "WINDOWS",
  baselineKey: "111122223333:us-east-1:pb-0123456789abcdef0",
  places: 3,
  status: "approved",
  approvedOn: "2026-07-14T00:00:00.000Z",
  complianceLevel: "CRITICAL",
  reason: "after_days",
  rule: aRule({ approveAfterDays: 7 }),
  entry: null,
  ...changes,
});
const unknown = { status: "unknown", reason: "release_unknown", approvedOn: null, rule: null } as const;

function cellsOf(name: string): string[] {
  const row = screen.getByRole("link", { name }).closest("tr");
  if (row === null) throw new Error(`no row ${name}`);
  return [...row.cells].map((cell) => cell.textContent);
}

describe("what baselines make of a patch", () => {
  test("is said with the rule behind it", () => {
    renderInConsole(
      <VerdictTable verdicts={[verdict({})]} releasedAt="2026-07-07T00:00:00.000Z" scopeSearch="" />,
    );
    const [, status, , places, why] = cellsOf("prod-windows");
    expect([status, places]).toEqual(["Approved", "3"]);
    expect(why).toContain("delay 7 days");
  });

  test("is said to be unknown with the reason", () => {
    renderInConsole(<VerdictTable verdicts={[verdict(unknown)]} releasedAt={null} scopeSearch="" />);
    expect(cellsOf("prod-windows")[1]).toBe("Unknown");
    expect(cellsOf("prod-windows")[4]).toContain("No release date");
  });

  test("names the entry of a list", () => {
    const listed = verdict({ status: "rejected", reason: "rejected_list", entry: "kernel*", rule: null });
    renderInConsole(<VerdictTable verdicts={[listed]} releasedAt={null} scopeSearch="" />);
    expect(cellsOf("prod-windows")[4]).toContain("kernel*");
  });

  test("says so when no baseline judged it", () => {
    renderInConsole(<VerdictTable verdicts={[]} releasedAt={null} scopeSearch="" />);
    expect(screen.queryByRole("grid")).toBeNull();
  });
});
