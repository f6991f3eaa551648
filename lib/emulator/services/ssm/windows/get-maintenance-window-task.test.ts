import { DoesNotExistException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { windowNamed } from "../../../testing/window-requests.ts";
import { getMaintenanceWindowTask } from "./get-maintenance-window-task.ts";

const request = aRequest();
const taskOf = (name: string, task: number) => {
  const window = windowNamed(request, name);
  const WindowTaskId = window.tasks[task]?.windowTaskId ?? "";
  return getMaintenanceWindowTask({ WindowId: window.windowId, WindowTaskId }, request);
};

describe("GetMaintenanceWindowTask", () => {
  it("tells what a patch task does, and whether it restarts nodes", async () => {
    const { TaskInvocationParameters } = await taskOf("prod-patch-wave1", 0);
    expect(TaskInvocationParameters?.RunCommand).toMatchObject({
      Parameters: { Operation: ["Install"], RebootOption: ["RebootIfNeeded"] },
      TimeoutSeconds: 600,
    });
    const databases = await taskOf("prod-patch-wave1", 1);
    expect(databases.TaskInvocationParameters?.RunCommand?.Parameters?.RebootOption).toEqual(["NoReboot"]);
  });

  it("tells the parameters of an automation and the payload of a function", async () => {
    const automation = await taskOf("database-snapshots", 0);
    expect(automation).toMatchObject({ TaskType: "AUTOMATION", TaskArn: "Platform-SnapshotVolumes" });
    expect(automation.TaskInvocationParameters?.Automation?.Parameters).toEqual({
      TagKey: ["Tier"],
      TagValue: ["db"],
    });
    const lambda = await taskOf("month-end-cleanup", 1);
    const payload = lambda.TaskInvocationParameters?.Lambda?.Payload ?? new Uint8Array();
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({ dryRun: false });
  });

  it("refuses the task of another window", () => {
    const WindowTaskId = windowNamed(request, "prod-patch-wave2").tasks[0]?.windowTaskId ?? "";
    const { windowId } = windowNamed(request, "prod-patch-wave1");
    expect(() => getMaintenanceWindowTask({ WindowId: windowId, WindowTaskId }, request)).toThrow(
      DoesNotExistException,
    );
  });
});
