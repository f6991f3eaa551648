import { DoesNotExistException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { newestRunOf, newestTaskOf } from "../../../testing/window-requests.ts";
import { getMaintenanceWindowExecutionTaskInvocation } from "./get-maintenance-window-execution-task-invocation.ts";

const request = aRequest();
const { windowExecutionId } = newestRunOf(request, "prod-patch-wave1");
const task = newestTaskOf(request, "prod-patch-wave1", "install-patches");
const ids = { WindowExecutionId: windowExecutionId, TaskId: task.taskExecutionId };

describe("GetMaintenanceWindowExecutionTaskInvocation", () => {
  it("tells one invocation as the list does", async () => {
    const [invocation] = task.invocations;
    const told = await getMaintenanceWindowExecutionTaskInvocation(
      { ...ids, InvocationId: invocation?.invocationId },
      request,
    );
    expect(told).toMatchObject({
      ExecutionId: invocation?.executionId,
      TaskType: "RUN_COMMAND",
      WindowTargetId: invocation?.target?.windowTargetId,
      Status: invocation?.status,
    });
  });

  it("refuses an unknown invocation", () => {
    const InvocationId = "00000000-0000-4000-8000-000000000000";
    expect(() => getMaintenanceWindowExecutionTaskInvocation({ ...ids, InvocationId }, request)).toThrow(
      DoesNotExistException,
    );
  });
});
