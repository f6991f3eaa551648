import { DoesNotExistException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { windowNamed } from "../../../testing/window-requests.ts";
import { getMaintenanceWindow } from "./get-maintenance-window.ts";

const request = aRequest();

describe("GetMaintenanceWindow", () => {
  it("tells a window's schedule, offset, length and dates", async () => {
    const { windowId } = windowNamed(request, "prod-patch-wave2");
    const window = await getMaintenanceWindow({ WindowId: windowId }, request);
    expect(window).toMatchObject({
      Schedule: "cron(0 17 ? * TUE#3 *)",
      ScheduleTimezone: "UTC",
      ScheduleOffset: 3,
      Duration: 4,
      Cutoff: 1,
      NextExecutionTime: "2026-03-20T17:00Z",
      AllowUnassociatedTargets: false,
    });
    expect(window.CreatedDate?.getTime()).toBeLessThanOrEqual(window.ModifiedDate?.getTime() ?? 0);
  });

  it("follows what act switched off and on", async () => {
    const own = aRequest();
    const { windowId } = windowNamed(own, "prod-patch-wave2");
    own.world.act("disable-window", { windowId }, own.now);
    const off = await getMaintenanceWindow({ WindowId: windowId }, own);
    expect(off.Enabled).toBe(false);
    expect(off.NextExecutionTime).toBeUndefined();
    own.world.act("enable-window", { windowId }, own.now);
    expect((await getMaintenanceWindow({ WindowId: windowId }, own)).Enabled).toBe(true);
  });

  it("does not know a window of another account", () => {
    const { windowId } = windowNamed(request, "prod-patch-wave2");
    const other = aRequest({ accountId: request.world.accounts()[2]?.id ?? "" });
    expect(() => getMaintenanceWindow({ WindowId: windowId }, other)).toThrow(DoesNotExistException);
  });
});
