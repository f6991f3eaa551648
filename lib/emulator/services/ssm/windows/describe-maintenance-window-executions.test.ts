import { DoesNotExistException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../../testing/handler-request.ts";
import { windowNamed } from "../../../testing/window-requests.ts";
import { describeMaintenanceWindowExecutions } from "./describe-maintenance-window-executions.ts";

const request = aRequest();
const runsOf = async (name: string, Filters?: { Key: string; Values: string[] }[], of = request) => {
  const { windowId } = windowNamed(of, name);
  const pages = await allPages(
    describeMaintenanceWindowExecutions,
    { WindowId: windowId, Filters, MaxResults: 100 },
    of,
  );
  return pages.flatMap(({ WindowExecutions = [] }) => WindowExecutions);
};
const at = (time: string) => aRequest({ world: request.world, now: new Date(time) });

describe("DescribeMaintenanceWindowExecutions", () => {
  it("lists 30 days of runs, newest first", async () => {
    const runs = await runsOf("database-snapshots");
    const starts = runs.map(({ StartTime }) => StartTime?.getTime() ?? 0);
    expect(runs.length).toBe(120);
    expect(starts).toEqual([...starts].sort((left, right) => right - left));
    expect(Math.min(...starts)).toBeGreaterThan(request.now.getTime() - 30 * 86_400_000);
  });

  it("skips a run while the one before has not ended", async () => {
    const runs = await runsOf("database-snapshots");
    const late = runs.filter(({ Status }) => Status === "TIMED_OUT");
    expect(late.length).toBeGreaterThan(0);
    for (const { EndTime } of late) {
      const next = runs.findLast(
        ({ StartTime }) => StartTime && EndTime && StartTime > new Date(EndTime.getTime() - 3_600_000),
      );
      expect(next?.Status).toBe("SKIPPED_OVERLAPPING");
    }
  });

  it("has no runs of a window that is off, and runs without tasks of an empty one", async () => {
    expect(await runsOf("legacy-nightly-patching")).toEqual([]);
    const [newest] = await runsOf("spare-wednesday");
    expect(newest).toMatchObject({ Status: "SUCCESS", StatusDetails: "No tasks to execute." });
  });

  it("shows a run in progress without an end", async () => {
    const [newest] = await runsOf("prod-patch-wave1", undefined, at("2026-03-13T17:20:00Z"));
    expect(newest?.Status).toBe("IN_PROGRESS");
    expect(newest?.StartTime?.toISOString()).toMatch(/^2026-03-13T17:00:0/);
    expect(newest?.EndTime).toBeUndefined();
    const [before] = await runsOf("prod-patch-wave1", undefined, at("2026-03-13T16:59:59Z"));
    expect(before?.StartTime?.toISOString()).toMatch(/^2026-02-13T17:00:0/);
  });

  it("filters by the time of the run", async () => {
    const runs = await runsOf("database-snapshots", [
      { Key: "ExecutedAfter", Values: ["2026-03-01T00:00:00Z"] },
      { Key: "ExecutedBefore", Values: ["2026-03-02T00:00:00Z"] },
    ]);
    expect(runs).toHaveLength(4);
  });

  it("does not run a window from when act switched it off", async () => {
    const own = at("2026-03-06T00:00:00Z");
    const { windowId } = windowNamed(own, "database-snapshots");
    own.world.act("disable-window", { windowId }, new Date("2026-03-05T13:00:00Z"));
    const [newest] = await runsOf("database-snapshots", undefined, own);
    own.world.reset();
    expect(newest?.StartTime?.toISOString()).toMatch(/^2026-03-05T12:30/);
  });

  it("refuses an unknown window", () => {
    const ask = () => describeMaintenanceWindowExecutions({ WindowId: "mw-00000000000000000" }, request);
    expect(ask).toThrow(DoesNotExistException);
  });
});
