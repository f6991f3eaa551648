import { describe, expect, it } from "vitest";
import { asOfState, momentFrom } from "./as-of.ts";

const now = Date.parse("2026-11-23T12:00:00.000Z");

describe("asOfState", () => {
  it.each([
    ["2026-11-23T11:00:00Z", "2026-11-23T10:00:00Z", "answerable"],
    ["2026-11-23T10:00:00Z", "2026-11-23T10:00:00.000Z", "answerable"],
    ["2026-11-23T09:59:59Z", "2026-11-23T10:00:00Z", "before"],
    ["2026-11-23T12:00:01Z", "2026-11-23T10:00:00Z", "future"],
    ["2026-11-23T11:00:00Z", null, "noHistory"],
    ["2026-11-23T11:00:00Z", undefined, "answerable"],
  ] as const)("%s with history from %s is %s", (asOf, earliest, expected) => {
    expect(asOfState(asOf, earliest, now)).toBe(expected);
  });
});

describe("momentFrom", () => {
  it("goes by whole seconds", () => {
    expect(momentFrom(now + 999, -60_000)).toBe("2026-11-23T11:59:00.000Z");
  });
});
