import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildPages } from "./build.ts";
import { check } from "./check.ts";
import { ensureChromium } from "./chromium.ts";
import { freePort } from "./ports.ts";
import { run } from "./run.ts";
import { readReport, type Totals } from "./test-report.ts";

export interface TestOptions {
  root: string;
  node: string;
  signal: AbortSignal;
  /** Names of steps; none means all. */
  only: readonly string[];
}

interface StepResult extends Totals {
  name: string;
  ok: boolean;
}

/**
 * `npm test`: every step runs, also after one has failed; the last line holds the totals.
 * @returns The exit code.
 */
export async function runTests({ root, node, signal, only }: TestOptions): Promise<number> {
  const reports = mkdtempSync(path.join(os.tmpdir(), "yagura-test-"));
  // Not inside `reports`: PostgreSQL may run as a user who cannot go there.
  const data = `${reports}-data`;
  const vitest = (project: string) =>
    runnerStep(project, ["node_modules/vitest/vitest.mjs", "run", ...projects(project)]);
  const steps: Record<string, () => Promise<StepResult>> = {
    check: async () => {
      const ok = (await check()) === 0;
      return { name: "check", ok, passed: 0, failed: ok ? 0 : 1 };
    },
    unit: () => vitest("unit"),
    integration: () => vitest("integration"),
    e2e: async () => {
      const missing = (await ensureChromium(root, node, signal)) ?? (await unbuilt(root, node, signal));
      if (missing === null) return runnerStep("e2e", ["node_modules/@playwright/test/cli.js", "test"]);
      console.error(missing);
      return { name: "e2e", ok: false, passed: 0, failed: 1 };
    },
  };
  const unknown = only.filter((name) => steps[name] === undefined);
  if (unknown.length > 0) {
    console.error(`There is no step ${unknown.join(", ")}. Steps: ${Object.keys(steps).join(", ")}.`);
    return 2;
  }

  async function runnerStep(name: string, args: readonly string[]): Promise<StepResult> {
    const file = path.join(reports, `${name}.json`);
    const reporter =
      name === "e2e"
        ? ["--reporter=list,json"]
        : ["--reporter=default", "--reporter=json", `--outputFile=${file}`];
    const env = { ...process.env, ...(name === "e2e" ? await browserVariables(file, data) : {}) };
    const { code } = await run(node, [...args, ...reporter], {
      cwd: root,
      env,
      signal,
      // The browser tests have the whole product to end.
      graceMs: 12_000,
      echo: true,
    });
    const totals = readReport(file) ?? { passed: 0, failed: 1 };
    // A run that breaks outside a test (for example in its setup) has no failed test, and has failed.
    const failed = code === 0 ? totals.failed : Math.max(totals.failed, 1);
    return { name, ok: code === 0, passed: totals.passed, failed };
  }

  const results: StepResult[] = [];
  try {
    for (const [name, step] of Object.entries(steps)) {
      if (signal.aborted || (only.length > 0 && !only.includes(name))) continue;
      console.log(`\n── ${name} ──`);
      results.push(await step());
    }
  } finally {
    for (const made of [reports, data]) rmSync(made, { recursive: true, force: true });
  }
  return summarise(results, signal.aborted);
}

const projects = (name: string): string[] =>
  name === "unit" ? ["--project=unit", "--project=browser-unit"] : [`--project=${name}`];

/**
 * Builds the pages before Playwright starts the product: the time it gives a start says nothing about a build.
 * @returns Null when they are built, else why not.
 */
async function unbuilt(root: string, node: string, signal: AbortSignal): Promise<string | null> {
  try {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
    await buildPages(root, node, env, signal, (text) => console.log(text));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function browserVariables(report: string, data: string): Promise<Record<string, string>> {
  return {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    YAGURA_TEST_DATA_DIR: data,
    YAGURA_TEST_PORT: String(await freePort("127.0.0.1")),
    YAGURA_TEST_EMULATOR_PORT: String(await freePort("127.0.0.1")),
  };
}

function summarise(results: readonly StepResult[], interrupted: boolean): number {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log("");
  for (const { name, ok, ...totals } of results) {
    console.log(
      `${ok ? "ok  " : "FAIL"} ${name.padEnd(12)} ${totals.passed} passed, ${totals.failed} failed`,
    );
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && !interrupted && results.every((result) => result.ok) ? 0 : 1;
}
