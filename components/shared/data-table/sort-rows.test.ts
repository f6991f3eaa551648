import { describe, expect, test } from "vitest";
import { sortRows } from "./sort-rows.ts";

interface Row {
  name: string | null;
  size: number | null;
}
const columns = [
  { id: "name", label: "", width: 1, shown: true, sortKey: "name", text: (row: Row) => row.name },
  {
    id: "size",
    label: "",
    width: 1,
    shown: true,
    sortKey: "size",
    text: (row: Row) => `${row.size} MB`,
    sortValue: (row: Row) => row.size,
  },
];
const names = (sort: string[]) =>
  sortRows<Row>(
    [
      { name: "web-10", size: 2 },
      { name: null, size: 9 },
      { name: "web-9", size: null },
      { name: "web-1", size: 2 },
    ],
    columns,
    sort.map((key) => ({ key: key.replace("-", ""), descending: key.startsWith("-") })),
  ).map((row) => row.name);

describe("sorting rows in the browser", () => {
  test("numbers inside names count as numbers", () => {
    expect(names(["name"])).toEqual(["web-1", "web-9", "web-10", null]);
  });

  test("unknown values stay last when the direction turns", () => {
    expect(names(["-name"])).toEqual(["web-10", "web-9", "web-1", null]);
    expect(names(["-size", "name"])).toEqual([null, "web-1", "web-10", "web-9"]);
  });

  test("a key that no column has is ignored", () => {
    expect(names(["nothing"])).toEqual(["web-10", null, "web-9", "web-1"]);
  });
});
