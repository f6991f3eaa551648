import type { ScopeLayout } from "../layout.ts";
import type { Overlay } from "../overlay.ts";
import { day, hour } from "../time.ts";
import type { TrailSource, WorldTrailEvent } from "./types.ts";

/** Days that are remembered, of all account-Regions together. */
const keptDays = 400;

/** A source that looks at a whole day (UTC) at once, for those to which an hour costs hardly less. */
export const byDay = (overlayNow: () => Overlay, source: TrailSource): TrailSource => {
  const kept = new Map<string, ReadonlyMap<number, WorldTrailEvent[]>>();
  let overlay: Overlay | undefined;
  let changes = 0;
  const dayOf = (scope: ScopeLayout, start: number): ReadonlyMap<number, WorldTrailEvent[]> => {
    if (overlay !== overlayNow() || changes !== overlay.changes || kept.size > keptDays) {
      kept.clear();
      overlay = overlayNow();
      changes = overlay.changes;
    }
    const name = `${scope.account.id}/${scope.region}/${start}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const made = Map.groupBy(source(scope, start, start + day), ({ time }) => Math.floor(time / hour));
    kept.set(name, made);
    return made;
  };
  return (scope, from, to) => {
    const events: WorldTrailEvent[] = [];
    for (let number = Math.floor(from / hour); number * hour < to; number += 1)
      events.push(...(dayOf(scope, number * hour - ((number * hour) % day)).get(number) ?? []));
    return events;
  };
};
