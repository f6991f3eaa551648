import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { windowNamed } from "../../../testing/window-requests.ts";
import { describeMaintenanceWindowSchedule } from "./describe-maintenance-window-schedule.ts";

const request = aRequest();

describe("DescribeMaintenanceWindowSchedule", () => {
  it("lists the coming runs of one window", async () => {
    const { windowId } = windowNamed(request, "prod-patch-wave3");
    const { ScheduledWindowExecutions = [] } = await describeMaintenanceWindowSchedule(
      { WindowId: windowId },
      request,
    );
    expect(ScheduledWindowExecutions.map(({ ExecutionTime }) => ExecutionTime)).toEqual([
      "2026-03-27T17:00Z",
      "2026-05-01T17:00Z",
      "2026-05-29T17:00Z",
    ]);
  });

  it("lists the runs that reach a target, the next one first", async () => {
    const Targets = [{ Key: "tag:PatchGroup", Values: ["prod-linux-wave1"] }];
    const { ScheduledWindowExecutions = [] } = await describeMaintenanceWindowSchedule(
      { Targets, ResourceType: "INSTANCE" },
      request,
    );
    expect(ScheduledWindowExecutions[0]).toMatchObject({
      Name: "prod-patch-wave1",
      ExecutionTime: "2026-03-13T17:00Z",
    });
  });

  it("leaves out windows that are off, and keeps to the days asked for", async () => {
    const Filters = [
      { Key: "ScheduledAfter", Values: ["2026-03-08T00:00:00Z"] },
      { Key: "ScheduledBefore", Values: ["2026-03-09T00:00:00Z"] },
    ];
    const { ScheduledWindowExecutions = [] } = await describeMaintenanceWindowSchedule({ Filters }, request);
    const names = new Set(ScheduledWindowExecutions.map(({ Name }) => Name));
    expect([...names].sort()).toEqual(["database-checks-sunday", "database-snapshots"]);
  });
});
