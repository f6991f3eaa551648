import type { Scan } from "../../../world/scan.ts";
import type { World } from "../../../world/world.ts";

/** Lists that were made for a first page wait here for their further pages; the oldest go first. */
interface Snapshots {
  count: number;
  rows: number;
  lists: Map<number, readonly string[]>;
}

const rowsMax = 600_000;
/** A position is the number of a list and a place in it. */
const width = 2 ** 22;

const ofWorld = new WeakMap<World, Snapshots>();

function snapshotsOf(world: World): Snapshots {
  let snapshots = ofWorld.get(world);
  if (snapshots === undefined) {
    snapshots = { count: 0, rows: 0, lists: new Map() };
    ofWorld.set(world, snapshots);
  }
  return snapshots;
}

function keep(snapshots: Snapshots, list: readonly string[]): number {
  snapshots.count += 1;
  snapshots.lists.set(snapshots.count, list);
  snapshots.rows += list.length;
  for (const [number, old] of snapshots.lists) {
    if (snapshots.rows <= rowsMax || number === snapshots.count) break;
    snapshots.lists.delete(number);
    snapshots.rows -= old.length;
  }
  return snapshots.count;
}

/**
 * A list that is made once, for its first page: its further pages continue that very list, and make it anew only when it had
 * to give way to others.
 */
export function snapshotScan(world: World, make: () => readonly string[]): Pick<Scan<string>, "scan"> {
  const snapshots = snapshotsOf(world);
  return {
    scan: (position, limit) => {
      let number = Math.floor(position / width);
      let list = snapshots.lists.get(number);
      if (list === undefined) {
        list = make();
        if (list.length > limit || position > 0) number = keep(snapshots, list);
      }
      const start = position % width;
      const end = start + limit;
      return { items: list.slice(start, end), next: end < list.length ? number * width + end : undefined };
    },
  };
}
