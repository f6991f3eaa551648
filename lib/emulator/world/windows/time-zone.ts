import { minute, second } from "../time.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  formats.set(timeZone, made);
  return made;
};

/** How far a zone (an IANA name) is ahead of UTC at a time, in milliseconds. Throws RangeError for an unknown zone. */
export const zoneOffsetAt = (timeZone: string, time: number): number => {
  if (timeZone === "UTC") return 0;
  const name = formatOf(timeZone)
    .formatToParts(time)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name ?? "") ?? [];
  if (sign === undefined) return 0;
  const size = (Number(hours) * 60 + Number(minutes)) * minute;
  return sign === "-" ? -size : size;
};

/** The same time of day in the zone, some days later: 23 or 25 hours a day where the clocks change. */
export const addLocalDays = (timeZone: string, time: number, days: number): number => {
  const there = time + days * 24 * 60 * minute;
  return there + zoneOffsetAt(timeZone, time) - zoneOffsetAt(timeZone, there);
};

const two = (value: number): string => String(value).padStart(2, "0");

/**
 * A time as Systems Manager writes it for windows: `2026-03-13T17:00Z`, `2026-03-14T02:00+09:00`; seconds and milliseconds
 * only where they are not zero.
 */
export const zonedText = (timeZone: string, time: number): string => {
  const offset = zoneOffsetAt(timeZone, time);
  const local = new Date(time + offset).toISOString();
  const exact = time % minute === 0 ? 16 : time % second === 0 ? 19 : 23;
  const size = Math.abs(offset) / minute;
  const zone =
    offset === 0 ? "Z" : `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${local.slice(0, exact)}${zone}`;
};
