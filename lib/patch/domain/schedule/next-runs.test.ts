import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wallClock, zoneOffsetMinutes } from "#lib/core/domain/time-format.ts";
import { type CronFields, readCronFields } from "./cron-fields.ts";
import { nextRuns, type WindowSchedule } from "./next-runs.ts";

function aSchedule(part: Partial<WindowSchedule> = {}): WindowSchedule {
  return {
    schedule: "cron(0 2 ? * TUE#2 *)",
    scheduleTimezone: null,
    scheduleOffsetDays: null,
    startsAt: null,
    endsAt: null,
    createdAt: null,
    nextExecutionAt: null,
    ...part,
  };
}

const from = new Date("2026-03-01T00:00:00Z");
const times = (part: Partial<WindowSchedule>, count = 3, after = from) =>
  nextRuns(aSchedule(part), after, count).runs.map(({ at }) => at.replace(":00.000Z", "Z"));

describe("the next runs of a window", () => {
  test.each([
    ["cron(0 2 ? * THU#3 *)", ["2026-03-19T02:00Z", "2026-04-16T02:00Z", "2026-05-21T02:00Z"]],
    ["cron(15 10 ? * * *)", ["2026-03-01T10:15Z", "2026-03-02T10:15Z", "2026-03-03T10:15Z"]],
    ["cron(15 10 ? * MON-FRI *)", ["2026-03-02T10:15Z", "2026-03-03T10:15Z", "2026-03-04T10:15Z"]],
    ["cron(0 2 L * ? *)", ["2026-03-31T02:00Z", "2026-04-30T02:00Z", "2026-05-31T02:00Z"]],
    ["cron(15 10 ? * 6L *)", ["2026-03-27T10:15Z", "2026-04-24T10:15Z", "2026-05-29T10:15Z"]],
    ["cron(0 10 ? * 1 *)", ["2026-03-01T10:00Z", "2026-03-08T10:00Z", "2026-03-15T10:00Z"]],
    // The third of May is a Sunday.
    ["cron(0 8 3W * ? *)", ["2026-03-03T08:00Z", "2026-04-03T08:00Z", "2026-05-04T08:00Z"]],
    // 31 May is a Sunday.
    ["cron(0 8 LW * ? *)", ["2026-03-31T08:00Z", "2026-04-30T08:00Z", "2026-05-29T08:00Z"]],
    ["cron(0 0 1 JAN ? 2027)", ["2027-01-01T00:00Z"]],
    ["cron(0 0 29 2 ? *)", ["2028-02-29T00:00Z", "2032-02-29T00:00Z", "2036-02-29T00:00Z"]],
    ["cron(0 0 30 2 ? *)", []],
    ["at(2026-07-07T13:15)", ["2026-07-07T13:15Z"]],
    ["at(2025-07-07T13:15)", []],
    ["cron(0 2 ? * THU#9 *)", []],
  ])("of %s", (schedule, runs) => {
    expect(times({ schedule })).toEqual(runs);
  });

  test("are at the same time of the clock on both sides of a change of the clocks", () => {
    const schedule = "cron(0 3 ? * SUN *)";
    expect(
      times({ schedule, scheduleTimezone: "Europe/Berlin" }, 3, new Date("2026-03-16T00:00:00Z")),
    ).toEqual(["2026-03-22T02:00Z", "2026-03-29T01:00Z", "2026-04-05T01:00Z"]);
    expect(times({ schedule: "at(2026-07-07T13:15)", scheduleTimezone: "Asia/Tokyo" })).toEqual([
      "2026-07-07T04:15Z",
    ]);
  });

  // AWS's page of schedules does not speak of it: several times a day follow the same rule as one.
  test.each([
    ["cron(0 2 ? * 1#5 *)", "2026-03-28", ["2026-03-29T01:00Z", "2026-05-31T00:00Z"]],
    ["cron(0 0,2 ? * 1#5 *)", "2026-03-28", ["2026-03-28T23:00Z", "2026-03-29T01:00Z", "2026-05-30T22:00Z"]],
    ["cron(0 2,3 29 3 ? *)", "2026-03-28", ["2026-03-29T01:00Z", "2027-03-29T00:00Z"]],
    ["cron(0 2 25 10 ? *)", "2026-10-24", ["2026-10-25T00:00Z", "2027-10-25T00:00Z"]],
    ["cron(0 2,4 25 10 ? *)", "2026-10-24", ["2026-10-25T00:00Z", "2026-10-25T03:00Z", "2027-10-25T00:00Z"]],
  ])(
    "of %s after %s skip no date whose time the clocks skip, and do not repeat with the clocks",
    (schedule, day, runs) => {
      const part = { schedule, scheduleTimezone: "Europe/Berlin" };
      expect(times(part, runs.length, new Date(`${day}T00:00:00Z`))).toEqual(runs);
    },
  );

  test("come some days after the date of the expression, by the clock of the zone", () => {
    const schedule = "cron(30 23 ? * TUE#3 *)";
    expect(times({ schedule, scheduleOffsetDays: 2 })).toEqual([
      "2026-03-19T23:30Z",
      "2026-04-23T23:30Z",
      "2026-05-21T23:30Z",
    ]);
    // 27 March plus two days crosses the change of the clocks.
    expect(
      times({ schedule: "cron(0 12 27 3 ? *)", scheduleOffsetDays: 2, scheduleTimezone: "Europe/Berlin" }, 1),
    ).toEqual(["2026-03-29T10:00Z"]);
  });

  test("a date before the window was made does not count, even where its offset reaches into the future", () => {
    const part = { schedule: "cron(0 12 ? * * *)", scheduleOffsetDays: 3, createdAt: "2026-02-28T15:00:00Z" };
    expect(times(part, 1)).toEqual(["2026-03-04T12:00Z"]);
  });

  test("lie between the window's start and its end", () => {
    const part = {
      schedule: "cron(0 12 ? * * *)",
      startsAt: "2026-03-05T12:00:00Z",
      endsAt: "2026-03-07T12:00:00+01:00",
    };
    expect(times(part, 9)).toEqual(["2026-03-05T12:00Z", "2026-03-06T12:00Z"]);
  });

  test("of a rate count from what AWS says, and from the start; without either only AWS knows", () => {
    const schedule = "rate(2 days)";
    expect(times({ schedule, nextExecutionAt: "2026-03-01T06:00Z" })).toEqual([
      "2026-03-01T06:00Z",
      "2026-03-03T06:00Z",
      "2026-03-05T06:00Z",
    ]);
    expect(times({ schedule, nextExecutionAt: "2026-02-27T06:00Z" }, 1)).toEqual(["2026-03-01T06:00Z"]);
    expect(times({ schedule, startsAt: "2026-02-28T06:00" }, 1)).toEqual(["2026-03-02T06:00Z"]);
    expect(times({ schedule })).toEqual([]);
  });

  test("begin with AWS's own, and say where the expression gives another", () => {
    const same = nextRuns(aSchedule({ nextExecutionAt: "2026-03-10T11:00+09:00" }), from, 2);
    expect(same).toEqual({
      runs: [
        { at: "2026-03-10T02:00:00.000Z", source: "aws" },
        { at: "2026-04-14T02:00:00.000Z", source: "computed" },
      ],
      differs: null,
    });
    const other = nextRuns(aSchedule({ nextExecutionAt: "2026-03-11T02:00Z" }), from, 2);
    expect(other.differs).toBe("2026-03-10T02:00:00.000Z");
    expect(other.runs.map(({ at }) => at)).toEqual(["2026-03-11T02:00:00.000Z", "2026-04-14T02:00:00.000Z"]);
    const past = nextRuns(aSchedule({ nextExecutionAt: "2026-02-10T02:00Z" }), from, 1);
    expect(past).toEqual({ runs: [{ at: "2026-03-10T02:00:00.000Z", source: "computed" }], differs: null });
  });

  test("by an expression in an unknown zone are not guessed", () => {
    expect(times({ scheduleTimezone: "Mars/Olympus" })).toEqual([]);
  });
});

