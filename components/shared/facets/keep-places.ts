import type { FacetValueView } from "./facet-group.tsx";

/**
 * New counts in the places that values have on the screen: what is listed still stays where it is, and what is not gives
 * its place to the next that has none. `now` is what to list of `all` values counted. Where nothing comes, a value stays
 * with its count, which is none where `isWhole` says that every value was counted; otherwise it is not known, and it goes.
 */
export function keepPlaces(
  before: readonly FacetValueView[],
  now: readonly FacetValueView[],
  all: readonly FacetValueView[],
  isWhole: boolean,
): readonly FacetValueView[] {
  const still = new Map(now.map((value) => [value.value, value]));
  const shown = new Set(before.map(({ value }) => value));
  const coming = now.filter(({ value }) => !shown.has(value));
  const kept = before.flatMap((value) => {
    const next = still.get(value.value) ?? coming.shift() ?? all.find((each) => each.value === value.value);
    if (next !== undefined) return [next];
    return isWhole ? [{ ...value, count: 0, choice: null }] : [];
  });
  return [...kept, ...coming];
}
