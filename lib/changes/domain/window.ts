import type { ChangesWindow, WindowPreset } from "#lib/changes/contract/window.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Lengths of a bar that people read off a clock or a calendar, in seconds. */
const steps = [
  ...[1, 5, 10, 30].map((count) => count),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28].map((count) => count * day),
];

/** Bars at most: more than these cannot be told apart or hit with a pointer. */
const barsMax = 100;

/** Seconds that each preset reaches back. */
export const presetSeconds: Readonly<Record<WindowPreset, number>> = {
  "1h": hour,
  "24h": day,
  "7d": 7 * day,
  "30d": 30 * day,
  "90d": 90 * day,
};

/** The shortest step with which the window has no more bars than can be told apart. */
export function stepOf(seconds: number): number {
  const fitting = steps.find((step) => seconds / step <= barsMax);
  return fitting ?? Math.ceil(seconds / barsMax / day) * day;
}

export interface WindowQuestion {
  window: WindowPreset;
  from?: string | undefined;
  to?: string | undefined;
  asOf?: string | undefined;
}

/**
 * The window of a question. A preset begins and ends at whole bars, so that questions which are asked a moment apart have
 * one answer; one of its own is taken as it is given. Nothing after `asOf` belongs to it.
 * @returns null where the window has no length.
 */
export function resolveWindow(question: WindowQuestion, now: Date): ChangesWindow | null {
  const end = question.asOf === undefined ? null : Date.parse(question.asOf) + 1;
  if (question.from !== undefined && question.to !== undefined) {
    const to = end !== null && end < Date.parse(question.to) ? new Date(end).toISOString() : question.to;
    // Microseconds tell events of one millisecond apart, which a `Date` cannot.
    const seconds = (Date.parse(to) - Date.parse(question.from)) / 1000;
    if (seconds < 0 || (seconds === 0 && to <= question.from)) return null;
    return { from: question.from, to, stepSeconds: stepOf(seconds) };
  }
  const length = presetSeconds[question.window];
  const stepMs = stepOf(length) * 1000;
  const last = Math.floor((end ?? now.getTime()) / stepMs) * stepMs;
  return {
    from: new Date(last - length * 1000).toISOString(),
    to: new Date(end ?? last + stepMs).toISOString(),
    stepSeconds: stepMs / 1000,
  };
}

/** A quarter of an hour to each side. */
const aroundMs = 15 * minute * 1000;

/** The window around a moment in which its causes and effects are looked for. */
export function windowAround(at: string): { from: string; to: string } {
  const ms = Date.parse(at);
  return { from: new Date(ms - aroundMs).toISOString(), to: new Date(ms + aroundMs).toISOString() };
}

/** The window before or after, of the same length. */
export function shiftedWindow({ from, to }: ChangesWindow, direction: 1 | -1): { from: string; to: string } {
  const length = Date.parse(to) - Date.parse(from);
  return moved(from, to, direction * length, direction * length);
}

/** The window with half its length more on each side. */
export function widerWindow({ from, to }: ChangesWindow): { from: string; to: string } {
  const half = Math.max(1000, (Date.parse(to) - Date.parse(from)) / 2);
  return moved(from, to, -half, half);
}

function moved(from: string, to: string, fromMs: number, toMs: number): { from: string; to: string } {
  return {
    from: new Date(Date.parse(from) + fromMs).toISOString(),
    to: new Date(Date.parse(to) + toMs).toISOString(),
  };
}

/** Where the first bar of a window begins. Bars of whole hours or days begin at a whole one (UTC), which may be before the window. */
export function firstBar(window: ChangesWindow): string {
  const unit = [day, hour].find((seconds) => window.stepSeconds % seconds === 0);
  if (unit === undefined) return window.from;
  const unitMs = unit * 1000;
  return new Date(Math.floor(Date.parse(window.from) / unitMs) * unitMs).toISOString();
}

/** Whether each bar is one or more whole days (UTC). */
export const hasDailyBars = ({ stepSeconds }: ChangesWindow): boolean => stepSeconds % day === 0;

/** Where the bars of a window begin, those without events too. */
export function barStarts(window: ChangesWindow): number[] {
  const { to, stepSeconds } = window;
  const [first, end] = [Date.parse(firstBar(window)), Date.parse(to)];
  const count = Math.max(1, Math.ceil((end - first) / (stepSeconds * 1000)));
  return Array.from({ length: count }, (_, place) => first + place * stepSeconds * 1000);
}
