import { Cron } from "croner";
import { fromLocalInput } from "#lib/core/domain/local-time.ts";
import { wallClock } from "#lib/core/domain/time-format.ts";
import type { CronFields } from "./cron-fields.ts";
import { parseSchedule, type RateUnit, type Schedule } from "./parse-schedule.ts";

/** When a maintenance window runs, as AWS gives it. */
export interface WindowSchedule {
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  schedule: string | null;
  /** IANA name; null is UTC. */
  scheduleTimezone: string | null;
  /** Days between a date of the cron expression and the run, 1 to 6. */
  scheduleOffsetDays: number | null;
  /** ISO 8601, as given; without a zone it is UTC. */
  startsAt: string | null;
  endsAt: string | null;
  createdAt: string | null;
  /** AWS's NextExecutionTime when the window was last read. */
  nextExecutionAt: string | null;
}

export interface WindowRun {
  /** ISO 8601, UTC. */
  at: string;
  /** `aws`: NextExecutionTime; `computed`: from the expression. */
  source: "aws" | "computed";
}

export interface WindowRuns {
  runs: readonly WindowRun[];
  /** The first run by the expression, where AWS gives another one; AWS's is the first of `runs`. */
  differs: string | null;
}

const dayMs = 86_400_000;
const unitMs: Record<RateUnit, number> = { minute: 60_000, hour: 3_600_000, day: dayMs };
const none: WindowRuns = { runs: [], differs: null };

/**
 * The next runs of a window after `from`, at most `count`. AWS's own next run comes first where it is known and has not
 * passed; the expression gives the others. Of a rate, only AWS (or the start date) knows where it counts from. A time of
 * the clock that is skipped in the window's zone means the first one after it, one that is repeated means the first of both.
 */
export function nextRuns(window: WindowSchedule, from: Date, count: number): WindowRuns {
  const aws = instantOf(window.nextExecutionAt);
  const given = aws !== null && aws > from.getTime() ? aws : null;
  const runs = computed(window, from.getTime(), count + 1);
  if (given === null)
    return runs.length === 0 ? none : { runs: runs.slice(0, count).map(toRun), differs: null };
  const [first] = runs;
  // AWS writes its next run to the minute.
  const same = first === undefined || Math.abs(first - given) < 60_000;
  const later = runs.filter((at) => at >= given + 60_000);
  const all: WindowRun[] = [{ at: iso(given), source: "aws" }, ...later.map(toRun)];
  return { runs: all.slice(0, count), differs: same ? null : iso(first) };
}

function computed(window: WindowSchedule, from: number, count: number): number[] {
  const schedule = parseSchedule(window.schedule ?? "");
  const zone = zoneOf(window.scheduleTimezone);
  if (schedule === null || zone === null) return [];
  const start = instantOf(window.startsAt);
  const end = instantOf(window.endsAt) ?? Number.POSITIVE_INFINITY;
  return candidates(schedule, zone, window, Math.max(from, (start ?? 0) - 1), count).filter((at) => at < end);
}

function candidates(
  schedule: Schedule,
  zone: string,
  window: WindowSchedule,
  after: number,
  count: number,
): number[] {
  switch (schedule.kind) {
    case "at": {
      const at = Date.parse(fromLocalInput(schedule.local, zone) ?? "");
      return at > after ? [at] : [];
    }
    case "rate":
      return rateRuns(schedule.every * unitMs[schedule.unit], window, after, count);
    case "cron":
      return cronRuns(schedule.fields, zone, window, after, count);
  }
}

function rateRuns(lengthMs: number, window: WindowSchedule, after: number, count: number): number[] {
  const anchor = instantOf(window.nextExecutionAt) ?? instantOf(window.startsAt);
  if (anchor === null) return [];
  const steps = Math.floor((after - anchor) / lengthMs) + 1;
  const first = anchor + steps * lengthMs;
  return Array.from({ length: count }, (_, index) => first + index * lengthMs);
}

/** A date that had passed when the window was made does not count, even where its run with the offset would still come. */
function cronRuns(
  fields: CronFields,
  zone: string,
  window: WindowSchedule,
  after: number,
  count: number,
): number[] {
  const cron = cronOf(fields, zone);
  const offset = window.scheduleOffsetDays ?? 0;
  if (offset === 0) return cron.nextRuns(count, new Date(after)).map((date) => date.getTime());
  const made = Math.max(instantOf(window.createdAt) ?? 0, instantOf(window.startsAt) ?? 0);
  const runs: number[] = [];
  let date = cron.nextRun(new Date(Math.max(made - 1, after - (offset + 1) * dayMs)));
  while (date !== null && runs.length < count) {
    const at = daysLater(date.getTime(), offset, zone);
    if (at > after) runs.push(at);
    date = cron.nextRun(date);
  }
  return runs;
}

/** The same time of the clock some days later. */
function daysLater(at: number, days: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(at, zone);
  const local = new Date(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) + days * dayMs);
  const instant = fromLocalInput(local.toISOString().slice(0, 19), zone);
  return instant === null ? at + days * dayMs : Date.parse(instant);
}

function cronOf(fields: CronFields, zone: string): Cron {
  const { monthDays, weekDays } = fields;
  const list = (values: readonly number[] | null) => values?.join(",") ?? "*";
  const pattern = [
    list(fields.seconds),
    list(fields.minutes),
    list(fields.hours),
    monthDayPattern(monthDays),
    list(fields.months),
    weekDayPattern(weekDays),
    list(fields.years),
  ];
  return new Cron(pattern.join(" "), {
    timezone: zone,
    mode: "7-part",
    // Without it a time that the clocks skip would move when it stands alone, and vanish when it is one of several.
    fixedTimeRule: "no-wildcard",
    alternativeWeekdays: true,
    paused: true,
  });
}

function monthDayPattern(days: CronFields["monthDays"]): string {
  switch (days.kind) {
    case "any":
      return "*";
    case "days":
      return days.days.join(",");
    case "last":
      return "L";
    case "lastWeekday":
      return "LW";
    case "nearestWeekday":
      return `${days.day}W`;
  }
}

function weekDayPattern(days: CronFields["weekDays"]): string {
  switch (days.kind) {
    case "any":
      return "*";
    case "days":
      return days.days.join(",");
    case "nth":
      return `${days.day}#${days.nth}`;
    case "last":
      return `${days.day}L`;
  }
}

function zoneOf(name: string | null): string | null {
  if (name === null || name === "") return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function instantOf(text: string | null): number | null {
  if (text === null || text === "") return null;
  // A time without a zone would be read in that of this machine.
  const at = Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(at) ? null : at;
}

const iso = (at: number): string => new Date(at).toISOString();
const toRun = (at: number): WindowRun => ({ at: iso(at), source: "computed" });
