import type { CronFields, MonthDays, WeekDays } from "./cron-fields.ts";
import { parseSchedule, type RateUnit } from "./parse-schedule.ts";

/** Times of the day, as they are best said. */
export type ScheduleTimes =
  /** `HH:MM`, or `HH:MM:SS` where seconds are named. */
  | { kind: "at"; times: readonly string[] }
  /** All day, every so many minutes from minute `from` of the hour. */
  | { kind: "minutes"; every: number; from: number }
  /** From `from` (`HH:MM`) every so many hours until the day ends. */
  | { kind: "hours"; every: number; from: string };

/** A schedule in parts that each have words; `expression` is what has no short words and is shown as it is. */
export type ScheduleDescription =
  | { kind: "rate"; every: number; unit: RateUnit }
  | { kind: "once"; local: string }
  | {
      kind: "cron";
      monthDays: MonthDays;
      weekDays: WeekDays;
      /** 1 to 12; null is every month. */
      months: readonly number[] | null;
      years: readonly number[] | null;
      times: ScheduleTimes;
    }
  | { kind: "expression" };

/** More times of a day than these are not read as a list. */
const timesMax = 6;

/** What a schedule expression says, for `scheduleInWords`. */
export function describeSchedule(expression: string): ScheduleDescription {
  const schedule = parseSchedule(expression);
  if (schedule === null) return { kind: "expression" };
  if (schedule.kind === "rate") return schedule;
  if (schedule.kind === "at") return { kind: "once", local: schedule.local };
  const times = timesOf(schedule.fields);
  if (times === null) return { kind: "expression" };
  const { monthDays, weekDays, months, years } = schedule.fields;
  return { kind: "cron", monthDays, weekDays, months, years, times };
}

function timesOf({ seconds, minutes, hours }: CronFields): ScheduleTimes | null {
  const [second = 0] = seconds;
  if (seconds.length > 1) return null;
  const tail = second === 0 ? "" : `:${twoDigits(second)}`;
  if (minutes.length * hours.length <= timesMax) {
    const times = hours.flatMap((hour) =>
      minutes.map((minute) => `${twoDigits(hour)}:${twoDigits(minute)}${tail}`),
    );
    return { kind: "at", times };
  }
  if (hours.length === 24) {
    const every = stepOf(minutes, 60);
    return every === null || tail !== "" ? null : { kind: "minutes", every, from: minutes[0] ?? 0 };
  }
  const every = minutes.length === 1 ? stepOf(hours, 24) : null;
  const [hour = 0] = hours;
  const [minute = 0] = minutes;
  return every === null
    ? null
    : { kind: "hours", every, from: `${twoDigits(hour)}:${twoDigits(minute)}${tail}` };
}

/** The step of evenly spaced values that go on until `size`; a single value is one whole round. */
function stepOf(values: readonly number[], size: number): number | null {
  const [first = 0, second = first + size] = values;
  const step = second - first;
  const even = values.every((value, index) => value === first + index * step);
  return even && first + values.length * step >= size ? step : null;
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");
