import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curveDays } from "#lib/patch/contract/curve-days.ts";
import { type ReleaseCounts, velocityOf } from "./velocity.ts";

const releasedAt = "2026-11-10T17:00:00Z";
const releaseDay = Math.floor(Date.parse(releasedAt) / 86_400_000);
const at = new Date("2026-11-23T00:00:00Z");
const of = (changes: Partial<ReleaseCounts>) =>
  velocityOf({ releasedAt, lacking: 0, present: 0, installs: [], ...changes }, at);

describe("the velocity of a release", () => {
  it("is the day on which enough of the nodes that need it had it", () => {
    const velocity = of({
      lacking: 1,
      present: 9,
      installs: [
        [releaseDay + 2, 4],
        [releaseDay + 3, 1],
        [releaseDay + 8, 4],
      ],
    });
    expect(velocity).toMatchObject({
      needed: 10,
      installed: 9,
      undated: 0,
      days50: 3,
      days90: 8,
      days99: "waiting",
    });
  });

  it("says that the time is unknown where AWS gives none for nodes that would decide it", () => {
    const velocity = of({ lacking: 0, present: 10, installs: [[releaseDay + 1, 6]] });
    expect(velocity).toMatchObject({ undated: 4, days50: 1, days90: "unknown", days99: "unknown" });
  });

  it("counts what was installed before the release as its first day", () => {
    expect(of({ present: 2, installs: [[releaseDay - 30, 2]] })).toMatchObject({ days50: 0, days99: 0 });
  });

  it("draws nothing for days that have not come", () => {
    const { curve } = of({ lacking: 1, present: 1, installs: [[releaseDay + 5, 1]] });
    const byDay = Object.fromEntries(curveDays.map((day, index) => [day, curve[index]]));
    expect(byDay).toMatchObject({ 3: 0, 5: 1, 10: 1, 14: null, 120: null });
  });

  it("never falls, and reaches 50% before 90% and 99%", () => {
    const installs = fc.array(
      fc.tuple(fc.integer({ min: releaseDay - 5, max: releaseDay + 12 }), fc.integer({ min: 1, max: 50 })),
    );
    fc.assert(
      fc.property(installs, fc.nat(100), fc.nat(20), (days, lacking, undated) => {
        const present = days.reduce((sum, [, nodes]) => sum + nodes, 0) + undated;
        fc.pre(present + lacking > 0);
        const { curve, days50, days90, days99 } = of({ lacking, present, installs: days });
        const known = curve.filter((nodes) => nodes !== null);
        expect(known).toEqual(known.toSorted((one, other) => one - other));
        const reached = [days50, days90, days99].filter((day) => typeof day === "number");
        expect(reached).toEqual(reached.toSorted((one, other) => one - other));
      }),
    );
  });
});
