import type { ScopeLayout } from "../layout.ts";
import type { Overlay } from "../overlay.ts";
import { between, keyOf, unit } from "../random.ts";
import type { Scan, ScanPage } from "../scan.ts";
import { day, hour, minute, second } from "../time.ts";
import type { TrailSource, WorldTrailEvent } from "./types.ts";

/** How long CloudTrail's event history reaches back. */
export const trailHistory = 90 * day;

/** What a lookup asks for. Times are milliseconds, both included; `now` decides what can be seen already. */
export interface TrailQuery {
  from: number;
  to: number;
  now: number;
  keep: (event: WorldTrailEvent) => boolean;
}

/** Events that are made as they are read. */
export type TrailScan = Pick<Scan<WorldTrailEvent>, "scan">;

/** Events per account-Region, newest first. */
export interface TrailLog {
  events: (scope: ScopeLayout, query: TrailQuery) => TrailScan;
}

/** Events of one hour, newest first. */
type HourOfEvents = readonly WorldTrailEvent[];

/** Hours that are remembered, by the number of their events. */
const keptEvents = 150_000;
/** A page that finds little ends after so many hours or events, as AWS's pages do: the token goes on. */
const searched = { hours: 240, events: 4000 };

/** An event can be looked up some minutes after it happened; a few take longer. */
const delayOf = ({ eventId }: WorldTrailEvent): number => {
  const key = keyOf(eventId);
  const draw = unit(key, 1);
  if (draw < 0.7) return between(key, 2, 45, 180) * second;
  return draw < 0.96 ? between(key, 3, 3, 7) * minute : between(key, 4, 7, 14) * minute;
};

const newestFirst = (left: WorldTrailEvent, right: WorldTrailEvent): number =>
  right.time - left.time || (left.eventId < right.eventId ? -1 : 1);

/** Keeps what was made of each hour until `act` changes the world. */
const createHours = (overlayNow: () => Overlay, sources: readonly TrailSource[]) => {
  const kept = new Map<string, HourOfEvents>();
  let overlay: Overlay | undefined;
  let changes = 0;
  let events = 0;
  const forget = (): void => {
    kept.clear();
    events = 0;
    overlay = overlayNow();
    changes = overlay.changes;
  };
  return (scope: ScopeLayout, number: number): HourOfEvents => {
    if (overlay !== overlayNow() || changes !== overlay.changes || events > keptEvents) forget();
    const name = `${scope.account.id}/${scope.region}/${number}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const from = number * hour;
    const made = sources.flatMap((source) => source(scope, from, from + hour)).sort(newestFirst);
    kept.set(name, made);
    events += made.length + 1;
    return made;
  };
};

/** Hours count down from here, so that positions grow on the way back in time. */
const horizon = 2 ** 22;
/** Events of one hour stay below this. */
const width = 2 ** 20;

/** All events of an account-Region are made hour by hour, as they are looked at. */
export const createTrailLog = (overlayNow: () => Overlay, sources: readonly TrailSource[]): TrailLog => {
  const hourOf = createHours(overlayNow, sources);
  const pageOf = (
    scope: ScopeLayout,
    query: TrailQuery,
    position: number,
    limit: number,
  ): ScanPage<WorldTrailEvent> => {
    const { now, keep } = query;
    const from = Math.max(query.from, now - trailHistory);
    const to = Math.min(query.to, now);
    const fits = (event: WorldTrailEvent): boolean =>
      event.time >= from && event.time <= to && event.time + delayOf(event) <= now && keep(event);
    const items: WorldTrailEvent[] = [];
    let number = position === 0 ? Math.floor(to / hour) : horizon - Math.floor(position / width);
    let given = position % width;
    let left = searched;
    for (; number >= Math.floor(from / hour); number -= 1, given = 0) {
      if (left.hours <= 0 || left.events <= 0) return { items, next: (horizon - number) * width };
      const events = hourOf(scope, number);
      left = { hours: left.hours - 1, events: left.events - events.length };
      for (let index = given; index < events.length; index += 1) {
        const event = events[index];
        if (event === undefined || !fits(event)) continue;
        if (items.length === limit) return { items, next: (horizon - number) * width + index };
        items.push(event);
      }
    }
    return { items, next: undefined };
  };
  return {
    events: (scope, query) => ({ scan: (position, limit) => pageOf(scope, query, position, limit) }),
  };
};
