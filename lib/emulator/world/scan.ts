/** One stretch of a sequence: where to go on is absent at the end. */
export interface ScanPage<Item> {
  items: Item[];
  next: number | undefined;
}

/**
 * A large sequence that is made while it is read. A position is a fixed place: what comes or goes elsewhere while someone
 * pages moves nothing, so that no item is lost or seen twice. Iterating it visits every item.
 */
export interface Scan<Item> extends Iterable<Item> {
  /** Up to `limit` items from `position` on (0 is the start). */
  scan: (position: number, limit: number) => ScanPage<Item>;
  /** The same sequence without the items that do not pass. */
  filter: (keep: (item: Item) => boolean) => Scan<Item>;
  map: <Other>(convert: (item: Item) => Other) => Scan<Other>;
}

/** `at(position)` gives the items of one place (none, one or a few); places run from 0 to `places - 1`. */
export const scanOf = <Item>(places: number, at: (position: number) => readonly Item[]): Scan<Item> => ({
  scan: (position, limit) => {
    const items: Item[] = [];
    let place = Math.max(0, position);
    // A place is never split over two pages, so that its position stays the whole cursor.
    for (; place < places; place += 1) {
      const here = at(place);
      if (items.length > 0 && items.length + here.length > limit) break;
      for (const item of here) items.push(item);
    }
    return { items, next: place < places ? place : undefined };
  },
  filter: (keep) => scanOf(places, (position) => at(position).filter(keep)),
  map: (convert) => scanOf(places, (position) => at(position).map(convert)),
  *[Symbol.iterator]() {
    for (let place = 0; place < places; place += 1) yield* at(place);
  },
});
