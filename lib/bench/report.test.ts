import { describe, expect, test } from "vitest";
import { overBudget, table } from "./report.ts";

describe("the benchmark's report", () => {
  test("puts each figure beside its budget and says which is over", () => {
    const text = table([
      {
        bench: "reads",
        figures: [
          { name: "p95", value: 41.234, unit: "ms", budget: 40 },
          { name: "facets", value: 12, unit: "ms", budget: 80 },
          { name: "rows", value: 50_000, unit: "rows" },
        ],
      },
    ]);
    expect(text.split("\n").map((line) => line.split(/\s{2,}/))).toEqual([
      ["bench", "figure", "measured", "budget"],
      ["reads", "p95", "41.2 ms", "≤ 40 ms", "OVER"],
      ["reads", "facets", "12 ms", "≤ 80 ms", "ok"],
      ["reads", "rows", "50000 rows"],
    ]);
  });

  test("a figure at its budget keeps it", () => {
    expect(overBudget({ name: "", value: 40, unit: "ms", budget: 40 })).toBe(false);
  });
});
