/** Days of the month that a cron expression names. */
export type MonthDays =
  | { kind: "any" }
  | { kind: "days"; days: readonly number[] }
  | { kind: "last" }
  /** `LW`: the last day of the month that is no Saturday or Sunday. */
  | { kind: "lastWeekday" }
  /** `15W`: the day from Monday to Friday that is nearest to this day, within its month. */
  | { kind: "nearestWeekday"; day: number };

/** Days of the week that a cron expression names; 1 is Sunday. */
export type WeekDays =
  | { kind: "any" }
  | { kind: "days"; days: readonly number[] }
  /** `3#2`: the n-th of this day in each month. */
  | { kind: "nth"; day: number; nth: number }
  /** `6L`: the last of this day in each month. */
  | { kind: "last"; day: number };

/** A cron expression of Systems Manager, read. Lists are ascending and without repeats. */
export interface CronFields {
  seconds: readonly number[];
  minutes: readonly number[];
  hours: readonly number[];
  monthDays: MonthDays;
  /** 1 to 12; null is every month. */
  months: readonly number[] | null;
  weekDays: WeekDays;
  /** Null is every year. */
  years: readonly number[] | null;
}

const monthNames = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const dayNames = "SUN MON TUE WED THU FRI SAT".split(" ");

interface Range {
  from: number;
  to: number;
  /** Names of the numbers from `from` on. */
  names?: readonly string[];
}

const ranges = {
  second: { from: 0, to: 59 },
  minute: { from: 0, to: 59 },
  hour: { from: 0, to: 23 },
  monthDay: { from: 1, to: 31 },
  month: { from: 1, to: 12, names: monthNames },
  weekDay: { from: 1, to: 7, names: dayNames },
  year: { from: 1970, to: 2199 },
} as const satisfies Record<string, Range>;

/**
 * The fields of `cron(…)`: minutes, hours, day of month, month, day of week, year, and before them seconds where there are
 * seven. Null for what Systems Manager would not accept, days of both kinds among it.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html
 */
export function readCronFields(text: string): CronFields | null {
  const parts = text.trim().toUpperCase().split(/\s+/);
  const [second, minute, hour, monthDay, month, weekDay, year] = parts.length === 6 ? ["0", ...parts] : parts;
  if (parts.length > 7 || year === undefined) return null;
  const seconds = numbers(second ?? "", ranges.second);
  const minutes = numbers(minute ?? "", ranges.minute);
  const hours = numbers(hour ?? "", ranges.hour);
  const monthDays = readMonthDays(monthDay ?? "");
  const months = numbers(month ?? "", ranges.month);
  const weekDays = readWeekDays(weekDay ?? "");
  const years = numbers(year, ranges.year);
  if (!(seconds && minutes && hours && monthDays && months && weekDays && years)) return null;
  if (monthDays.kind !== "any" && weekDays.kind !== "any") return null;
  return {
    seconds,
    minutes,
    hours,
    monthDays,
    months: months.length === 12 ? null : months,
    weekDays,
    years: year === "*" ? null : years,
  };
}

function readMonthDays(text: string): MonthDays | null {
  if (text === "?") return { kind: "any" };
  if (text === "L") return { kind: "last" };
  if (text === "LW" || text === "WL") return { kind: "lastWeekday" };
  const nearest = /^(\d{1,2})W$/.exec(text);
  if (nearest) {
    const day = Number(nearest[1]);
    return day >= 1 && day <= 31 ? { kind: "nearestWeekday", day } : null;
  }
  const days = numbers(text, ranges.monthDay);
  if (days === null) return null;
  return days.length === 31 ? { kind: "any" } : { kind: "days", days };
}

function readWeekDays(text: string): WeekDays | null {
  if (text === "?") return { kind: "any" };
  // The last day of the week.
  if (text === "L") return { kind: "days", days: [7] };
  const special = /^([A-Z]{3}|\d)(?:#(\d)|(L))$/.exec(text);
  if (special) {
    const day = number(special[1] ?? "", ranges.weekDay);
    if (day === null) return null;
    if (special[3]) return { kind: "last", day };
    const nth = Number(special[2]);
    return nth >= 1 && nth <= 5 ? { kind: "nth", day, nth } : null;
  }
  const days = numbers(text, ranges.weekDay);
  if (days === null) return null;
  return days.length === 7 ? { kind: "any" } : { kind: "days", days };
}

/** A list of values, ranges and steps, expanded. `5/10` starts at 5; a range of names may run over the end. */
function numbers(text: string, range: Range): number[] | null {
  const found = new Set<number>();
  for (const item of text.split(",")) {
    const [, start = "", end, step] = /^(\*|[A-Z0-9]+)(?:-([A-Z0-9]+))?(?:\/(\d+))?$/.exec(item) ?? [];
    const from = start === "*" ? range.from : number(start, range);
    const to = end === undefined ? (start === "*" || step ? range.to : from) : number(end, range);
    const by = step === undefined ? 1 : Number(step);
    if (from === null || to === null || by < 1 || (start === "*" && end !== undefined)) return null;
    if (to < from && range.names === undefined) return null;
    const size = range.to - range.from + 1;
    const last = to < from ? to + size : to;
    for (let value = from; value <= last; value += by) found.add(value > range.to ? value - size : value);
  }
  return [...found].sort((a, b) => a - b);
}

function number(text: string, { from, to, names }: Range): number | null {
  const named = names?.indexOf(text) ?? -1;
  if (named >= 0) return from + named;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : null;
}
