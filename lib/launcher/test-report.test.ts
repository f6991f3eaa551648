import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readReport } from "./test-report.ts";

function report(content: unknown): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "yagura-report-")), "report.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

test("Vitest's and Playwright's reports are counted alike", () => {
  expect(readReport(report({ numPassedTests: 7, numFailedTests: 1 }))).toEqual({ passed: 7, failed: 1 });
  const stats = { expected: 4, unexpected: 2, flaky: 1, skipped: 0 };
  expect(readReport(report({ stats, errors: [] }))).toEqual({ passed: 4, failed: 3 });
});

test("a report that is missing or broken is no result", () => {
  expect(readReport("/nowhere/report.json")).toBeNull();
  expect(readReport(report("{"))).toBeNull();
  expect(readReport(report({ other: true }))).toBeNull();
});
