import { describe, expect, it } from "vitest";
import { SimulatedClock } from "./clock.ts";

const start = new Date("2026-03-02T10:00:00Z");

describe("the simulated clock", () => {
  it("follows real time until it is told otherwise", () => {
    expect(Math.abs(new SimulatedClock().now().getTime() - Date.now())).toBeLessThan(60_000);
  });

  it("starts where it is told and runs on from there", () => {
    const passed = new SimulatedClock(start).now().getTime() - start.getTime();
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThan(60_000);
  });

  it("jumps, advances and stands still", () => {
    const clock = new SimulatedClock();
    clock.change({ now: start.toISOString(), frozen: true });
    expect(clock.now()).toEqual(start);
    clock.change({ advanceSeconds: 3600 });
    expect(clock.now().toISOString()).toBe("2026-03-02T11:00:00.000Z");
    expect(clock.frozen).toBe(true);
    clock.change({ frozen: false });
    expect(clock.frozen).toBe(false);
    expect(clock.now().getTime() - Date.parse("2026-03-02T11:00:00Z")).toBeLessThan(60_000);
  });

  it("returns to real time on reset", () => {
    const clock = new SimulatedClock(start);
    clock.change({ frozen: true });
    clock.reset();
    expect(clock.frozen).toBe(false);
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000);
  });
});
