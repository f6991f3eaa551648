import { type CronFields, readCronFields } from "./cron-fields.ts";

export type RateUnit = "minute" | "hour" | "day";

/** A schedule expression of Systems Manager, read. */
export type Schedule =
  | { kind: "cron"; fields: CronFields }
  | { kind: "rate"; every: number; unit: RateUnit }
  /** Date and time without zone, `2026-07-07T13:15:30`. */
  | { kind: "at"; local: string };

/**
 * Reads `cron(…)`, `rate(…)` or `at(…)`; null for anything else. The unit of a rate is singular for 1 and plural otherwise.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html
 */
export function parseSchedule(expression: string): Schedule | null {
  const [, kind, text = ""] = /^(cron|rate|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === "cron") {
    const fields = readCronFields(text);
    return fields && { kind, fields };
  }
  if (kind === "rate") return readRate(text);
  return kind === "at" ? readAt(text) : null;
}

function readRate(text: string): Schedule | null {
  const [, count = "", unit, plural] = /^\s*(\d{1,6})\s+(minute|hour|day)(s?)\s*$/.exec(text) ?? [];
  const every = Number(count);
  if (unit === undefined || every < 1 || (every === 1) !== (plural === "")) return null;
  return { kind: "rate", every, unit: unit as RateUnit };
}

function readAt(text: string): Schedule | null {
  const local = text.trim().replace(/Z$/, "");
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return null;
  return Number.isNaN(Date.parse(`${local}Z`)) ? null : { kind: "at", local };
}