/** Whether a day of the calendar is one that the fields name: the slow way, from the definition. */
function isNamed(fields: CronFields, year: number, month: number, day: number): boolean {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const weekDay = (date: number) => new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 1;
  const isWorkday = (date: number) => weekDay(date) > 1 && weekDay(date) < 7;
  const { monthDays, weekDays, months, years } = fields;
  if (months !== null && !months.includes(month)) return false;
  if (years !== null && !years.includes(year)) return false;
  const all = Array.from({ length: lastDay }, (_, index) => index + 1);
  const work = all.filter(isWorkday);
  switch (monthDays.kind) {
    case "days":
      return monthDays.days.includes(day);
    case "last":
      return day === lastDay;
    case "lastWeekday":
      return day === work.at(-1);
    case "nearestWeekday": {
      const wanted = monthDays.day;
      return (
        wanted <= lastDay && day === work.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0]
      );
    }
    case "any":
      break;
  }
  const same = all.filter(
    (date) => weekDays.kind !== "any" && weekDays.kind !== "days" && weekDay(date) === weekDays.day,
  );
  switch (weekDays.kind) {
    case "any":
      return true;
    case "days":
      return weekDays.days.includes(weekDay(day));
    case "nth":
      return day === same[weekDays.nth - 1];
    case "last":
      return day === same.at(-1);
  }
}

