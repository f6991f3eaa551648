import { expect, test } from "vitest";
import { eventKind } from "#lib/core/contract/timeline.ts";
import { kindGroup } from "./kind-groups.ts";

test("every kind that this version knows belongs to a group", () => {
  expect(eventKind.options.filter((kind) => kindGroup(kind) === "other")).toEqual([]);
});

test.each([
  ["config.changed", "config"],
  ["config.compliance", "compliance"],
  ["cloudtrail.write", "calls"],
  ["window.changed", "patch"],
  ["window.run", "runs"],
  ["drift.detected", "other"],
  ["constructor", "other"],
])("%s belongs to %s", (kind, group) => {
  expect(kindGroup(kind)).toBe(group);
});
