import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatScans, type Scan, scanOf } from "./scan.ts";

const readAll = <Item>(scan: Scan<Item>, limit: number): Item[] => {
  const items: Item[] = [];
  let position: number | undefined = 0;
  while (position !== undefined) {
    const page = scan.scan(position, limit);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    position = page.next;
  }
  return items;
};

const places = fc.array(fc.array(fc.integer(), { maxLength: 7 }), { maxLength: 30 });
const scanFrom = (lists: readonly number[][]): Scan<number> =>
  scanOf(lists.length, (place) => lists[place] ?? []);

describe("a scan", () => {
  it("gives every item once, in order, whatever the page size", () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 9 }), (lists, limit) => {
        expect(readAll(scanFrom(lists), limit)).toEqual(lists.flat());
        expect([...scanFrom(lists)]).toEqual(lists.flat());
      }),
    );
  });

  it("filters and expands like the list of its items", () => {
    const even = (item: number): boolean => item % 2 === 0;
    const twice = (item: number): number[] => [item, -item];
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 9 }), (lists, limit) => {
        expect(readAll(scanFrom(lists).filter(even), limit)).toEqual(lists.flat().filter(even));
        expect(readAll(scanFrom(lists).flatMap(twice), limit)).toEqual(lists.flat().flatMap(twice));
      }),
    );
  });

  it("reads several scans one after another", () => {
    fc.assert(
      fc.property(fc.array(places, { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), (parts, limit) => {
        const whole = concatScans(parts.map(scanFrom));
        expect(readAll(whole, limit)).toEqual(parts.flat(2));
        expect([...whole]).toEqual(parts.flat(2));
        expect([...whole.filter((item) => item > 0)]).toEqual(parts.flat(2).filter((item) => item > 0));
      }),
    );
  });

  it("derives only what a page needs", () => {
    let derived = 0;
    const counted = scanOf(1_000_000, (place) => {
      derived += 1;
      return [place];
    });
    counted.scan(counted.scan(0, 50).next ?? 0, 50);
    expect(derived).toBeLessThanOrEqual(102);
  });
});
