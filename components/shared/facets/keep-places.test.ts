import { describe, expect, test } from "vitest";
import type { FacetValueView } from "./facet-group.tsx";
import { keepPlaces } from "./keep-places.ts";

const values = (counts: Record<string, number>): FacetValueView[] =>
  Object.entries(counts).map(([value, count]) => ({ value, label: value, tone: null, count, choice: null }));
const keep = (
  before: Record<string, number>,
  now: Record<string, number>,
  isWhole = true,
  all: Record<string, number> = now,
) => told(keepPlaces(values(before), values(now), values(all), isWhole));
const told = (list: readonly FacetValueView[]) => list.map(({ value, count }) => `${value} ${count}`);

describe("values of a facet while a filter changes", () => {
  test("stay where they are, whatever their counts", () => {
    expect(keep({ Online: 9, Lost: 3 }, { Lost: 2, Online: 1 })).toEqual(["Online 1", "Lost 2"]);
  });

  test("that have gone give their place to those that come", () => {
    expect(keep({ a: 3, b: 2, c: 1 }, { c: 9, d: 8, e: 7 })).toEqual(["d 8", "e 7", "c 9"]);
  });

  test("are none where every value was counted and they are not among them", () => {
    expect(keep({ a: 3, b: 2 }, { b: 1 })).toEqual(["a 0", "b 1"]);
  });

  test("go where not every value was counted: how many there are is not known", () => {
    expect(keep({ a: 3, b: 2 }, { b: 1 }, false)).toEqual(["b 1"]);
  });

  test("that are counted and not among the first keep a free place with their count", () => {
    expect(keep({ a: 9, b: 8, c: 7 }, { a: 9, b: 8 }, true, { a: 9, b: 8, c: 7 })).toEqual([
      "a 9",
      "b 8",
      "c 7",
    ]);
  });

  test("a value that is gone is no longer chosen", () => {
    const [gone] = keepPlaces(
      [{ value: "a", label: "a", tone: null, count: 1, choice: "include" }],
      [],
      [],
      true,
    );
    expect(gone).toMatchObject({ count: 0, choice: null });
  });
});
