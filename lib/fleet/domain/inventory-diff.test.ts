import { describe, expect, test } from "vitest";
import { compareInventory, inventoryColumns, inventoryMatches, listInventory } from "./inventory-diff.ts";

const nginx124 = { id: 1, content: { Name: "nginx", Version: "1.24" } };
const nginx126 = { id: 2, content: { Name: "nginx", Version: "1.26" } };
const curl = { id: 3, content: { Name: "curl", Version: "8.5" } };
const zlib = { id: 4, content: { Name: "zlib", Version: "1.3" } };

describe("inventory of two nodes or moments", () => {
  test("tells same, added, removed and changed entries apart, by name", () => {
    expect(compareInventory([nginx126, curl], [nginx124, curl, zlib])).toEqual([
      { difference: "same", content: curl.content, other: curl.content },
      { difference: "changed", content: nginx126.content, other: nginx124.content },
      { difference: "removed", content: null, other: zlib.content },
    ]);
  });

  test("a second version beside the first is added, not changed", () => {
    expect(compareInventory([nginx124, nginx126], [nginx124])).toEqual([
      { difference: "same", content: nginx124.content, other: nginx124.content },
      { difference: "added", content: nginx126.content, other: null },
    ]);
  });

  test("an equal inventory has no differences", () => {
    const entries = compareInventory([curl, zlib], [zlib, curl]);
    expect(entries.every(({ difference }) => difference === "same")).toBe(true);
  });

  test("search looks at both sides without regard to case", () => {
    const [entry] = compareInventory([], [nginx124]);
    expect(entry && [inventoryMatches(entry, "NGI"), inventoryMatches(entry, "apache")]).toEqual([
      true,
      false,
    ]);
  });

  test("columns begin with what names an entry", () => {
    const item = { id: 9, content: { Architecture: "x86_64", Version: "1", Name: "a" } };
    expect(inventoryColumns(listInventory([item]))).toEqual(["Name", "Version", "Architecture"]);
  });
});
