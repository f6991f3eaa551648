import { describe, expect, test } from "vitest";
import type { TargetTerm, WindowTarget, WindowTask } from "#lib/patch/contract/windows.ts";
import { isPatchDocument, patchOperation } from "../patch-documents.ts";
import { windowOperations } from "./patch-operations.ts";
import { patchSelectors } from "./patch-selectors.ts";
import { windowState } from "./window-state.ts";

const term = (key: string, ...values: string[]): TargetTerm => ({ key, values });

function aTarget(id: string, ...targets: TargetTerm[]): WindowTarget {
  return { id, name: null, description: null, resourceType: "INSTANCE", ownerInformation: null, targets };
}

function aTask(part: Partial<WindowTask> = {}): WindowTask {
  return {
    id: "t-1",
    name: null,
    description: null,
    type: "RUN_COMMAND",
    taskArn: "AWS-RunPatchBaseline",
    priority: 1,
    maxConcurrency: null,
    maxErrors: null,
    cutoffBehavior: null,
    operation: "Install",
    targets: [term("WindowTargetIds", "w-1")],
    ...part,
  };
}

describe("what a patch document does", () => {
  test.each([
    ["AWS-RunPatchBaseline", { Operation: ["Install"] }, "Install"],
    ["arn:aws:ssm:us-east-1::document/AWS-RunPatchBaselineWithHooks", { Operation: ["Scan"] }, "Scan"],
    ["AWS-RunPatchBaselineAssociation", {}, null],
    ["AWS-InstallWindowsUpdates", {}, "Install"],
    ["AWS-InstallWindowsUpdates", { Action: ["Uninstall"] }, null],
    ["AWS-RunShellScript", { Operation: ["Install"] }, null],
    ["constructor", {}, null],
  ])("%s with %j is %s", (document, parameters, operation) => {
    expect(patchOperation(document, parameters)).toBe(operation);
  });

  test("is known of AWS's own documents only", () => {
    expect(isPatchDocument("AWS-ApplyPatchBaseline")).toBe(true);
    expect(isPatchDocument("Platform-PatchBaseline")).toBe(false);
  });
});

describe("what a window's install tasks reach", () => {
  test.each([
    [
      "targets of the window",
      [term("tag:Env", "prod", "stage")],
      [{ tag: "Env", values: ["prod", "stage"] }],
    ],
    ["nodes by id", [term("InstanceIds", "i-1", "mi-2")], [{ ids: ["i-1", "mi-2"] }]],
    ["any value of a tag", [term("tag-key", "PatchGroup")], [{ tag: "PatchGroup" }]],
    ["a resource group", [term("resource-groups:Name", "web")], [{ group: "web" }]],
    [
      "a resource group of one kind",
      [
        term("resource-groups:Name", "web"),
        term("resource-groups:ResourceTypeFilters", "AWS::EC2::Instance"),
      ],
      [{ group: "web" }],
    ],
    [
      "nodes with every tag",
      [term("tag:Env", "prod"), term("tag:Wave", "1")],
      [
        {
          all: [
            { tag: "Env", values: ["prod"] },
            { tag: "Wave", values: ["1"] },
          ],
        },
      ],
    ],
  ])("%s", (_, targets, selectors) => {
    expect(patchSelectors([aTarget("w-1", ...targets)], [aTask()])).toEqual(selectors);
  });

  test("nodes that a task names itself", () => {
    expect(patchSelectors([], [aTask({ targets: [term("InstanceIds", "i-1")] })])).toEqual([
      { ids: ["i-1"] },
    ]);
  });

  test("nothing by scans, other documents and targets that no task names", () => {
    const targets = [aTarget("w-1", term("tag:Env", "prod")), aTarget("w-2", term("tag:Env", "dev"))];
    expect(patchSelectors(targets, [aTask({ operation: "Scan" })])).toEqual([]);
    expect(patchSelectors(targets, [aTask({ taskArn: "AWS-RunShellScript", operation: null })])).toEqual([]);
    expect(patchSelectors(targets, [aTask()])).toEqual([{ tag: "Env", values: ["prod"] }]);
  });

  test("what a runbook that patches reaches, and each thing once", () => {
    const runbook = aTask({ type: "AUTOMATION", taskArn: "AWS-PatchInstanceWithRollback", operation: null });
    expect(patchSelectors([aTarget("w-1", term("InstanceIds", "i-1"))], [runbook, aTask()])).toEqual([
      { ids: ["i-1"] },
    ]);
    expect(windowOperations([runbook, aTask({ operation: "Scan" })])).toEqual(["Install", "Scan"]);
  });
});

describe("the state of a window", () => {
  const facts = { enabled: true, startsAt: null, endsAt: null, tasks: [aTask()], nodes: 3, hasNextRun: true };
  const now = "2026-11-25T00:00:00Z";

  test.each([
    ["active", {}],
    ["active", { nodes: null }],
    ["disabled", { enabled: false, endsAt: "2020-01-01T00:00:00Z" }],
    ["ended", { endsAt: "2026-11-24T00:00:00Z" }],
    ["no_tasks", { tasks: [] }],
    ["no_install", { tasks: [aTask({ operation: "Scan" })] }],
    ["no_targets", { nodes: 0 }],
    ["no_next_run", { hasNextRun: false }],
    ["not_started", { startsAt: "2027-01-01T00:00:00Z" }],
  ])("is %s with %j", (state, part) => {
    expect(windowState({ ...facts, ...part }, now)).toBe(state);
  });
});
