import { describe, expect, test } from "vitest";
import { readCronFields } from "./cron-fields.ts";
import { parseSchedule } from "./parse-schedule.ts";

const any = { kind: "any" } as const;

describe("the fields of a cron expression", () => {
  test.each([
    ["0 10 * * ? *", { minutes: [0], hours: [10], monthDays: any, weekDays: any, months: null, years: null }],
    ["0 18 ? * MON-FRI *", { weekDays: { kind: "days", days: [2, 3, 4, 5, 6] } }],
    ["0 8 1 * ? *", { monthDays: { kind: "days", days: [1] } }],
    ["0/15 * * * ? *", { minutes: [0, 15, 30, 45] }],
    ["1/10 * * * ? *", { minutes: [1, 11, 21, 31, 41, 51] }],
    ["0/5 8-17 ? * MON-FRI *", { hours: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17] }],
    ["0 2 ? * THU#3 *", { weekDays: { kind: "nth", day: 5, nth: 3 } }],
    ["0 2 ? * 5#3 *", { weekDays: { kind: "nth", day: 5, nth: 3 } }],
    ["15 10 ? * 6L *", { weekDays: { kind: "last", day: 6 } }],
    ["0 2 L * ? *", { monthDays: { kind: "last" } }],
    ["0 2 LW * ? *", { monthDays: { kind: "lastWeekday" } }],
    ["0 2 3W * ? *", { monthDays: { kind: "nearestWeekday", day: 3 } }],
    ["0 2 ? * L *", { weekDays: { kind: "days", days: [7] } }],
    ["0 2 ? * FRI-MON *", { weekDays: { kind: "days", days: [1, 2, 6, 7] } }],
    ["0 0 1 jan,Apr-Jun ? 2026-2028", { months: [1, 4, 5, 6], years: [2026, 2027, 2028] }],
    ["0 0 21 1/3 ? *", { months: [1, 4, 7, 10] }],
    ["24 30 09 ? * * *", { seconds: [24], minutes: [30], hours: [9] }],
  ])("%s", (text, fields) => {
    expect(readCronFields(text)).toMatchObject(fields);
  });

  test.each([
    ["five fields", "0 10 * * ?"],
    ["eight fields", "0 0 10 * * ? * *"],
    ["days of both kinds", "0 12 1 * MON *"],
    ["an hour that no day has", "0 24 * * ? *"],
    ["day 0 of the week", "0 0 ? * 0 *"],
    ["a sixth Tuesday", "0 0 ? * TUE#6 *"],
    ["a step of nothing", "0/0 * * * ? *"],
    ["a range that runs backwards", "50-10 * * * ? *"],
    ["words", "every day at noon or so x"],
    ["nothing", ""],
  ])("%s is not read", (_, text) => {
    expect(readCronFields(text)).toBeNull();
  });
});

describe("a schedule expression", () => {
  test.each([
    ["rate(30 minutes)", { kind: "rate", every: 30, unit: "minute" }],
    ["rate(1 hour)", { kind: "rate", every: 1, unit: "hour" }],
    ["rate(25 days)", { kind: "rate", every: 25, unit: "day" }],
    ["at(2026-07-07T13:15:30)", { kind: "at", local: "2026-07-07T13:15:30" }],
  ])("%s", (text, schedule) => {
    expect(parseSchedule(text)).toEqual(schedule);
  });

  test.each([
    "rate(1 hours)",
    "rate(5 hour)",
    "rate(0 days)",
    "rate(2 weeks)",
    "at(tomorrow)",
    "at(2026-13-01T00:00)",
    "cron()",
    "",
  ])("%s is none that Systems Manager takes", (text) => {
    expect(parseSchedule(text)).toBeNull();
  });
});
