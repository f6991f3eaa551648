import { DoesNotExistException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { newestRunOf, newestTaskOf } from "../../../testing/window-requests.ts";
import { getMaintenanceWindowExecutionTask } from "./get-maintenance-window-execution-task.ts";

const request = aRequest();

describe("GetMaintenanceWindowExecutionTask", () => {
  it("tells the role, limits and times with which a task ran", async () => {
    const { windowExecutionId } = newestRunOf(request, "prod-patch-wave1");
    const { taskExecutionId } = newestTaskOf(request, "prod-patch-wave1", "install-patches");
    const told = await getMaintenanceWindowExecutionTask(
      { WindowExecutionId: windowExecutionId, TaskId: taskExecutionId },
      request,
    );
    expect(told).toMatchObject({
      TaskArn: "AWS-RunPatchBaseline",
      Type: "RUN_COMMAND",
      Priority: 1,
      MaxConcurrency: "20%",
      ServiceRole: `arn:aws:iam::${request.accountId}:role/MaintenanceWindowRole`,
    });
  });

  it("refuses the task of another run", () => {
    const { windowExecutionId } = newestRunOf(request, "prod-patch-wave2");
    const { taskExecutionId } = newestTaskOf(request, "prod-patch-wave1", "install-patches");
    const ids = { WindowExecutionId: windowExecutionId, TaskId: taskExecutionId };
    expect(() => getMaintenanceWindowExecutionTask(ids, request)).toThrow(DoesNotExistException);
  });
});
