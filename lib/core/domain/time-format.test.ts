import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInstant, relativeTime, wallClock, zoneLabel } from "./time-format.ts";

describe("formatInstant", () => {
  it.each([
    ["2026-11-23T01:15:02Z", "UTC", "en", "2026-11-23 01:15:02"],
    ["2026-11-23T01:15:02Z", "Asia/Tokyo", "en", "2026-11-23 10:15:02"],
    ["2026-11-23T15:15:02.900Z", "Asia/Tokyo", "ja", "2026/11/24 00:15:02"],
    ["2026-11-23T05:00:00Z", "America/New_York", "en", "2026-11-23 00:00:00"],
  ] as const)("writes %s in %s (%s) as %s", (iso, zone, locale, expected) => {
    expect(formatInstant(iso, zone, locale)).toBe(expected);
  });

  it("leaves out the seconds when minutes are enough", () => {
    expect(formatInstant("2026-11-23T01:15:02Z", "UTC", "en", "minute")).toBe("2026-11-23 01:15");
  });

  it("says nothing about a text that is no instant", () => {
    expect(formatInstant("yesterday", "UTC", "en")).toBeNull();
  });
});

describe("wallClock", () => {
  const zones = [
    "UTC",
    "Asia/Tokyo",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Monrovia",
  ];

  it("is what the platform's own clock of the zone shows, whenever", () => {
    const instants = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2060, 0) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const { year, month, day, hour, minute, second } = wallClock(at, zone);
        const own = new Intl.DateTimeFormat("sv-SE", {
          dateStyle: "short",
          timeStyle: "medium",
          timeZone: zone,
        });
        expect(`${year}-${month}-${day} ${hour}:${minute}:${second}`).toBe(own.format(at));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["2026-03-29T00:59:59Z", "01:59:59"],
    ["2026-03-29T01:00:00Z", "03:00:00"],
    ["2026-10-25T00:59:59Z", "02:59:59"],
    ["2026-10-25T01:00:00Z", "02:00:00"],
  ])("changes with the zone at %s to %s", (iso, expected) => {
    const { hour, minute, second } = wallClock(Date.parse(iso), "Europe/Berlin");
    expect([hour, minute, second].join(":")).toBe(expected);
  });
});

describe("zoneLabel", () => {
  it.each([
    ["2026-11-23T00:00:00Z", "UTC", "UTC"],
    ["2026-11-23T00:00:00Z", "Asia/Tokyo", "UTC+9"],
    ["2026-11-23T00:00:00Z", "Asia/Kolkata", "UTC+5:30"],
    ["2026-01-15T00:00:00Z", "America/St_Johns", "UTC-3:30"],
    ["2026-07-15T00:00:00Z", "Europe/London", "UTC+1"],
    ["2026-01-15T00:00:00Z", "Europe/London", "UTC"],
  ])("gives the offset that holds at %s in %s: %s", (iso, zone, expected) => {
    expect(zoneLabel(iso, zone)).toBe(expected);
  });
});

describe("relativeTime", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  it.each([
    [3, "now", 0],
    [42, "second", 40],
    [60, "minute", 1],
    [3599, "minute", 59],
    [3600, "hour", 1],
    [47 * 3600, "hour", 47],
    [48 * 3600, "day", 2],
    [59 * 86_400, "day", 59],
    [61 * 86_400, "month", 2],
    [800 * 86_400, "year", 2],
  ])("%i s ago is %s × %i", (seconds, unit, count) => {
    const iso = new Date(now - seconds * 1000).toISOString();
    expect(relativeTime(iso, now)).toEqual({ direction: "past", unit, count });
  });

  it("tells the future from the past", () => {
    expect(relativeTime("2026-11-23T12:05:00Z", now)).toEqual({
      direction: "future",
      unit: "minute",
      count: 5,
    });
  });
});
