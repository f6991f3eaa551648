import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { newestRunOf, newestTaskOf } from "../../../testing/window-requests.ts";
import { listCommands } from "../commands/list-commands.ts";
import { describeMaintenanceWindowExecutionTaskInvocations } from "./describe-maintenance-window-execution-task-invocations.ts";

const request = aRequest();
const invocationsOf = async (name: string, task: string) => {
  const { windowExecutionId } = newestRunOf(request, name);
  const { taskExecutionId } = newestTaskOf(request, name, task);
  const { WindowExecutionTaskInvocationIdentities = [] } =
    await describeMaintenanceWindowExecutionTaskInvocations(
      { WindowExecutionId: windowExecutionId, TaskId: taskExecutionId },
      request,
    );
  return WindowExecutionTaskInvocationIdentities;
};

describe("DescribeMaintenanceWindowExecutionTaskInvocations", () => {
  it("leads from a patch task to the command that it sent", async () => {
    const [invocation] = await invocationsOf("prod-patch-wave1", "install-patches");
    const { Commands = [] } = await listCommands({ CommandId: invocation?.ExecutionId }, request);
    expect(Commands).toHaveLength(1);
    expect(Commands[0]).toMatchObject({
      DocumentName: "AWS-RunPatchBaseline",
      RequestedDateTime: invocation?.StartTime,
      Parameters: { Operation: ["Install"], RebootOption: ["RebootIfNeeded"] },
    });
    expect(JSON.parse(invocation?.Parameters ?? "")).toMatchObject({
      documentName: "AWS-RunPatchBaseline",
      maxConcurrency: "20%",
    });
    expect(invocation?.OwnerInformation).toBe("platform@example.com");
  });

  it("has one invocation of a task without targets", async () => {
    const [invocation, ...others] = await invocationsOf("prod-patch-wave1", "notify-on-call");
    expect(others).toEqual([]);
    expect(invocation).toMatchObject({ TaskType: "LAMBDA" });
    expect(invocation?.WindowTargetId).toBeUndefined();
  });
});
