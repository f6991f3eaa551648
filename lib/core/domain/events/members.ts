import { isRecord } from "#lib/core/contract/is-record.ts";

/** An object of `events.detail`, whose members nothing is known of. */
export type Members = Readonly<Record<string, unknown>>;

export const membersOf = (value: unknown): Members => (isRecord(value) ? value : {});

/** Text as it is, everything else as JSON; null when there is nothing. */
export function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