const part = (low: number, high: number) => fc.integer({ min: low, max: high });
const pairs = (low: number, high: number, join: string) =>
  fc.tuple(part(low, high), part(low, high)).map((ends) => ends.sort((a, b) => a - b).join(join));
const days = fc.oneof(
  fc
    .oneof(
      fc.constantFrom("L", "LW", "*"),
      part(1, 31).map(String),
      part(1, 31).map((day) => `${day}W`),
      pairs(1, 31, "-"),
      pairs(1, 31, ","),
    )
    .map((day) => [day, "?"] as const),
  fc
    .oneof(
      fc.constantFrom("L", "*", "MON-FRI", "SAT,SUN", "FRI-MON"),
      part(1, 7).map(String),
      pairs(1, 7, "-"),
      fc.tuple(part(1, 7), part(1, 5)).map((nth) => nth.join("#")),
      part(1, 7).map((day) => `${day}L`),
    )
    .map((day) => ["?", day] as const),
);
const expressions = fc
  .record({
    minute: part(0, 59),
    hour: fc.oneof(part(0, 23).map(String), pairs(0, 23, ",")),
    days,
    month: fc.oneof(
      fc.constant("*"),
      pairs(1, 12, "-"),
      part(1, 12).map((m) => `${m}/3`),
    ),
  })
  .map(
    ({ minute, hour, days: [monthDay, weekDay], month }) =>
      `${minute} ${hour} ${monthDay} ${month} ${weekDay} *`,
  );
const zones = fc.constantFrom("UTC", "Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata");

describe("any cron expression", () => {
  test("runs at the named times of exactly the named days, in its zone", () => {
    fc.assert(
      fc.property(expressions, zones, part(0, 1000), (text, zone, day) => {
        const fields = readCronFields(text);
        if (fields === null) throw new Error(`${text} was not read`);
        const start = new Date(Date.UTC(2026, 0, 1 + day));
        const { runs } = nextRuns(aSchedule({ schedule: `cron(${text})`, scheduleTimezone: zone }), start, 8);
        const last = Date.parse(runs.at(-1)?.at ?? "") || start.getTime() + 400 * 86_400_000;
        const expected = daysBetween(start, last, zone).flatMap(([year, month, date]) =>
          isNamed(fields, year, month, date)
            ? fields.hours.flatMap((hour) =>
                fields.minutes.map((minute) =>
                  instantOf(Date.UTC(year, month - 1, date, hour, minute), zone),
                ),
              )
            : [],
        );
        const wanted = [...new Set(expected)].filter((at) => at > start.getTime() && at <= last);
        expect(runs.map(({ at }) => Date.parse(at))).toEqual(wanted.sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  test("never runs before the moment asked from, and in ascending order", () => {
    fc.assert(
      fc.property(expressions, zones, fc.integer({ min: 0, max: 6 }), (text, zone, offset) => {
        const window = aSchedule({
          schedule: `cron(${text})`,
          scheduleTimezone: zone,
          scheduleOffsetDays: offset,
        });
        const runs = nextRuns(window, from, 5).runs.map(({ at }) => Date.parse(at));
        expect(runs.every((at, index) => at > (index === 0 ? from.getTime() : (runs[index - 1] ?? 0)))).toBe(
          true,
        );
      }),
    );
  });
});

/** The first instant at which a zone's clock shows this time (written as UTC), or the next time that the clock shows. */
function instantOf(local: number, zone: string): number {
  const found = [-14, 14]
    .map((hours) => local - zoneOffsetMinutes(local + hours * 3_600_000, zone) * 60_000)
    .filter((at) => at + zoneOffsetMinutes(at, zone) * 60_000 === local);
  return found.length > 0 ? Math.min(...found) : instantOf(local + 60_000, zone);
}

function daysBetween(start: Date, end: number, zone: string): [number, number, number][] {
  const first = wallClock(start.getTime(), zone);
  const days: [number, number, number][] = [];
  for (
    let day = Date.UTC(Number(first.year), Number(first.month) - 1, Number(first.day));
    day <= end + 86_400_000;
    day += 86_400_000
  ) {
    const date = new Date(day);
    days.push([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
  }
  return days;
}
