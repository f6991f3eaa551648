import { describe, expect, it } from "vitest";
import { durationParts } from "./duration.ts";

describe("durationParts", () => {
  it.each([
    [0, "millisecond", 0, 0],
    [849.6, "millisecond", 850, 0],
    [3210, "second", 3.2, 0],
    [59_400, "second", 59, 0],
    [59_600, "minute", 1, 0],
    [125_000, "minute", 2, 5],
    [4_800_000, "hour", 1, 20],
  ])("%d ms reads as %s %d rest %d", (ms, unit, count, rest) => {
    expect(durationParts(ms)).toEqual({ unit, count, rest });
  });
});
