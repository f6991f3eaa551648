import { expect, test } from "vitest";
import { median, percentile } from "./statistics.ts";

test("percentiles are samples, by nearest rank, in whatever order they came", () => {
  const samples = [30, 10, 20, 40, 50, 60, 70, 80, 90, 100];
  expect(percentile(samples, 0.95)).toBe(100);
  expect(percentile(samples, 0.9)).toBe(90);
  expect(median(samples)).toBe(50);
  expect(percentile(samples, 0)).toBe(10);
});
