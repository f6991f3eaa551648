import type { Locale } from "./preferences.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The parts of an instant on the clock of a zone, zero-padded. */
export interface WallClock {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
}

const wallFormats = new Map<string, Intl.DateTimeFormat>();
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function cached(
  formats: Map<string, Intl.DateTimeFormat>,
  zone: string,
  options: Intl.DateTimeFormatOptions,
) {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone });
  formats.set(zone, made);
  return made;
}

/** Since then clocks differ from UTC by whole quarters of an hour, and change at such quarters. */
const quartersSince = Date.UTC(1973, 0);
const quarterMs = 15 * minuteMs;
const mostOffsets = 5_000;
const offsets = new Map<string, Map<number, number>>();

/** The clock of a zone at an instant (milliseconds since the epoch). */
export function wallClock(epochMs: number, zone: string): WallClock {
  if (epochMs < quartersSince) return readWallClock(epochMs, zone);
  const shifted = new Date(epochMs + zoneOffsetMinutes(epochMs, zone) * minuteMs);
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    year: String(shifted.getUTCFullYear()).padStart(4, "0"),
    month: two(shifted.getUTCMonth() + 1),
    day: two(shifted.getUTCDate()),
    hour: two(shifted.getUTCHours()),
    minute: two(shifted.getUTCMinutes()),
    second: two(shifted.getUTCSeconds()),
  };
}

function readWallClock(epochMs: number, zone: string): WallClock {
  const format = cached(wallFormats, zone, {
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const clock: WallClock = { year: "", month: "", day: "", hour: "", minute: "", second: "" };
  for (const { type, value } of format.formatToParts(epochMs)) {
    if (type in clock) clock[type as keyof WallClock] = value;
  }
  return { ...clock, year: clock.year.padStart(4, "0") };
}

/**
 * An instant as date and time of a zone: `2026-11-23 10:15:02`, in Japanese `2026/11/23 10:15:02`. Put together from
 * numbers, so that every browser and the server write the same characters. Null when `iso` is no instant.
 */
export function formatInstant(
  iso: string,
  zone: string,
  locale: Locale,
  precision: "second" | "minute" = "second",
) {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return null;
  const { year, month, day, hour, minute, second } = wallClock(at, zone);
  const separator = locale === "ja" ? "/" : "-";
  const time = precision === "second" ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
  return `${[year, month, day].join(separator)} ${time}`;
}

/**
 * Minutes that a zone is ahead of UTC at an instant. Asking the browser for each of a hundred rows would take longer than
 * drawing them, so each quarter of an hour is asked for once.
 */
export function zoneOffsetMinutes(epochMs: number, zone: string): number {
  if (epochMs < quartersSince) return readOffsetMinutes(epochMs, zone);
  const quarter = Math.floor(epochMs / quarterMs);
  let known = offsets.get(zone);
  if (known === undefined || known.size >= mostOffsets) {
    known = new Map();
    offsets.set(zone, known);
  }
  const offset = known.get(quarter) ?? readOffsetMinutes(epochMs, zone);
  known.set(quarter, offset);
  return offset;
}

function readOffsetMinutes(epochMs: number, zone: string): number {
  const format = cached(offsetFormats, zone, { timeZoneName: "longOffset" });
  const name = format.formatToParts(epochMs).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d{1,2}):?(\d{2})?/.exec(name) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return sign === "-" ? -total : total;
}

/** The zone beside a time, as its offset at that instant: `UTC`, `UTC+9`, `UTC-3:30`. */
export function zoneLabel(iso: string, zone: string): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return "UTC";
  const total = zoneOffsetMinutes(at, zone);
  if (total === 0) return "UTC";
  const hours = Math.floor(Math.abs(total) / 60);
  const minutes = Math.abs(total) % 60;
  const rest = minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`;
  return `UTC${total < 0 ? "-" : "+"}${hours}${rest}`;
}

/** A zone with how far it is from UTC then: `Asia/Tokyo, UTC+9`, or `UTC` alone. */
export function zoneWords(iso: string, zone: string): string {
  const label = zoneLabel(iso, zone);
  return label === zone ? zone : `${zone}, ${label}`;
}

export type RelativeUnit = "now" | "second" | "minute" | "hour" | "day" | "month" | "year";

/** How far an instant lies from now, rounded down to one unit; `now` is within ten seconds. */
export interface RelativeTime {
  direction: "past" | "future";
  unit: RelativeUnit;
  count: number;
}

/** @returns null when `iso` is no instant. */
export function relativeTime(iso: string, nowMs: number): RelativeTime | null {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return null;
  const direction = at > nowMs ? "future" : "past";
  const distance = Math.abs(nowMs - at);
  const of = (unit: RelativeUnit, count: number): RelativeTime => ({ direction, unit, count });
  if (distance < 10_000) return of("now", 0);
  if (distance < minuteMs) return of("second", Math.floor(distance / 10_000) * 10);
  if (distance < hourMs) return of("minute", Math.floor(distance / minuteMs));
  if (distance < 2 * dayMs) return of("hour", Math.floor(distance / hourMs));
  if (distance < 60 * dayMs) return of("day", Math.floor(distance / dayMs));
  if (distance < 730 * dayMs) return of("month", Math.floor(distance / (30 * dayMs)));
  return of("year", Math.floor(distance / (365.25 * dayMs)));
}
