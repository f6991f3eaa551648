import { describe, expect, it } from "vitest";
import { aWorld, testTime } from "../testing/handler-request.ts";
import { slotBehind } from "./node-slots.ts";
import { patchTuesday } from "./patch/patch-calendar.ts";
import {
  installedInRun,
  installedMonthOf,
  installMonthAt,
  installOutcomeOf,
  installRunAt,
} from "./patch-installs.ts";
import type { Slot } from "./slot.ts";
import { day, hour } from "./time.ts";

const world = aWorld({ nodes: 1500 });
const nodes = world
  .accounts()
  .flatMap(({ id }) => world.regions().flatMap(({ name }) => [...world.nodes(id, name, testTime)]));
const slots = nodes.map(slotBehind);
const month = 48;

describe("an install run", () => {
  it("comes 3, 10 or 17 days after the second Tuesday, by the wave in the patch group", () => {
    for (const node of nodes) {
      const days = (installRunAt(slotBehind(node), month) - patchTuesday(month)) / day;
      expect([3, 10, 17]).toContain(days);
      if (node.tags.PatchGroup === undefined) expect(days).toBeGreaterThan(3);
      else expect(node.tags.PatchGroup).toMatch(new RegExp(`-wave${1 + (days - 3) / 7}$`));
    }
  });

  it("has every outcome, most of them successes, and begins within the planned time", () => {
    const outcomes = slots.map((slot) => installOutcomeOf(slot, month, undefined));
    const share = (outcome: string): number =>
      outcomes.filter((one) => one.outcome === outcome).length / outcomes.length;
    expect(share("Success")).toBeGreaterThan(0.6);
    for (const outcome of ["Failed", "Unreachable", "NotDue"]) expect(share(outcome)).toBeGreaterThan(0.02);
    for (const [index, { startedAt, endedAt }] of outcomes.entries()) {
      const late = startedAt - installRunAt(slots[index] as Slot, month);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(2 * hour);
      expect(endedAt).toBeGreaterThanOrEqual(startedAt);
    }
    expect(outcomes.some(({ rebootPending }) => rebootPending)).toBe(true);
    expect(outcomes.some(({ failedPatchIds }) => failedPatchIds.length > 0)).toBe(true);
  });

  it("installs nothing where it did not reach the node or ended early, and else leaves only the failed patches", () => {
    for (const slot of slots) {
      const { outcome, endedAt, failedPatchIds } = installOutcomeOf(slot, month, undefined);
      if (outcome === "NotDue") continue;
      const installed = outcome === "Success" || failedPatchIds.length > 0;
      expect(installedInRun(slot, month, undefined)).toBe(installed);
      expect(installedMonthOf(slot, endedAt, undefined) === month).toBe(installed);
    }
  });

  it("is known by the newest month that is due", () => {
    for (const slot of slots.slice(0, 50)) {
      expect(installMonthAt(slot, installRunAt(slot, month))).toBe(month);
      expect(installMonthAt(slot, installRunAt(slot, month) - 1)).toBe(month - 1);
    }
  });
});
