import { wallClock, zoneOffsetMinutes } from "./time-format.ts";

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** An instant as the value of `<input type="datetime-local">` in a zone, to the minute. */
export function toLocalInput(iso: string, zone: string): string {
  const { year, month, day, hour, minute } = wallClock(Date.parse(iso), zone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/**
 * The instant (ISO 8601, UTC) of a `datetime-local` value in a zone; null when it is no date. A time that the clocks
 * skip means the moment after the skip by as much; one that they repeat means the first of the two.
 */
export function fromLocalInput(text: string, zone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return null;
  const before = zoneOffsetMinutes(asUtc - dayMs, zone);
  const after = zoneOffsetMinutes(asUtc + dayMs, zone);
  const candidates = [before, after]
    .map((offset) => asUtc - offset * minuteMs)
    .filter((at) => at + zoneOffsetMinutes(at, zone) * minuteMs === asUtc);
  const at = candidates.length > 0 ? Math.min(...candidates) : asUtc - before * minuteMs;
  return new Date(at).toISOString();
}
