import { AppError } from "#lib/core/contract/errors.ts";
import type { EventKind, TimelineEvent } from "#lib/core/contract/timeline.ts";

/** A row of `events` as `eventColumns` reads it. */
export interface EventRow {
  id: string;
  at: Date;
  /** `at` with microseconds, which a `Date` does not hold. */
  exact: string;
  not_before: Date | null;
  timing: "exact" | "observed";
  account_id: string;
  region: string;
  resource_type: string;
  resource_id: string;
  kind: EventKind;
  actor: string | null;
  detail: Record<string, unknown>;
  source: string;
}

/** An SQL instant as ISO 8601 with microseconds. */
export const exactly = (instant: string): string =>
  `to_char((${instant}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** What `EventRow` holds; `alias` names a relation with the columns of `events`. */
export const eventColumns = (alias: string): string =>
  `${alias}.id, ${alias}.at, ${exactly(`${alias}.at`)} as exact, ${alias}.not_before, ${alias}.timing, ${alias}.account_id,
  ${alias}.region, ${alias}.resource_type, ${alias}.resource_id, ${alias}.kind, ${alias}.actor, ${alias}.detail, ${alias}.source`;

export function toTimelineEvent(row: EventRow): TimelineEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    timing: row.timing,
    notBefore: row.not_before?.toISOString() ?? null,
    accountId: row.account_id,
    region: row.region,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    kind: row.kind,
    actor: row.actor,
    detail: row.detail,
    source: row.source,
  };
}

/** Where an event stands in the timeline: its exact time, and its id among those of that time. */
export interface EventPlace {
  at: string;
  id: string;
}

/** The place as a text: `2026-11-25T02:13:00.000000Z~42`. */
export const formatPlace = ({ exact, id }: Pick<EventRow, "exact" | "id">): string => `${exact}~${id}`;

/** @throws {AppError} `bad_request` for a text that is no place; `name` is the member that holds it. */
export function readPlace(text: string, name: string): EventPlace {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)~(\d{1,18})$/.exec(text);
  const [at, id] = [match?.[1], match?.[2]];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) {
    throw new AppError("bad_request", `\`${name}\` is no event's place in the timeline.`);
  }
  return { at, id };
}
