import { describe, expect, test } from "vitest";
import { axisOf, brushed, laneOf, placeOn, timeAt } from "./timeline-lanes.ts";

describe("the time axis of a resource", () => {
  const end = Date.parse("2026-11-25T00:00:00Z");
  const day = 86_400_000;

  test("covers every entry up to its end, and at least an hour", () => {
    const axis = axisOf([end - 3 * day, end - day], end);
    expect(axis.from).toBeLessThan(end - 3 * day);
    expect(axis.until).toBeGreaterThan(end);
    const short = axisOf([], end);
    expect(short.until - short.from).toBeGreaterThanOrEqual(3_600_000);
  });

  test("a place and its moment lead to each other", () => {
    const axis = axisOf([end - 10 * day], end);
    expect(timeAt(axis, placeOn(axis, end - 4 * day))).toBeCloseTo(end - 4 * day, -1);
    expect(placeOn(axis, end - 100 * day)).toBe(0);
  });

  test("is brushed in either direction; a press alone chooses nothing", () => {
    const axis = { from: 0, until: 1000 };
    expect(brushed(axis, 0.7, 0.2)).toEqual({ from: 200, until: 700 });
    expect(brushed(axis, 0.5, 0.501)).toBeNull();
  });

  test("what it does not know goes into the lane of other things", () => {
    expect(laneOf("item")).toBe("configuration");
    expect(laneOf("config.compliance")).toBe("compliance");
    expect(laneOf("patch.state")).toBe("other");
  });
});
