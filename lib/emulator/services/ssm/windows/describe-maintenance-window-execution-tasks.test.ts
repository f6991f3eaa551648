import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { newestRunOf } from "../../../testing/window-requests.ts";
import { describeMaintenanceWindowExecutionTasks } from "./describe-maintenance-window-execution-tasks.ts";

const at = (time: string) => aRequest({ now: new Date(time) });
const tasksOf = async (
  request: ReturnType<typeof aRequest>,
  name: string,
  Filters?: { Key: string; Values: string[] }[],
) => {
  const { windowExecutionId } = newestRunOf(request, name);
  const input = { WindowExecutionId: windowExecutionId, Filters };
  return (await describeMaintenanceWindowExecutionTasks(input, request)).WindowExecutionTaskIdentities ?? [];
};

describe("DescribeMaintenanceWindowExecutionTasks", () => {
  it("runs tasks of one priority together and those of the next when they are done", async () => {
    const [install, databases, verify] = await tasksOf(at("2026-03-14T00:00:00Z"), "prod-patch-wave1");
    expect(install?.StartTime).toEqual(databases?.StartTime);
    expect(verify?.StartTime?.getTime()).toBeGreaterThan(install?.EndTime?.getTime() ?? Number.NaN);
    expect(verify?.StartTime?.getTime()).toBeGreaterThan(databases?.EndTime?.getTime() ?? Number.NaN);
  });

  it("shows later tasks as pending while the first runs", async () => {
    const request = at("2026-03-13T17:10:00Z");
    const tasks = await tasksOf(request, "prod-patch-wave1");
    expect(tasks.map(({ Status }) => Status)).toEqual(["IN_PROGRESS", "IN_PROGRESS", "PENDING", "PENDING"]);
    const pending = await tasksOf(request, "prod-patch-wave1", [{ Key: "STATUS", Values: ["PENDING"] }]);
    expect(pending).toHaveLength(2);
    expect(pending[0]?.StartTime).toBeUndefined();
  });

  it("says when a task's targets named no node", async () => {
    const [task] = await tasksOf(at("2026-03-05T15:00:00Z"), "session-proxy-restart");
    expect(task).toMatchObject({ Status: "SUCCESS", StatusDetails: "No invocations to execute." });
  });
});
