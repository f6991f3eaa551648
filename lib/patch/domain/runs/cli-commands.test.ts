import { describe, expect, test } from "vitest";
import { runCommands, windowCommands } from "./cli-commands.ts";
import { isSkippedStep } from "./skipped-step.ts";

const place = { accountId: "111122223333", region: "us-east-1" };
const where = "--profile 111122223333 --region us-east-1";

describe("commands for a terminal", () => {
  test("ask for a window with its targets, tasks and runs", () => {
    expect(windowCommands({ ...place, windowId: "mw-1" }).split("\n")).toEqual([
      `aws ssm get-maintenance-window --window-id mw-1 ${where}`,
      `aws ssm describe-maintenance-window-targets --window-id mw-1 ${where}`,
      `aws ssm describe-maintenance-window-tasks --window-id mw-1 ${where}`,
      `aws ssm describe-maintenance-window-executions --window-id mw-1 ${where}`,
    ]);
  });

  test("ask for a run of a window and for each command that it sent", () => {
    const run = { ...place, key: "", windowExecutionId: "e-1" };
    expect(runCommands(run, ["c-1"])?.split("\n")).toEqual([
      `aws ssm get-maintenance-window-execution --window-execution-id e-1 ${where}`,
      `aws ssm describe-maintenance-window-execution-tasks --window-execution-id e-1 ${where}`,
      `aws ssm list-command-invocations --command-id c-1 --details ${where}`,
    ]);
  });

  test("are none for what AWS keeps no record of, and never hold what a shell would read", () => {
    expect(runCommands({ ...place, key: "", windowExecutionId: null }, [])).toBeNull();
    expect(windowCommands({ ...place, windowId: "mw-1; rm -rf ~" })).not.toContain(";");
  });
});

test("a step that has nothing to do on the platform is told from one that ran", () => {
  const output = `Step execution skipped due to unsatisfied preconditions: '"StringEquals": [platformType, MacOS]'.`;
  expect(isSkippedStep({ output })).toBe(true);
  expect([isSkippedStep({ output: "installed" }), isSkippedStep({ output: null })]).toEqual([false, false]);
});
