import { day, hour, minute } from "../time.ts";
import { nextCronTime } from "./cron.ts";
import { addLocalDays, zoneOffsetAt } from "./time-zone.ts";

/** When a window runs, as CreateMaintenanceWindow takes it. Times are milliseconds. */
export interface WindowSchedule {
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  expression: string;
  /** An IANA name; UTC when absent. */
  timezone: string | undefined;
  /** Days between a cron date and the run: 1 to 6. */
  offset: number | undefined;
  /** ISO 8601, as given; the window does not run before it. */
  startDate: string | undefined;
  /** ISO 8601, as given; the window does not run from then on. */
  endDate: string | undefined;
  /** Where a rate without a start date counts from. */
  createdAt: number;
}

const units: Readonly<Record<string, number>> = { minute, hour, day };

const rateOf = (text: string): number => {
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(text) ?? [];
  const length = Number(count) * (units[unit ?? ""] ?? 0);
  if (!(length > 0)) throw new Error(`rate(${text}) is not a rate`);
  return length;
};

/** The wall-clock time of `at(…)` in the window's zone. */
const atOf = (text: string, timezone: string): number => {
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) throw new Error(`at(${text}) is not a time`);
  const guess = asUtc - zoneOffsetAt(timezone, asUtc);
  return asUtc - zoneOffsetAt(timezone, guess);
};

const rateTime = (schedule: WindowSchedule, length: number, time: number): number => {
  const anchor =
    schedule.startDate === undefined ? schedule.createdAt + length : Date.parse(schedule.startDate);
  return time < anchor ? anchor : anchor + (Math.floor((time - anchor) / length) + 1) * length;
};

/** The first run after `time` by the expression alone. */
const expressionTime = (schedule: WindowSchedule, time: number): number | undefined => {
  const timezone = schedule.timezone ?? "UTC";
  const [, kind, text = ""] = /^(cron|rate|at)\((.+)\)$/.exec(schedule.expression) ?? [];
  if (kind === "rate") return rateTime(schedule, rateOf(text), time);
  if (kind === "at") {
    const once = atOf(text, timezone);
    return once > time ? once : undefined;
  }
  if (kind !== "cron") throw new Error(`${schedule.expression} is not a schedule expression`);
  const { offset = 0 } = schedule;
  if (offset === 0) return nextCronTime(text, timezone, time);
  // A cron date counts from its own day, so that the run after `time` may belong to a date before it.
  let date = nextCronTime(text, timezone, time - (offset + 1) * day);
  while (date !== undefined && addLocalDays(timezone, date, offset) <= time)
    date = nextCronTime(text, timezone, date);
  return date === undefined ? undefined : addLocalDays(timezone, date, offset);
};

/** The first run after `time`; undefined when the window has none any more. */
export const nextRunAfter = (schedule: WindowSchedule, time: number): number | undefined => {
  const start = schedule.startDate === undefined ? undefined : Date.parse(schedule.startDate);
  const next = expressionTime(schedule, start === undefined ? time : Math.max(time, start - 1));
  const end = schedule.endDate === undefined ? Number.POSITIVE_INFINITY : Date.parse(schedule.endDate);
  return next === undefined || next >= end ? undefined : next;
};

const months = new Map<string, readonly number[]>();

/** The runs of one calendar month (UTC), remembered: pages ask for the same month again and again. */
const runsOfMonth = (schedule: WindowSchedule, year: number, month: number): readonly number[] => {
  const key = `${JSON.stringify(schedule)}|${year}|${month}`;
  const known = months.get(key);
  if (known !== undefined) return known;
  if (months.size > 5000) months.clear();
  const end = Date.UTC(year, month + 1, 1);
  const runs: number[] = [];
  let run = nextRunAfter(schedule, Date.UTC(year, month, 1) - 1);
  while (run !== undefined && run < end) {
    runs.push(run);
    run = nextRunAfter(schedule, run);
  }
  months.set(key, runs);
  return runs;
};

/** The runs from `from` up to and without `to`, oldest first. */
export const runsBetween = (schedule: WindowSchedule, from: number, to: number): number[] => {
  const first = new Date(from);
  const runs: number[] = [];
  for (let month = first.getUTCMonth(); Date.UTC(first.getUTCFullYear(), month, 1) < to; month += 1)
    runs.push(...runsOfMonth(schedule, first.getUTCFullYear(), month));
  return runs.filter((run) => run >= from && run < to);
};
