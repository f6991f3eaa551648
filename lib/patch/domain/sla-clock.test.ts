import { describe, expect, it } from "vitest";
import { clockOf, overdueDays } from "./sla-clock.ts";

const dates = {
  releasedAt: "2026-11-01T00:00:00Z",
  approvedAt: "2026-11-08T00:00:00Z",
  firstSeenAt: "2026-11-03T00:00:00Z",
};

describe("the clock of a limit", () => {
  it("counts from what the policy names", () => {
    expect(clockOf(dates, "release")).toEqual({ from: "release", at: dates.releasedAt });
    expect(clockOf(dates, "approval")).toEqual({ from: "approval", at: dates.approvedAt });
  });

  it("counts from when the patch was first seen where that is unknown, never from the other date", () => {
    const first = { from: "first_seen", at: dates.firstSeenAt };
    expect(clockOf({ ...dates, releasedAt: null }, "release")).toEqual(first);
    expect(clockOf({ ...dates, approvedAt: null }, "approval")).toEqual(first);
  });

  it("is overdue only after whole days beyond the limit", () => {
    const at = (text: string) => overdueDays("2026-11-01T12:00:00Z", 7, new Date(text));
    expect(at("2026-11-08T12:00:00Z")).toBe(0);
    expect(at("2026-11-09T11:59:59Z")).toBe(0);
    expect(at("2026-11-09T12:00:00Z")).toBe(1);
    expect(at("2026-11-02T00:00:00Z")).toBe(-7);
  });
});
