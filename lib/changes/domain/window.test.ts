import { describe, expect, test } from "vitest";
import {
  barStarts,
  firstBar,
  resolveWindow,
  shiftedWindow,
  stepOf,
  widerWindow,
  windowAround,
} from "./window.ts";

const now = new Date("2026-11-25T02:13:42.500Z");

describe("the length of a bar", () => {
  test.each([
    [60, 1],
    [3600, 60],
    [24 * 3600, 900],
    [7 * 86_400, 7200],
    [30 * 86_400, 12 * 3600],
    [90 * 86_400, 86_400],
    [10 * 365 * 86_400, 37 * 86_400],
  ])("of %i seconds is %i", (seconds, step) => {
    expect(stepOf(seconds)).toBe(step);
  });
});

describe("a window", () => {
  test("of a preset begins and ends at whole bars, and holds this moment", () => {
    const window = { from: "2026-11-24T02:00:00.000Z", to: "2026-11-25T02:15:00.000Z", stepSeconds: 900 };
    expect(resolveWindow({ window: "24h" }, now)).toEqual(window);
    expect(resolveWindow({ window: "24h" }, new Date("2026-11-25T02:14:59Z"))).toEqual(window);
  });

  test("ends with the moment that the page answers for", () => {
    const asOf = "2026-11-20T10:05:00.000Z";
    expect(resolveWindow({ window: "1h", asOf }, now)).toEqual({
      from: "2026-11-20T09:05:00.000Z",
      to: "2026-11-20T10:05:00.001Z",
      stepSeconds: 60,
    });
    const given = { from: "2026-11-20T10:00:00Z", to: "2026-11-20T11:00:00Z" };
    expect(resolveWindow({ window: "1h", ...given, asOf }, now)?.to).toBe("2026-11-20T10:05:00.001Z");
  });

  test("of its own is taken as given, down to microseconds", () => {
    const given = { from: "2026-11-20T10:00:00.000001Z", to: "2026-11-20T10:00:00.000002Z" };
    expect(resolveWindow({ window: "1h", ...given }, now)).toEqual({ ...given, stepSeconds: 1 });
  });

  test("without a length is none", () => {
    const [from, to] = ["2026-11-20T10:00:00Z", "2026-11-20T09:00:00Z"];
    expect(resolveWindow({ window: "1h", from, to }, now)).toBeNull();
    expect(resolveWindow({ window: "1h", from, to: from }, now)).toBeNull();
    expect(resolveWindow({ window: "1h", from, to: "2026-11-21T00:00:00Z", asOf: to }, now)).toBeNull();
  });

  test("around a moment reaches a quarter of an hour to each side", () => {
    expect(windowAround("2026-11-25T02:13:00Z")).toEqual({
      from: "2026-11-25T01:58:00.000Z",
      to: "2026-11-25T02:28:00.000Z",
    });
  });
});

describe("moving a window", () => {
  const window = { from: "2026-11-25T00:00:00.000Z", to: "2026-11-25T01:00:00.000Z", stepSeconds: 1200 };

  test("goes on by its length, and widens to both sides", () => {
    expect(shiftedWindow(window, 1)).toEqual({ from: window.to, to: "2026-11-25T02:00:00.000Z" });
    expect(shiftedWindow(window, -1)).toEqual({ from: "2026-11-24T23:00:00.000Z", to: window.from });
    expect(widerWindow(window)).toEqual({ from: "2026-11-24T23:30:00.000Z", to: "2026-11-25T01:30:00.000Z" });
  });

  test("its bars follow one another, empty ones too, and at least one is there", () => {
    const starts = barStarts(window).map((ms) => new Date(ms).toISOString().slice(11, 16));
    expect(starts).toEqual(["00:00", "00:20", "00:40"]);
    expect(barStarts({ ...window, to: "2026-11-25T00:00:00.000001Z" })).toHaveLength(1);
  });

  test("its bars of whole hours begin at whole hours, so that the first may begin before it", () => {
    const long = { from: "2026-11-20T13:47:10.5Z", to: "2026-11-23T02:10:00Z", stepSeconds: 12 * 3600 };
    expect(firstBar(long)).toBe("2026-11-20T13:00:00.000Z");
    const starts = barStarts(long).map((ms) => new Date(ms).toISOString().slice(8, 16));
    expect(starts).toEqual(["20T13:00", "21T01:00", "21T13:00", "22T01:00", "22T13:00", "23T01:00"]);
    expect(firstBar({ ...long, stepSeconds: 1800 })).toBe(long.from);
  });

  test("its bars of whole days begin at whole days (UTC)", () => {
    const quarter = { from: "2026-08-20T13:47:10.5Z", to: "2026-11-20T02:10:00Z", stepSeconds: 24 * 3600 };
    expect(firstBar(quarter)).toBe("2026-08-20T00:00:00.000Z");
    const starts = barStarts(quarter);
    expect(new Date(starts.at(-1) ?? 0).toISOString()).toBe("2026-11-20T00:00:00.000Z");
    expect(firstBar({ ...quarter, stepSeconds: 7 * 24 * 3600 })).toBe("2026-08-20T00:00:00.000Z");
  });
});
