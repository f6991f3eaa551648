import { describe, expect, test } from "vitest";
import type { Facet } from "#lib/fleet/contract/list.ts";
import { facetViews } from "./facet-views.ts";
import type { NodeLabels } from "./use-node-labels.ts";

const labels: NodeLabels = {
  field: (key) => `field ${key}`,
  value: (_field, value) => value ?? "Unknown",
  text: () => null,
};
const ping: Facet = {
  field: "ping",
  values: [
    { value: "Online", count: 7, selected: null },
    { value: null, count: 2, selected: null },
  ],
  more: 3,
};

describe("facets beside the list", () => {
  test("name what is unknown, and judge statuses", () => {
    const [view] = facetViews([ping], "", labels);
    expect(view?.values.map(({ label, tone, count }) => [label, tone, count])).toEqual([
      ["Online", "ok", 7],
      ["Unknown", "unknown", 2],
    ]);
    expect(view?.more).toBe(3);
  });

  test("are ticked by the filter in the address at once, whatever the last answer said", () => {
    const [view] = facetViews([ping], "ping:Online,none web", labels);
    expect(view?.values.map((value) => value.choice)).toEqual(["include", "include"]);
    expect(facetViews([ping], "ping!=Online", labels)[0]?.values[0]?.choice).toBe("exclude");
  });

  test("keep a value that the filter names although nothing has it any more", () => {
    const [view] = facetViews([ping], "ping:Inactive", labels);
    expect(view?.values[0]).toMatchObject({ value: "Inactive", count: 0, choice: "include" });
  });
});
