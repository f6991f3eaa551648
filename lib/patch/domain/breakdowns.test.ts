import { describe, expect, it } from "vitest";
import { dimensions } from "#lib/patch/contract/dimensions.ts";
import { breakdownsOf, type CountRow, totalsOf } from "./breakdowns.ts";

const row = (changes: Partial<CountRow>): CountRow => {
  const value = changes.value === undefined ? "a" : changes.value;
  return {
    dimension: "patchgroup",
    key: value?.toLowerCase() ?? null,
    class: "compliant",
    nodes: 1,
    ...changes,
    value,
  };
};
const groups = (rows: readonly CountRow[]) =>
  breakdownsOf(rows, () => null).find(({ dimension }) => dimension === "patchgroup");

describe("breakdowns", () => {
  it("name every dimension, also those without nodes", () => {
    expect(breakdownsOf([], () => null).map(({ dimension }) => dimension)).toEqual(dimensions);
  });

  it("make one group of spellings that filters do not tell apart, under the commonest", () => {
    const found = groups([
      row({ value: "Web", nodes: 2 }),
      row({ value: "web", nodes: 3 }),
      row({ value: "WEB" }),
    ]);
    expect(found?.groups).toEqual([{ value: "web", name: null, nodes: 6, classes: { compliant: 6 } }]);
  });

  it("keep nodes without a value apart from every value", () => {
    const found = groups([row({ value: null }), row({ value: "none" })]);
    expect(found?.groups.map(({ value }) => value)).toEqual(["none", null]);
  });

  it("put first what needs most attention, not what is largest", () => {
    const found = groups([
      row({ value: "large", nodes: 900 }),
      row({ value: "broken", class: "failed", nodes: 3 }),
      row({ value: "silent", class: "unknown", nodes: 50 }),
    ]);
    expect(found?.groups.map(({ value }) => value)).toEqual(["broken", "large", "silent"]);
  });

  it("sum up what is beyond the list, so that nothing is lost", () => {
    const many = Array.from({ length: 503 }, (_, index) => row({ value: `group ${index}`, nodes: 2 }));
    const found = groups(many);
    expect(found?.groups.length).toBe(500);
    expect(found?.rest).toEqual({ groups: 3, nodes: 6, classes: { compliant: 6 } });
  });

  it("give the totals of one dimension, because each counts every node", () => {
    const rows = [
      row({ dimension: "account", value: "1", class: "failed", nodes: 4 }),
      row({ dimension: "account", value: "2", nodes: 5 }),
      row({ dimension: "region", value: "us-east-1", nodes: 9 }),
    ];
    expect(totalsOf(rows)).toEqual({ nodes: 9, classes: { failed: 4, compliant: 5 } });
  });
});
