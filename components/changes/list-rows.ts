import type { ChangeBurst, ChangeEvent, ChangeLine } from "#lib/changes/contract/events.ts";

/** A row of the table: an event, a burst that opens, or the rest of an open burst. */
export type ListRow = { key: string; nested: boolean } & (
  | { kind: "event"; event: ChangeEvent }
  | { kind: "burst"; event: ChangeEvent; burst: ChangeBurst; open: boolean }
  | { kind: "rest"; event: ChangeEvent; burst: ChangeBurst; count: number }
);

/** Names a burst while newer events join it: by where it began. */
export const burstKey = ({ burst, from }: ChangeBurst): string => `burst:${burst}:${from}`;
const restKey = (burst: ChangeBurst): string => `rest:${burst.burst}:${burst.from}`;

/** The rows of the lines; below an open burst its events as far as they are known, and how many there are beside them. */
export function listRows(
  lines: readonly ChangeLine[],
  inside: ReadonlyMap<string, readonly ChangeEvent[]>,
): ListRow[] {
  return lines.flatMap(({ event, burst }): ListRow[] => {
    if (burst === null) return [{ key: event.key, nested: false, kind: "event", event }];
    const key = burstKey(burst);
    const events = inside.get(key);
    const head: ListRow = { key, nested: false, kind: "burst", event, burst, open: events !== undefined };
    if (events === undefined) return [head];
    const rows = events.map((item): ListRow => ({ key: item.key, nested: true, kind: "event", event: item }));
    const count = burst.count - events.length;
    const rest: ListRow[] =
      count > 0 && events.length > 0
        ? [{ key: restKey(burst), nested: true, kind: "rest", event, burst, count }]
        : [];
    return [head, ...rows, ...rest];
  });
}
