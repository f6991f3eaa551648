const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Times of UTC as ISO 8601: `first` ≤ `dayFirst` ≤ `dayEnd` ≤ `end`. */
export interface WholeSpans {
  /** The whole hours of the window are those from `first` to before `end`. */
  first: string;
  end: string;
  /** Its whole days are those from `dayFirst` to before `dayEnd`. */
  dayFirst: string;
  dayEnd: string;
}

/** The whole hours and days (UTC) within a window. Without a whole day `dayFirst` is `dayEnd`; without an hour all are `from`. */
export function wholeSpans({ from, to }: { from: string; to: string }): WholeSpans {
  const first = ceiling(from, hourMs);
  const end = floor(Date.parse(to), hourMs);
  if (end <= first) return { first: from, end: from, dayFirst: from, dayEnd: from };
  const dayFirst = Math.min(end, Math.ceil(first / dayMs) * dayMs);
  const dayEnd = Math.max(dayFirst, floor(end, dayMs));
  const isoOf = (ms: number) => new Date(ms).toISOString();
  return { first: isoOf(first), end: isoOf(end), dayFirst: isoOf(dayFirst), dayEnd: isoOf(dayEnd) };
}

const floor = (ms: number, unit: number): number => Math.floor(ms / unit) * unit;

/** A `Date` has no microseconds: times that have some are after it. */
function ceiling(at: string, unit: number): number {
  const ms = Date.parse(at);
  const isLater = /\.\d{3}\d*[1-9]/.test(at);
  return floor(ms, unit) === ms && !isLater ? ms : floor(ms, unit) + unit;
}
