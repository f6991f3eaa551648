import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { windowNamed } from "../../../testing/window-requests.ts";
import { describeMaintenanceWindowTasks } from "./describe-maintenance-window-tasks.ts";

const request = aRequest();
const window = windowNamed(request, "prod-patch-wave1");
const tasksOf = async (Filters?: { Key: string; Values: string[] }[]) =>
  (await describeMaintenanceWindowTasks({ WindowId: window.windowId, Filters }, request)).Tasks ?? [];

describe("DescribeMaintenanceWindowTasks", () => {
  it("shows tasks with their priority, limits and the targets of the window", async () => {
    const [install, databases, verify, notify] = await tasksOf();
    expect(install).toMatchObject({
      TaskArn: "AWS-RunPatchBaseline",
      Type: "RUN_COMMAND",
      Priority: 1,
      MaxErrors: "100%",
      CutoffBehavior: "CONTINUE_TASK",
      Targets: [{ Key: "WindowTargetIds", Values: [window.targets[0]?.windowTargetId] }],
    });
    expect(databases?.Targets?.[0]?.Values).toEqual([window.targets[1]?.windowTargetId]);
    expect(verify).toMatchObject({ TaskArn: "AWS-RunShellScript", Priority: 5 });
    expect(notify).toMatchObject({ Type: "LAMBDA", Targets: [] });
    expect(notify?.TaskArn).toMatch(/^arn:aws:lambda:us-east-1:\d{12}:function:/);
  });

  it("filters by type, document, priority and id", async () => {
    const names = async (Key: string, value: string) =>
      (await tasksOf([{ Key, Values: [value] }])).map(({ Name }) => Name);
    expect(await names("TaskType", "LAMBDA")).toEqual(["notify-on-call"]);
    expect(await names("TaskArn", "AWS-RunShellScript")).toEqual(["verify-services"]);
    expect(await names("Priority", "9")).toEqual(["notify-on-call"]);
    expect(await names("WindowTaskId", window.tasks[1]?.windowTaskId ?? "")).toEqual([
      "install-patches-databases",
    ]);
  });
});
