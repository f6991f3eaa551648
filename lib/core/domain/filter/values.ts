const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 } as const;
const maxSeconds = 200 * unitSeconds.y;

/** Seconds of `90s`, `15m`, `1h30m`, `7d`, `2w`, `1y` (365 days); null when it is no duration or longer than 200 years. */
export function parseDurationSeconds(text: string): number | null {
  if (!/^(\d{1,9}(\.\d{1,3})?[smhdwy])+$/i.test(text)) return null;
  let seconds = 0;
  for (const [, amount, unit] of text.toLowerCase().matchAll(/([\d.]+)([smhdwy])/g)) {
    seconds += Number(amount) * unitSeconds[unit as keyof typeof unitSeconds];
  }
  return seconds <= maxSeconds ? seconds : null;
}

/** The half-open interval that a date means: `2026` the year, `2026-11-01` the day, `2026-11-01T10:00` the minute. UTC without a zone. */
export function parseDate(text: string): { from: Date; to: Date } | null {
  const match =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i.exec(
      text,
    );
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => (part === undefined ? null : Number(part)));
  if (year === null || year === undefined || year < 1900) return null;
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0);
  const from = new Date(start);
  // Date.UTC rolls 31 February over into March: such a date does not exist.
  const rolled = from.getUTCMonth() !== (month ?? 1) - 1 || from.getUTCDate() !== (day ?? 1);
  if (rolled || (hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null;
  const to = new Date(start);
  if (month === null || month === undefined) to.setUTCFullYear(year + 1);
  else if (day === null || day === undefined) to.setUTCMonth(month);
  else if (hour === null || hour === undefined) to.setUTCDate(day + 1);
  else to.setTime(start + (second === null || second === undefined ? 60_000 : 1000));
  const offset = zoneMilliseconds(match[7]);
  return { from: new Date(from.getTime() - offset), to: new Date(to.getTime() - offset) };
}

function zoneMilliseconds(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? "");
  if (match === null) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

/** The numbers of a version as it is compared: `3.3.1345.0` is 3, 3, 1345, 0. Null when it is no plain version. */
export function parseVersion(text: string): number[] | null {
  if (!/^v?\d{1,9}([.-]\d{1,9}){0,15}$/i.test(text)) return null;
  return versionParts(text);
}

/** Every run of digits, as the read model stores them (at most nine digits each). */
export function versionParts(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map((digits) => Number(digits.slice(0, 9)));
}

export function parseNumber(text: string): number | null {
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : null;
}

export function parseBoolean(text: string): boolean | null {
  if (/^(true|yes|1)$/i.test(text)) return true;
  return /^(false|no|0)$/i.test(text) ? false : null;
}
