import type { WorldCause } from "./types.ts";

/** A moment at which a resource became another, and who made it so. Times are milliseconds. */
export interface Change {
  at: number;
  /** Absent when nobody called. */
  call?: (() => WorldCause) | undefined;
}

/** All changes of one resource, made as they are asked for. */
export interface Timeline {
  /** After `from`, not after `to`, oldest first. */
  between: (from: number, to: number) => Change[];
  /** The newest that is not after `time`. */
  last: (time: number) => Change | undefined;
}

export type Call = ((at: number, turn: number) => WorldCause) | undefined;

const changeAt = (at: number, turn: number, call: Call): Change => ({
  at,
  call: call === undefined ? undefined : () => call(at, turn),
});

export const once = (at: number, call?: Call): Timeline => ({
  between: (from, to) => (at > from && at <= to ? [changeAt(at, 0, call)] : []),
  last: (time) => (at <= time ? changeAt(at, 0, call) : undefined),
});

/** At `first` and then `every` so many milliseconds; `turn` counts from 0. */
export const periodic = (first: number, every: number, call?: Call): Timeline => {
  const turnAt = (time: number): number => Math.floor((time - first) / every);
  return {
    between: (from, to) => {
      const changes: Change[] = [];
      for (let turn = Math.max(0, turnAt(from) + 1); first + turn * every <= to; turn += 1)
        changes.push(changeAt(first + turn * every, turn, call));
      return changes;
    },
    last: (time) => {
      const turn = turnAt(time);
      return turn < 0 ? undefined : changeAt(first + turn * every, turn, call);
    },
  };
};

/** Of a timeline what lies after `from` and before `to`. */
export const within = (timeline: Timeline, from: number, to: number): Timeline => ({
  between: (start, end) => timeline.between(Math.max(start, from), Math.min(end, to - 1)),
  last: (time) => {
    const change = timeline.last(Math.min(time, to - 1));
    return change === undefined || change.at <= from ? undefined : change;
  },
});

/** One of several changes of the same moment stays: the first that somebody called. */
const withoutTwins = (changes: readonly Change[]): Change[] => {
  const kept: Change[] = [];
  for (const change of changes) {
    const before = kept.at(-1);
    if (before?.at !== change.at) kept.push(change);
    else if (before.call === undefined) kept[kept.length - 1] = change;
  }
  return kept;
};

export const merged = (timelines: readonly Timeline[]): Timeline => ({
  between: (from, to) =>
    withoutTwins(
      timelines.flatMap((timeline) => timeline.between(from, to)).sort((left, right) => left.at - right.at),
    ),
  last: (time) => {
    let newest: Change | undefined;
    for (const timeline of timelines) {
      const change = timeline.last(time);
      if (change === undefined) continue;
      const newer = newest === undefined || change.at > newest.at;
      if (newer || (change.at === newest?.at && newest.call === undefined)) newest = change;
    }
    return newest;
  },
});
