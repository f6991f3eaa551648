import { Cron } from "croner";

const crons = new Map<string, Cron>();

/** AWS allows a bare `L` for the last day of the week. */
const weekdayField = (field: string): string => (field === "L" ? "7" : field);

/**
 * An AWS cron expression: six fields (minutes, hours, day of month, month, day of week, year) with `? * , - / L W #`,
 * weekdays from 1 (Sunday). Throws for any other text.
 */
const cronOf = (fields: string, timezone: string): Cron => {
  const key = `${fields}|${timezone}`;
  const known = crons.get(key);
  if (known !== undefined) return known;
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year, ...rest] = fields.trim().split(/\s+/);
  if (year === undefined || dayOfWeek === undefined || rest.length > 0)
    throw new Error(`cron(${fields}) must have six fields`);
  const pattern = ["0", minutes, hours, dayOfMonth, month, weekdayField(dayOfWeek), year].join(" ");
  const made = new Cron(pattern, {
    timezone,
    mode: "7-part",
    alternativeWeekdays: true,
    sloppyRanges: true,
    paused: true,
  });
  crons.set(key, made);
  return made;
};

/** The first time after `time`; undefined when there is none. */
export const nextCronTime = (fields: string, timezone: string, time: number): number | undefined =>
  cronOf(fields, timezone).nextRun(new Date(time))?.getTime();
