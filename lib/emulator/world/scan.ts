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
  /** Any number of other items (up to 1,024) for each item. */
  flatMap: <Other>(expand: (item: Item) => readonly Other[]) => Scan<Other>;
}

/** A position is a place and the number of items of that place already given. */
const width = 1024;

/** `at(place)` gives the items of one place (none, one or a few); places run from 0 to `places - 1`. */
export const scanOf = <Item>(places: number, at: (place: number) => readonly Item[]): Scan<Item> => ({
  scan: (position, limit) => {
    const items: Item[] = [];
    let given = position % width;
    for (let place = Math.floor(position / width); place < places; place += 1) {
      if (items.length >= limit) return { items, next: place * width };
      const here = at(place).slice(given);
      const fitting = here.slice(0, limit - items.length);
      items.push(...fitting);
      if (fitting.length < here.length) return { items, next: place * width + given + fitting.length };
      given = 0;
    }
    return { items, next: undefined };
  },
  filter: (keep) => scanOf(places, (place) => at(place).filter(keep)),
  flatMap: (expand) => scanOf(places, (place) => at(place).flatMap(expand)),
  *[Symbol.iterator]() {
    for (let place = 0; place < places; place += 1) yield* at(place);
  },
});

/** A scan that is made when it is first read. */
export const lazyScan = <Item>(make: () => Scan<Item>): Scan<Item> => ({
  scan: (position, limit) => make().scan(position, limit),
  filter: (keep) => lazyScan(() => make().filter(keep)),
  flatMap: (expand) => lazyScan(() => make().flatMap(expand)),
  [Symbol.iterator]: () => make()[Symbol.iterator](),
});

/** Later than any time of the world, in milliseconds. */
const horizon = 2 ** 43;

/**
 * A list that grows at its beginning, newest first: a position is a time, so that what comes meanwhile moves nothing. Items of
 * one millisecond (up to 64) keep their order.
 */
export const newestFirst = <Item>(items: readonly Item[], timeOf: (item: Item) => number): Scan<Item> => {
  const keys: number[] = [];
  for (const item of items) {
    const key = (horizon - timeOf(item)) * 64;
    keys.push(Math.max(key, (keys.at(-1) ?? -1) + 1));
  }
  return {
    scan: (position, limit) => {
      const found = keys.findIndex((key) => key >= position);
      const start = found === -1 ? keys.length : found;
      return { items: items.slice(start, start + limit), next: keys[start + limit] };
    },
    filter: (keep) => newestFirst(items.filter(keep), timeOf),
    flatMap: (expand) => scanOf(items.length, (place) => items.slice(place, place + 1).flatMap(expand)),
    [Symbol.iterator]: () => items[Symbol.iterator](),
  };
};

/** One scan after another. A position is one of a scan and the scan's turn, so that such sequences can be nested. */
export const concatScans = <Item>(scans: readonly Scan<Item>[]): Scan<Item> => ({
  scan: (position, limit) => {
    const items: Item[] = [];
    const turns = Math.max(1, scans.length);
    let within = Math.floor(position / turns);
    for (let turn = position % turns; turn < scans.length; turn += 1) {
      if (items.length >= limit) return { items, next: turn };
      const page = scans[turn]?.scan(within, limit - items.length);
      items.push(...(page?.items ?? []));
      if (page?.next !== undefined) return { items, next: page.next * turns + turn };
      within = 0;
    }
    return { items, next: undefined };
  },
  filter: (keep) => concatScans(scans.map((scan) => scan.filter(keep))),
  flatMap: (expand) => concatScans(scans.map((scan) => scan.flatMap(expand))),
  *[Symbol.iterator]() {
    for (const scan of scans) yield* scan;
  },
});
