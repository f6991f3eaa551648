export interface DurationParts {
  unit: "millisecond" | "second" | "minute" | "hour";
  /** In `unit`: seconds with one decimal below ten, otherwise whole. */
  count: number;
  /** Whole units of the next smaller size beside minutes and hours; 0 otherwise. */
  rest: number;
}

/** A length of time in the unit that reads best: 850 ms, 3.2 s, 2 min 5 s, 1 h 20 min. */
export function durationParts(ms: number): DurationParts {
  if (ms < 1000) return { unit: "millisecond", count: Math.round(ms), rest: 0 };
  if (ms < 9950) return { unit: "second", count: Math.round(ms / 100) / 10, rest: 0 };
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return { unit: "second", count: seconds, rest: 0 };
  if (seconds < 3600) return { unit: "minute", count: Math.floor(seconds / 60), rest: seconds % 60 };
  const minutes = Math.round(seconds / 60);
  return { unit: "hour", count: Math.floor(minutes / 60), rest: minutes % 60 };
}
