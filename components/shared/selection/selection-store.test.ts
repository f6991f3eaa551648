import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { createSelectionStore } from "./selection-store.ts";

const page = ["a", "b", "c", "d", "e"];

describe("the selection", () => {
  test("starts empty and counts what is set", () => {
    const store = createSelectionStore();
    expect(store.count(50)).toBe(0);
    store.set("a", true);
    store.set("b", true);
    store.set("a", false);
    expect(store.count(50)).toBe(1);
    expect(store.isSelected("b")).toBe(true);
  });

  test("holds rows that are not on the page shown", () => {
    const store = createSelectionStore();
    store.set("z", true);
    expect(store.pageState(page)).toBe("none");
    store.setMany(page, true);
    expect(store.pageState(page)).toBe("all");
    expect(store.count(50)).toBe(6);
  });

  test("a range goes both ways from the row set last", () => {
    const store = createSelectionStore();
    store.set("d", true);
    store.setRange(page, "b", true);
    expect(page.filter(store.isSelected)).toEqual(["b", "c", "d"]);
    store.setRange(page, "c", false);
    expect(page.filter(store.isSelected)).toEqual(["d"]);
  });

  test("a range whose start is on another page sets only its end", () => {
    const store = createSelectionStore();
    store.set("elsewhere", true);
    store.setRange(page, "c", true);
    expect(page.filter(store.isSelected)).toEqual(["c"]);
  });

  test("all of a result is kept as all but some, without the rows", () => {
    const store = createSelectionStore();
    store.selectAll("filter-1");
    store.set("b", false);
    expect(store.count(50_000)).toBe(49_999);
    expect(store.get()).toEqual({ mode: "exclude", keys: new Set(["b"]), scope: "filter-1" });
    store.set("b", true);
    expect(store.count(50_000)).toBe(50_000);
  });

  test("all of a result ends when another result is shown; named rows stay", () => {
    const store = createSelectionStore();
    store.selectAll("filter-1");
    expect(store.enterScope("filter-1")).toBe(false);
    expect(store.enterScope("filter-2")).toBe(true);
    expect(store.count(50)).toBe(0);
    store.set("a", true);
    expect(store.enterScope("filter-3")).toBe(false);
    expect(store.count(50)).toBe(1);
  });

  test("listeners hear of changes until they leave", () => {
    const store = createSelectionStore();
    const listener = vi.fn();
    const leave = store.subscribe(listener);
    store.setMany(page, true);
    expect(listener).toHaveBeenCalledTimes(1);
    leave();
    store.clear();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test("after any moves, each row is selected exactly as it was last told", () => {
    const move = fc.record({ keys: fc.array(fc.constantFrom(...page)), selected: fc.boolean() });
    fc.assert(
      fc.property(fc.array(move), fc.boolean(), (moves, fromAll) => {
        const store = createSelectionStore();
        const model = new Map(page.map((key) => [key, fromAll]));
        if (fromAll) store.selectAll("s");
        for (const { keys, selected } of moves) {
          store.setMany(keys, selected);
          for (const key of keys) model.set(key, selected);
        }
        expect(page.map(store.isSelected)).toEqual(page.map((key) => model.get(key)));
        expect(store.count(page.length)).toBe(page.filter((key) => model.get(key)).length);
      }),
    );
  });
});
