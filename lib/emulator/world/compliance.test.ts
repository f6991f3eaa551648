import { describe, expect, it } from "vitest";
import { aWorld, testTime } from "../testing/handler-request.ts";
import { patchMonthAt, patchTuesday } from "./patch/patch-calendar.ts";
import type { WorldNode } from "./types.ts";

const world = aWorld();
const nodes: WorldNode[] = world
  .accounts()
  .flatMap(({ id }) => world.regions().flatMap(({ name }) => [...world.nodes(id, name, testTime)]));

describe("compliance", () => {
  it("says of associations what their status says", () => {
    for (const node of nodes) {
      const failed = world
        .complianceItems(node, testTime)
        .filter(
          ({ complianceType, status }) => complianceType === "Association" && status === "NON_COMPLIANT",
        );
      expect(failed).toHaveLength(node.associationCounts.Failed ?? 0);
      expect(node.associationStatus === "Failed").toBe(failed.length > 0);
      const detailed = world.nodeAssociations(node, testTime);
      const total = Object.values(node.associationCounts).reduce((left, right) => left + right, 0);
      expect(detailed).toHaveLength(total);
    }
  });

  it("says of patches what the patch state says: the same lines, run and baseline, each patch once", () => {
    let missing = 0;
    for (const node of nodes) {
      const state = world.patchState(node, testTime);
      const items = world
        .complianceItems(node, testTime)
        .filter(({ complianceType }) => complianceType === "Patch");
      expect(items.map(({ id, details }) => [id, details.PatchState])).toEqual(
        state?.rows.map(({ release, state: of }) => [release.kbId, of]) ?? [],
      );
      for (const { status, details, executionId, executionTime } of items) {
        expect(details.PatchBaselineId).toBe(state?.baseline.baselineId);
        expect(executionId).toBe(state?.operation.executionId);
        expect(executionTime.getTime()).toBe(state?.operation.endedAt);
        if (details.PatchState === "Installed") expect(status).toBe("COMPLIANT");
        if (details.PatchState !== "Missing") continue;
        expect(status).toBe("NON_COMPLIANT");
        missing += 1;
      }
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    }
    expect(missing).toBeGreaterThan(50);
  });

  it("uses KB numbers on Windows that the inventory knows", () => {
    const windows = nodes.filter(({ platformType }) => platformType === "Windows");
    for (const node of windows.slice(0, 20)) {
      const ids =
        world.inventory(node, "AWS:WindowsUpdate", testTime)?.content.map(({ HotFixId }) => HotFixId) ?? [];
      expect(ids.length).toBeGreaterThan(4);
      for (const id of ids) expect(id).toMatch(/^KB\d{7}$/);
      for (const { release, state } of world.patchState(node, testTime)?.rows ?? [])
        if (state === "Installed") expect(ids).toContain(release.kbId);
    }
  });

  it("has a custom type in prod only", () => {
    for (const node of nodes.filter(({ tags }) => tags.Env !== undefined)) {
      const custom = world
        .complianceItems(node, testTime)
        .some(({ complianceType }) => complianceType.startsWith("Custom:"));
      expect(custom).toBe(node.tags.Env?.toLowerCase() === "prod");
    }
  });
});

describe("the patch calendar", () => {
  it("has its second Tuesdays where calendars have them", () => {
    expect(new Date(patchTuesday(0)).toISOString()).toBe("2022-01-11T17:00:00.000Z");
    expect(new Date(patchTuesday(50)).toISOString()).toBe("2026-03-10T17:00:00.000Z");
    expect(new Date(patchTuesday(58)).toISOString()).toBe("2026-11-10T17:00:00.000Z");
  });

  it("knows the newest month at a time", () => {
    expect(patchMonthAt(patchTuesday(50))).toBe(50);
    expect(patchMonthAt(patchTuesday(50) - 1)).toBe(49);
  });
});
