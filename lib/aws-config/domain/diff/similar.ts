import { isArray, isObject, type Json } from "../json.ts";
import { canonicalText } from "./canonical-text.ts";

/** An element with its place in its array and what it is, see identity.ts. */
export interface Placed {
  element: Json;
  place: number;
  name: string | null;
}
/** Places of one element in the arrays before and after. */
export type Pair = readonly [from: number, to: number];

/** Beyond this many comparisons the rest counts as removed and added: no reader follows that many pairs. */
const comparisonsMax = 2500;
const similarityMin = 0.5;

/** Pairs objects that are at least half the same, the most similar first; the same pairs whichever side is first. */
export function pairSimilar(gone: readonly Placed[], come: readonly Placed[]): Pair[] {
  const before = gone.filter(({ element }) => isObject(element));
  const after = come.filter(({ element }) => isObject(element));
  if (before.length * after.length > comparisonsMax) return [];
  const texts = (side: readonly Placed[]) =>
    side.map(({ place, element }) => ({ place, members: memberTexts(element) }));
  const others = texts(after);
  const scored = texts(before).flatMap(({ place: from, members }) =>
    others.map((other) => ({ from, to: other.place, score: similarity(members, other.members) })),
  );
  const pairs: Pair[] = [];
  const taken = { from: new Set<number>(), to: new Set<number>() };
  const near = ({ from, to }: { from: number; to: number }) => Math.abs(from - to);
  scored.sort(
    (one, other) =>
      other.score - one.score || near(one) - near(other) || one.from + one.to - other.from - other.to,
  );
  for (const { from, to, score } of scored) {
    if (score < similarityMin || taken.from.has(from) || taken.to.has(to)) continue;
    taken.from.add(from);
    taken.to.add(to);
    pairs.push([from, to]);
  }
  return pairs;
}

/** Each member as one text, or as the set of its elements' texts. */
type MemberTexts = ReadonlyMap<string, string | ReadonlySet<string>>;

function memberTexts(element: Json): MemberTexts {
  if (!isObject(element)) return new Map();
  return new Map(
    Object.entries(element).map(([key, value]) => [
      key,
      isArray(value) ? new Set(value.map((each) => canonicalText(each))) : canonicalText(value, key),
    ]),
  );
}

/** 0 to 1: the share of members that are equal; of arrays the share of elements. */
function similarity(before: MemberTexts, after: MemberTexts): number {
  const keys = new Set([...before.keys(), ...after.keys()]);
  if (keys.size === 0) return 1;
  let same = 0;
  for (const key of keys) same += memberSimilarity(before.get(key), after.get(key));
  return same / keys.size;
}

function memberSimilarity(
  before: string | ReadonlySet<string> | undefined,
  after: string | ReadonlySet<string> | undefined,
): number {
  if (!isTexts(before) || !isTexts(after)) return before === after ? 1 : 0;
  let shared = 0;
  for (const each of before) if (after.has(each)) shared += 1;
  const all = before.size + after.size - shared;
  return all === 0 ? 1 : shared / all;
}

const isTexts = (texts: string | ReadonlySet<string> | undefined): texts is ReadonlySet<string> =>
  texts instanceof Set;
