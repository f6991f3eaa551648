import { describe, expect, it } from "vitest";
import { patchTuesday } from "../patch/patch-calendar.ts";
import { day } from "../time.ts";
import { nextRunAfter, runsBetween, type WindowSchedule } from "./schedule.ts";
import { zonedText } from "./time-zone.ts";

const aSchedule = (expression: string, given: Partial<WindowSchedule> = {}): WindowSchedule => ({
  expression,
  timezone: undefined,
  offset: undefined,
  startDate: undefined,
  endDate: undefined,
  createdAt: Date.UTC(2026, 0, 1, 10, 30),
  ...given,
});

const next = (schedule: WindowSchedule, count = 3, from = "2026-03-01T00:00:00Z"): string[] => {
  const runs: string[] = [];
  let time = nextRunAfter(schedule, Date.parse(from) - 1);
  while (time !== undefined && runs.length < count) {
    runs.push(zonedText(schedule.timezone ?? "UTC", time));
    time = nextRunAfter(schedule, time);
  }
  return runs;
};

describe("cron expressions of windows", () => {
  it.each([
    ["cron(0 2 ? * THU#3 *)", ["2026-03-19T02:00Z", "2026-04-16T02:00Z", "2026-05-21T02:00Z"]],
    ["cron(15 10 ? * * *)", ["2026-03-01T10:15Z", "2026-03-02T10:15Z", "2026-03-03T10:15Z"]],
    ["cron(15 10 ? * MON-FRI *)", ["2026-03-02T10:15Z", "2026-03-03T10:15Z", "2026-03-04T10:15Z"]],
    ["cron(0 2 L * ? *)", ["2026-03-31T02:00Z", "2026-04-30T02:00Z", "2026-05-31T02:00Z"]],
    ["cron(15 10 ? * 6L *)", ["2026-03-27T10:15Z", "2026-04-24T10:15Z", "2026-05-29T10:15Z"]],
    ["cron(0/30 * * * ? *)", ["2026-03-01T00:00Z", "2026-03-01T00:30Z", "2026-03-01T01:00Z"]],
    ["cron(0 8 3W * ? *)", ["2026-03-03T08:00Z", "2026-04-03T08:00Z", "2026-05-04T08:00Z"]],
    ["cron(0 16 ? * 1 *)", ["2026-03-01T16:00Z", "2026-03-08T16:00Z", "2026-03-15T16:00Z"]],
    ["cron(0 16 ? * L *)", ["2026-03-07T16:00Z", "2026-03-14T16:00Z", "2026-03-21T16:00Z"]],
    ["cron(0 0 1 1 ? 2027-2028)", ["2027-01-01T00:00Z", "2028-01-01T00:00Z"]],
  ])("%s runs as AWS documents it", (expression, expected) => {
    expect(next(aSchedule(expression))).toEqual(expected);
  });

  it("wait the days of the offset after a cron date, also when the date lies before the time asked", () => {
    const schedule = aSchedule("cron(30 23 ? * TUE#3 *)", { offset: 2 });
    expect(next(schedule, 2, "2026-03-18T00:00:00Z")).toEqual(["2026-03-19T23:30Z", "2026-04-23T23:30Z"]);
    expect(next(schedule, 1, "2026-03-19T23:30:00Z")).toEqual(["2026-03-19T23:30Z"]);
  });

  it("keep the time of day of their zone when the clocks change", () => {
    const berlin = aSchedule("cron(30 3 ? * SUN *)", { timezone: "Europe/Berlin" });
    expect(next(berlin, 2, "2026-03-20T00:00:00Z")).toEqual([
      "2026-03-22T03:30+01:00",
      "2026-03-29T03:30+02:00",
    ]);
    const late = aSchedule("cron(0 22 ? * FRI *)", { timezone: "America/New_York", offset: 3 });
    expect(next(late, 1, "2026-03-08T00:00:00Z")).toEqual(["2026-03-09T22:00-04:00"]);
  });

  it("are refused when they are none", () => {
    for (const wrong of ["cron(0 2 * * *)", "cron(0 25 * * ? *)", "rate(0 days)", "every day", "at(noon)"])
      expect(() => nextRunAfter(aSchedule(wrong), 0)).toThrow();
  });
});

describe("the waves of the patch calendar", () => {
  it.each([
    ["UTC", "cron(0 17 ? * TUE#2 *)", 3, 3],
    ["UTC", "cron(0 17 ? * TUE#3 *)", 3, 10],
    ["UTC", "cron(0 17 ? * TUE#4 *)", 3, 17],
    ["Asia/Tokyo", "cron(0 2 ? * TUE#2 *)", 4, 3],
    ["Asia/Tokyo", "cron(0 2 ? * TUE#4 *)", 4, 17],
  ])("in %s: %s and %i days is %i days after every second Tuesday", (timezone, expression, offset, days) => {
    const schedule = aSchedule(expression, { timezone, offset });
    const [from, to] = [Date.UTC(2025, 0, 1), Date.UTC(2028, 0, 1)];
    const months = Array.from({ length: 37 }, (_, index) => patchTuesday(35 + index) + days * day);
    expect(runsBetween(schedule, from, to)).toEqual(months.filter((run) => run >= from && run < to));
  });
});

describe("rates and single runs", () => {
  it("count a rate from the window's creation, or from its start date", () => {
    expect(next(aSchedule("rate(7 days)"), 2)).toEqual(["2026-03-05T10:30Z", "2026-03-12T10:30Z"]);
    const started = aSchedule("rate(3 hours)", { startDate: "2026-03-04T09:00:30+09:00" });
    expect(next(started, 2)).toEqual(["2026-03-04T00:00:30Z", "2026-03-04T03:00:30Z"]);
  });

  it("run once at a time of the zone", () => {
    expect(next(aSchedule("at(2026-12-13T02:00:00)"))).toEqual(["2026-12-13T02:00Z"]);
    const tokyo = aSchedule("at(2026-12-13T02:00:00)", { timezone: "Asia/Tokyo" });
    expect(nextRunAfter(tokyo, 0)).toBe(Date.parse("2026-12-12T17:00:00Z"));
    expect(nextRunAfter(tokyo, Date.parse("2026-12-12T17:00:00Z"))).toBeUndefined();
  });

  it("run between start and end date only", () => {
    const schedule = aSchedule("cron(0 9 ? * WED *)", {
      timezone: "America/Los_Angeles",
      startDate: "2026-03-10T00:00:00-08:00",
      endDate: "2026-03-25T00:00:00-07:00",
    });
    expect(next(schedule, 5)).toEqual(["2026-03-11T09:00-07:00", "2026-03-18T09:00-07:00"]);
  });
});
