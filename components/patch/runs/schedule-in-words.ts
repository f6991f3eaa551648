import type { useFormatter, useTranslations } from "next-intl";
import type { PatchWindow } from "#lib/patch/contract/windows.ts";
import type { MonthDays, WeekDays } from "#lib/patch/domain/schedule/cron-fields.ts";
import { describeSchedule, type ScheduleTimes } from "#lib/patch/domain/schedule/describe-schedule.ts";

/** When a window runs, as AWS gives it. */
export type SpokenSchedule = Pick<PatchWindow, "schedule" | "scheduleTimezone" | "scheduleOffsetDays">;

/** Messages of `patch.runs.words` in the reader's language, and its way to list things. */
export interface ScheduleWords {
  t: ReturnType<typeof useTranslations<"patch.runs.words">>;
  list: ReturnType<typeof useFormatter>["list"];
}

const mondayToFriday = "2,3,4,5,6";

/** "every third Tuesday 17:00 UTC, 3 days later". What has no short words is the expression itself. */
export function scheduleInWords(
  { schedule, scheduleTimezone, scheduleOffsetDays }: SpokenSchedule,
  words: ScheduleWords,
): string {
  if (schedule === null) return "";
  const { t, list } = words;
  const description = describeSchedule(schedule);
  const zone = scheduleTimezone || "UTC";
  const offset = scheduleOffsetDays ? t("offset", { count: scheduleOffsetDays }) : "";
  switch (description.kind) {
    case "expression":
      return t("expression", { expression: `${schedule} ${zone}`, offset });
    case "rate":
      return t(`rate.${description.unit}`, { count: description.every });
    case "once":
      return t("once", { time: description.local.replace("T", " "), zone });
    case "cron":
      break;
  }
  const { monthDays, weekDays, times, months, years } = description;
  const monthName = (month: number) => t(`monthNames.${month}` as never);
  const parts = {
    times: timesInWords(times, words),
    months: months === null ? "" : t("months", { months: list(months.map(monthName)) }),
    years: years === null ? "" : t("years", { years: list(years.map(String)) }),
    offset,
  };
  // The zone says nothing about what happens all day long.
  const allDay = monthDays.kind === "any" && weekDays.kind === "any" && times.kind === "minutes";
  if (allDay) return t("plain", parts);
  // "Of the month" and "every month" are said only where no month is named.
  const inMonths = months === null ? "all" : "some";
  const days =
    monthDays.kind === "any"
      ? weekDaysInWords(weekDays, inMonths, words)
      : monthDaysInWords(monthDays, inMonths, words);
  return t("sentence", { ...parts, days, zone });
}

function monthDaysInWords(
  monthDays: Exclude<MonthDays, { kind: "any" }>,
  months: string,
  { t, list }: ScheduleWords,
): string {
  switch (monthDays.kind) {
    case "days":
      return t("days.days", { months, days: list(monthDays.days.map(String)) });
    case "last":
    case "lastWeekday":
      return t(`days.${monthDays.kind}`, { months });
    case "nearestWeekday":
      return t("days.nearestWeekday", { months, day: monthDays.day });
  }
}

function weekDaysInWords(weekDays: WeekDays, months: string, { t, list }: ScheduleWords): string {
  const day = (number: number) => t(`weekdays.${number}` as never);
  switch (weekDays.kind) {
    case "any":
      return t("days.any");
    case "days":
      return weekDays.days.join() === mondayToFriday
        ? t("days.workdays")
        : t("days.weekDays", { days: list(weekDays.days.map(day)) });
    case "nth":
      return t("days.nth", { months, nth: String(weekDays.nth), day: day(weekDays.day) });
    case "last":
      return t("days.lastOf", { months, day: day(weekDays.day) });
  }
}

function timesInWords(times: ScheduleTimes, { t }: ScheduleWords): string {
  switch (times.kind) {
    case "at":
      return times.times.join(", ");
    case "hours":
      return t("times.hours", { every: times.every, from: times.from });
    case "minutes":
      return times.every === 60
        ? t("times.hourly", { from: times.from })
        : t("times.minutes", { every: times.every });
  }
}
