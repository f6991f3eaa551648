import type { Json } from "../json.ts";
import { canonicalText } from "./canonical-text.ts";
import { identityOf } from "./identity.ts";
import { type Pair, type Placed, pairSimilar } from "./similar.ts";

/** Which elements of two arrays are the same one, by their places. */
export interface ArrayMatch {
  pairs: readonly Pair[];
  removed: readonly number[];
  added: readonly number[];
  /** Places in `after` of pairs that left their order; empty where order means nothing. */
  moved: ReadonlySet<number>;
  /** What the elements of each side are, see identity.ts. */
  names: readonly [before: readonly (string | null)[], after: readonly (string | null)[]];
}

/**
 * @param loosely of two resources: what is left of a text without the resource's own names. Elements whose identities
 * differ, but which say the same then or nearly the same, are pairs, too.
 */
export function matchArrays(
  key: string,
  before: readonly Json[],
  after: readonly Json[],
  loosely: readonly [before: (text: string) => string, after: (text: string) => string] | null,
): ArrayMatch {
  const { names, ordered } = identityOf(key, before, after);
  const placed = (side: readonly Json[], at: number): Placed[] =>
    side.map((element, place) => ({ element, place, name: names[at]?.[place] ?? null }));
  const named = pairEqual({ gone: placed(before, 0), come: placed(after, 1) }, ({ name }) => name);
  // An element with an identity that the other side lacks is another element, unless two resources are compared.
  const unnamed = (side: readonly Placed[]) => side.filter(({ name }) => loosely !== null || name === null);
  const rest = { gone: unnamed(named.left.gone), come: unnamed(named.left.come) };
  const same = pairEqual(rest, ({ element }) => canonicalText(element));
  const alike = loosely === null ? { pairs: [], left: same.left } : pairAlike(same.left, loosely);
  const similar = pairSimilar(alike.left.gone, alike.left.come);
  const all = [...named.pairs, ...same.pairs, ...alike.pairs, ...similar];
  const pairs = all.sort((one, other) => one[1] - other[1]);
  const paired = { from: new Set(pairs.map(([from]) => from)), to: new Set(pairs.map(([, to]) => to)) };
  return {
    pairs,
    removed: before.map((_, place) => place).filter((place) => !paired.from.has(place)),
    added: after.map((_, place) => place).filter((place) => !paired.to.has(place)),
    moved: ordered ? outOfOrder(pairs) : new Set(),
    names: [names[0] ?? [], names[1] ?? []],
  };
}

interface Sides {
  gone: readonly Placed[];
  come: readonly Placed[];
}

/** Pairs what is the same without what each side calls itself. */
function pairAlike(
  { gone, come }: Sides,
  [ofBefore, ofAfter]: readonly [(text: string) => string, (text: string) => string],
): { pairs: Pair[]; left: Sides } {
  const renamed = (side: readonly Placed[], rename: (text: string) => string): Placed[] =>
    side.map((placed) => ({
      ...placed,
      name: rename(typeof placed.element === "string" ? placed.element : canonicalText(placed.element)),
    }));
  return pairEqual({ gone: renamed(gone, ofBefore), come: renamed(come, ofAfter) }, ({ name }) => name);
}

/** Pairs what has the same name on both sides, in order where several share one. */
function pairEqual(
  { gone, come }: Sides,
  nameOf: (placed: Placed) => string | null,
): { pairs: Pair[]; left: Sides } {
  const waiting = new Map<string, Placed[]>();
  for (const placed of gone) {
    const name = nameOf(placed);
    if (name === null) continue;
    const queue = waiting.get(name);
    if (queue === undefined) waiting.set(name, [placed]);
    else queue.push(placed);
  }
  const pairs: Pair[] = [];
  const left = come.filter((placed) => {
    const name = nameOf(placed);
    const partner = name === null ? undefined : waiting.get(name)?.shift();
    if (partner !== undefined) pairs.push([partner.place, placed.place]);
    return partner === undefined;
  });
  const taken = new Set(pairs.map(([from]) => from));
  return { pairs, left: { gone: gone.filter(({ place }) => !taken.has(place)), come: left } };
}

/** Those outside a longest run that kept its order: the fewest moves that explain the new order. */
function outOfOrder(pairs: readonly Pair[]): Set<number> {
  const moved = new Set<number>();
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([from], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[0] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
    moved.add(pairs[index]?.[1] ?? 0);
  });
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    moved.delete(pairs[index]?.[1] ?? 0);
  }
  return moved;
}
