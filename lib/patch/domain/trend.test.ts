import { describe, expect, it } from "vitest";
import { type SampleRow, thirtyDaysBefore, trendBuckets, trendPoints, trendWindow } from "./trend.ts";

const now = new Date("2026-11-23T10:20:00Z");
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const sample = (date: string, places: number, counts: Record<string, number> = {}): SampleRow[] => [
  { atMs: day(date), dimension: "", nodes: 0, places },
  ...Object.entries(counts).map(([dimension, nodes]) => ({ atMs: day(date), dimension, nodes, places: 1 })),
];
const days = (count: number) =>
  Array.from({ length: count }, (_, index) => day("2026-11-01") + index * 86_400_000);

describe("the window of the trend", () => {
  it("ends with the bucket of now and begins the whole length before", () => {
    const window = trendWindow({ days: "30", bucket: "day" }, now);
    const buckets = trendBuckets(window);
    expect([buckets[0], buckets.at(-1), buckets.length]).toEqual([day("2026-10-24"), day("2026-11-23"), 31]);
  });

  it("still ends now for a moment within it, and at the moment for one before it", () => {
    const asOf = (text: string) =>
      trendWindow({ days: "30", bucket: "day", asOf: text }, now).to.toISOString();
    expect(asOf("2026-11-01T12:00:00Z")).toBe("2026-11-23T00:00:00.000Z");
    expect(asOf("2026-08-01T12:00:00Z")).toBe("2026-08-01T00:00:00.000Z");
  });

  it("thins hours to what a chart can show", () => {
    const window = trendWindow({ days: "90", bucket: "hour" }, now);
    expect(window.stepMs).toBe(3 * 3_600_000);
    expect(window.to.toISOString()).toBe("2026-11-23T09:00:00.000Z");
    expect(trendBuckets(window).length).toBe(721);
  });
});

describe("points of the trend", () => {
  it("are gaps where nothing was sampled, and zero where there was nothing to count", () => {
    const points = trendPoints(days(3), [
      ...sample("2026-11-01", 2, { failed: 3, unknown: 1 }),
      ...sample("2026-11-03", 2),
    ]);
    expect(points.map(({ classes }) => classes)).toEqual([{ failed: 3, unknown: 1 }, null, {}]);
  });

  it("are partial where fewer account-Regions were sampled than before and after", () => {
    const rows = ["01", "02", "04"].flatMap((date, index) =>
      sample(`2026-11-${date}`, [4, 3, 4][index] ?? 0),
    );
    expect(trendPoints(days(4), rows).map(({ partial }) => partial)).toEqual([false, true, false, false]);
  });

  it("are whole where account-Regions came or went for good, and partial while the newest is being filled", () => {
    const of = (...places: number[]) =>
      trendPoints(
        days(places.length),
        places.flatMap((count, index) => sample(`2026-11-0${index + 1}`, count)),
      ).map(({ partial }) => partial);
    expect(of(2, 4, 4)).toEqual([false, false, false]);
    expect(of(4, 2, 2)).toEqual([false, false, false]);
    expect(of(4, 4, 1)).toEqual([false, false, true]);
  });
});

describe("the comparison with 30 days ago", () => {
  const window = trendWindow({ days: "30", bucket: "day" }, now);
  const compared = (date: string, moment = now.toISOString()) =>
    thirtyDaysBefore(trendPoints(trendBuckets(window), sample(date, 1, { failed: 5 })), moment);

  it("uses the sample of that day", () => {
    expect(compared("2026-10-24")).toEqual({ failed: 5 });
  });

  it("is absent without one, and beyond the window", () => {
    expect(compared("2026-10-25")).toBeNull();
    expect(compared("2026-10-24", "2026-10-30T00:00:00Z")).toBeNull();
    expect(thirtyDaysBefore([], now.toISOString())).toBeNull();
  });
});
