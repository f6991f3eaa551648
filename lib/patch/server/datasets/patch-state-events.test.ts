import { describe, expect, it } from "vitest";
import { patchStateEvents } from "./patch-state-events.ts";

const state = {
  node_id: "i-1",
  operation: "Scan",
  operation_ended_at: "2026-11-20T03:00:00.000Z",
  baseline_id: "pb-1",
  patch_group: "wave3",
  missing_count: 2,
};
const kindsOf = (changes: object) =>
  patchStateEvents({ before: state, after: { ...state, ...changes } }).map(({ kind, detail }) => [
    kind,
    "changed" in detail ? detail.changed : null,
  ]);

describe("events of a node's patch state", () => {
  it("tell of its patch group, apart from its numbers", () => {
    expect(kindsOf({ patch_group: "wave1" })).toEqual([["patch_group.changed", ["patch_group"]]]);
    expect(kindsOf({ patch_group: "wave1", missing_count: 5 })).toEqual([
      ["patch.state", ["missing_count"]],
      ["patch_group.changed", ["patch_group"]],
    ]);
  });

  it("tell of another baseline, and of each installation", () => {
    expect(kindsOf({ baseline_id: "pb-2" })).toEqual([["patch.scanned_by_other", null]]);
    expect(kindsOf({ operation: "Install", operation_ended_at: "2026-11-20T17:00:00.000Z" })).toEqual([
      ["patch.operation", null],
    ]);
    expect(kindsOf({ operation_ended_at: "2026-11-21T03:00:00.000Z" })).toEqual([]);
  });
});
