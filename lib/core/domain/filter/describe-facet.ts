import type { Facet } from "#lib/core/contract/lists.ts";
import type { FacetChoice } from "./facet-choice.ts";

/** How many rows have each value; null is "unknown". */
export type FacetCounts = Map<string | null, number>;

/** Values of one facet that an answer lists, besides those chosen. */
export const listedValues = 50;

/** A facet as the contract gives it, the most frequent values first. `distinct` is given where not every value was counted. */
export function describeFacet(
  field: string,
  counts: FacetCounts,
  distinct: number | undefined,
  choices: ReadonlyMap<string | null, FacetChoice>,
): Facet {
  const chosen = new Map([...choices].map(([value, choice]) => [fold(value), choice]));
  const merged = mergeSpellings(counts);
  const known = new Set([...merged.keys()].map(fold));
  // A chosen value that no node has any more stays visible, to be taken back.
  const lost = [...choices.keys()].filter((value) => !known.has(fold(value)));
  const sorted = [...merged].sort(([one, many], [other, more]) => more - many || compare(one, other));
  const listed = sorted.filter(([value], index) => index < listedValues || chosen.has(fold(value)));
  const values = [...listed, ...lost.map((value) => [value, 0] as const)];
  return {
    field,
    values: values.map(([value, count]) => ({ value, count, selected: chosen.get(fold(value)) ?? null })),
    more: Math.max(0, (distinct ?? merged.size) - listed.length),
  };
}

/** A click finds a value in any case of letters, so its count is of all of them; the most frequent spelling stands. */
function mergeSpellings(counts: FacetCounts): FacetCounts {
  const bySpelling = Map.groupBy(counts, ([value]) => fold(value));
  return new Map(
    [...bySpelling.values()].map((spellings) => {
      const [first] = spellings.sort(([one, many], [other, more]) => more - many || compare(one, other));
      return [first?.[0] ?? null, spellings.reduce((sum, [, count]) => sum + count, 0)];
    }),
  );
}

const fold = (value: string | null): string | null => value?.toLowerCase() ?? null;

function compare(one: string | null, other: string | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return one < other ? -1 : 1;
}
