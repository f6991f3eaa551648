import { describe, expect, test } from "vitest";
import { filterRegistry } from "#lib/core/domain/filter/fields.ts";
import { facetViews } from "./facet-views.ts";

const words = {
  registry: filterRegistry([
    { key: "ping", aliases: [], kind: "keyword" },
    { key: "platform", aliases: [], kind: "keyword" },
  ]),
  field: (key: string) => key,
  value: (_: string, value: string | null) => value ?? "Unknown",
  tone: () => null,
};

const fieldsOf = (filter: string) =>
  facetViews(
    [
      { field: "ping", values: [], more: 0 },
      { field: "platform", values: [{ value: "Linux", count: 3, selected: null }], more: 0 },
    ],
    filter,
    words,
  ).map((view) => [view.field, view.values.map((value) => value.value)]);

describe("facets as shown", () => {
  test("have a heading only where there is a value", () => {
    expect(fieldsOf("")).toEqual([["platform", ["Linux"]]]);
  });

  test("tick a value that was typed in other letters, and take it back as it was typed", () => {
    const [, platform] = facetViews(
      [
        { field: "ping", values: [{ value: "Online", count: 1, selected: null }], more: 0 },
        { field: "platform", values: [{ value: "Linux", count: 3, selected: null }], more: 0 },
      ],
      "platform:linux",
      words,
    );
    expect(platform?.values).toEqual([
      { value: "linux", label: "Linux", tone: null, count: 3, choice: "include" },
    ]);
  });

  test("keep what the filter names, to be taken back", () => {
    expect(fieldsOf("ping:Online")).toEqual([
      ["ping", ["Online"]],
      ["platform", ["Linux"]],
    ]);
  });
});
