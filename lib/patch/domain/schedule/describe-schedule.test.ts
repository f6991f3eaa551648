import { expect, test } from "vitest";
import { describeSchedule } from "./describe-schedule.ts";

test.each([
  ["rate(7 days)", { kind: "rate", every: 7, unit: "day" }],
  ["at(2026-07-07T13:15)", { kind: "once", local: "2026-07-07T13:15" }],
  [
    "cron(0 17 ? * TUE#3 *)",
    { weekDays: { kind: "nth", day: 3, nth: 3 }, times: { kind: "at", times: ["17:00"] } },
  ],
  ["cron(30 2,14 ? * * *)", { times: { kind: "at", times: ["02:30", "14:30"] } }],
  ["cron(24 30 09 ? * * *)", { times: { kind: "at", times: ["09:30:24"] } }],
  ["cron(0/15 * * * ? *)", { times: { kind: "minutes", every: 15, from: 0 } }],
  ["cron(5 * * * ? *)", { times: { kind: "minutes", every: 60, from: 5 } }],
  ["cron(0 1/2 ? * * *)", { times: { kind: "hours", every: 2, from: "01:00" } }],
  ["cron(0/5 8-17 ? * MON-FRI *)", { kind: "expression" }],
  ["cron(0 8-17 ? * MON-FRI *)", { kind: "expression" }],
  ["cron(whatever)", { kind: "expression" }],
])("%s", (expression, description) => {
  expect(describeSchedule(expression)).toMatchObject(description);
});
