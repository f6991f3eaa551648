import { describe, expect, test } from "vitest";
import { formatSort, parseSort, toggleSort } from "./sort-state.ts";

const click = (sort: string, key: string, further = false) =>
  formatSort(toggleSort(parseSort(sort), key, further));

describe("sorting by headings", () => {
  test("a click sorts by that column alone, a second one turns it round", () => {
    expect(click("-lastping,name", "ping")).toBe("ping");
    expect(click("ping", "ping")).toBe("-ping");
    expect(click("-ping", "ping")).toBe("ping");
  });

  test("a click on a further key makes it the only one, ascending", () => {
    expect(click("ping,name", "name")).toBe("name");
  });

  test("with shift the column becomes a further key, turns, and goes", () => {
    expect(click("ping", "name", true)).toBe("ping,name");
    expect(click("ping,name", "name", true)).toBe("ping,-name");
    expect(click("ping,-name", "name", true)).toBe("ping");
  });

  test("the last key cannot go", () => {
    expect(click("-ping", "ping", true)).toBe("ping");
  });

  test("empty parts of a hand-written sort are ignored", () => {
    expect(parseSort(",-,name,")).toEqual([{ key: "name", descending: false }]);
  });
});
