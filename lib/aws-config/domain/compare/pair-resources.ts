/** What two resources are matched by. */
export interface Matchable {
  name: string;
  region: string;
}

export interface ResourcePair<Resource> {
  name: string;
  before: Resource | null;
  after: Resource | null;
  /** Several resources of one side share the name, so that another pairing is possible. */
  ambiguous: boolean;
}

/**
 * Pairs resources of two accounts by name: first those of one Region, then what is left of a name across Regions, each in
 * the order given. What has no partner is a pair with one side.
 */
export function pairResources<Resource extends Matchable>(
  before: readonly Resource[],
  after: readonly Resource[],
): ResourcePair<Resource>[] {
  const ends = byName(before);
  const starts = byName(after);
  return [...new Set([...ends.keys(), ...starts.keys()])].flatMap((name) => {
    const gone = ends.get(name) ?? [];
    const come = starts.get(name) ?? [];
    const ambiguous = gone.length > 1 || come.length > 1;
    return pairsOf(gone, come).map(([one, other]) => ({ name, before: one, after: other, ambiguous }));
  });
}

function pairsOf<Resource extends Matchable>(
  gone: readonly Resource[],
  come: readonly Resource[],
): [Resource | null, Resource | null][] {
  const free = new Set(come);
  const pairs: [Resource | null, Resource | null][] = [];
  const left = gone.filter((one) => {
    const partner = [...free].find(({ region }) => region === one.region);
    if (partner === undefined) return true;
    free.delete(partner);
    pairs.push([one, partner]);
    return false;
  });
  for (const one of left) {
    const [partner = null] = free;
    if (partner !== null) free.delete(partner);
    pairs.push([one, partner]);
  }
  for (const other of free) pairs.push([null, other]);
  return pairs;
}

function byName<Resource extends Matchable>(resources: readonly Resource[]): Map<string, Resource[]> {
  const names = new Map<string, Resource[]>();
  for (const resource of resources) {
    const known = names.get(resource.name);
    if (known === undefined) names.set(resource.name, [resource]);
    else known.push(resource);
  }
  return names;
}
