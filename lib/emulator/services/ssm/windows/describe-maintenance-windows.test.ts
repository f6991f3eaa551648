import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../../testing/handler-request.ts";
import { describeMaintenanceWindows } from "./describe-maintenance-windows.ts";

const request = aRequest();
const named = async (name: string) => {
  const { WindowIdentities } = await describeMaintenanceWindows(
    { Filters: [{ Key: "Name", Values: [name] }] },
    request,
  );
  return WindowIdentities?.[0];
};

describe("DescribeMaintenanceWindows", () => {
  it("pages over every window once", async () => {
    const pages = await allPages(describeMaintenanceWindows, { MaxResults: 10 }, request);
    const ids = pages.flatMap(({ WindowIdentities = [] }) =>
      WindowIdentities.map(({ WindowId }) => WindowId),
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^mw-[0-9a-f]{17}$/);
  });

  it("says when a window runs next, in its own time zone", async () => {
    expect((await named("prod-patch-wave1"))?.NextExecutionTime).toBe("2026-03-13T17:00Z");
    expect((await named("database-checks-sunday"))?.NextExecutionTime).toBe("2026-03-08T03:30+01:00");
    expect((await named("datacenter-restart-2026-12"))?.NextExecutionTime).toBe("2026-12-13T02:00Z");
  });

  it("has no next run for a window that is off or whose end date has passed", async () => {
    const off = await named("legacy-nightly-patching");
    expect(off).toMatchObject({ Enabled: false });
    expect(off?.NextExecutionTime).toBeUndefined();
    const past = await named("migration-2025");
    expect(past).toMatchObject({ Enabled: true, EndDate: "2025-12-20T00:00:00Z" });
    expect(past?.NextExecutionTime).toBeUndefined();
  });

  it("filters by whether windows are enabled", async () => {
    const Filters = [{ Key: "Enabled", Values: ["false"] }];
    const { WindowIdentities = [] } = await describeMaintenanceWindows({ Filters }, request);
    expect(WindowIdentities.map(({ Name }) => Name)).toEqual(["legacy-nightly-patching"]);
  });

  it("refuses another filter", () => {
    const Filters = [{ Key: "Colour", Values: ["red"] }];
    expect(() => describeMaintenanceWindows({ Filters }, request)).toThrow("Invalid filter key Colour");
  });
});
