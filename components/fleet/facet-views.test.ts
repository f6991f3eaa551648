import { describe, expect, test } from "vitest";
import { facetViews } from "./facet-views.ts";
import type { NodeLabels } from "./use-node-labels.ts";

const labels: NodeLabels = {
  field: (key) => key,
  value: (_, value) => value ?? "Unknown",
  text: () => null,
};

const fieldsOf = (filter: string) =>
  facetViews(
    [
      { field: "ping", values: [], more: 0 },
      { field: "platform", values: [{ value: "Linux", count: 3, selected: null }], more: 0 },
    ],
    filter,
    labels,
  ).map((view) => [view.field, view.values.map((value) => value.value)]);

describe("facets as shown", () => {
  test("have a heading only where there is a value", () => {
    expect(fieldsOf("")).toEqual([["platform", ["Linux"]]]);
  });

  test("keep what the filter names, to be taken back", () => {
    expect(fieldsOf("ping:Online")).toEqual([
      ["ping", ["Online"]],
      ["platform", ["Linux"]],
    ]);
  });
});
