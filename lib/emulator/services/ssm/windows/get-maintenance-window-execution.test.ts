import { DoesNotExistException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { newestRunOf } from "../../../testing/window-requests.ts";
import { getMaintenanceWindowExecution } from "./get-maintenance-window-execution.ts";

const request = aRequest();

describe("GetMaintenanceWindowExecution", () => {
  it("tells the tasks of a run and how it ended", async () => {
    const run = newestRunOf(request, "prod-patch-wave1");
    const told = await getMaintenanceWindowExecution({ WindowExecutionId: run.windowExecutionId }, request);
    expect(told.TaskIds).toEqual(run.tasks.map(({ taskExecutionId }) => taskExecutionId));
    expect(told.EndTime?.getTime()).toBeGreaterThan(told.StartTime?.getTime() ?? 0);
    expect(["SUCCESS", "FAILED"]).toContain(told.Status);
  });

  it("knows no run that is older than 30 days", () => {
    const { windowExecutionId } = newestRunOf(request, "prod-patch-wave1");
    const later = aRequest({ world: request.world, now: new Date("2026-03-16T00:00:00Z") });
    const ask = () => getMaintenanceWindowExecution({ WindowExecutionId: windowExecutionId }, later);
    expect(ask).toThrow(DoesNotExistException);
  });
});
