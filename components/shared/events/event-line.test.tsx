import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { TimelineEvent } from "#lib/core/contract/timeline.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { EventLine } from "./event-line.tsx";

const event = (kind: TimelineEvent["kind"], detail: TimelineEvent["detail"]): TimelineEvent => ({
  id: "1",
  at: "2026-11-26T06:13:39.000Z",
  timing: "exact",
  notBefore: null,
  accountId: "111122223333",
  region: "us-east-1",
  resourceType: "AWS::SSM::ManagedInstanceInventory",
  resourceId: "i-1",
  kind,
  actor: null,
  detail,
  source: "sync:patch-states",
});

/** Lines as they are read, without the word that only screen readers get between the values. */
function linesOf(kind: TimelineEvent["kind"], detail: TimelineEvent["detail"]): string[] {
  const { unmount } = renderInConsole(<EventLine event={event(kind, detail)} />);
  const list = screen.getAllByRole("list").at(-1);
  const lines = list ? within(list).getAllByRole("listitem") : [];
  const texts = lines.map((line) => (line.textContent ?? "").replace("→becomes", " → "));
  unmount();
  return texts;
}

it("a patch state is told in words, the class first", () => {
  const before = { critical_non_compliant_count: 0, missing_count: 1300, patch_class: "missing_security" };
  const after = { critical_non_compliant_count: 2, missing_count: 12, patch_class: "missing_critical" };
  expect(linesOf("patch.state", { before, after })).toEqual([
    "Class: Missing security → Missing critical",
    "Missing: 1,300 → 12",
    "Critical noncompliant: 0 → 2",
  ]);
});

it("times are those of the reader's zone, and ids stay as they are", () => {
  const before = { baseline_id: "pb-1", operation_ended_at: "2026-11-26T06:12:57+00:00", snapshot_id: null };
  const after = { baseline_id: "pb-2", operation_ended_at: "2026-11-26T06:13:38.000Z", snapshot_id: "8220" };
  expect(linesOf("patch.scanned_by_other", { before, after })).toEqual([
    "Baseline ID: pb-1 → pb-2",
    "Operation ended: 2026-11-26 06:12:57 UTC → 2026-11-26 06:13:38 UTC",
    "Snapshot ID: none → 8220",
  ]);
});

it("answers, states and AWS's fixed words are words; a tag stays a tag", () => {
  const baseline = (is_default: boolean, operating_system: string, rejected_action: string) => ({
    is_default,
    operating_system,
    rejected_action,
  });
  const changed = {
    before: baseline(false, "AMAZON_LINUX_2023", "BLOCK"),
    after: baseline(true, "WINDOWS", "ALLOW_AS_DEPENDENCY"),
  };
  expect(linesOf("baseline.changed", changed)).toEqual([
    "Operating system: Amazon Linux 2023 → Windows Server",
    "Default: No → Yes",
    "Rejected patches are: blocked → allowed as dependency",
  ]);
  const command = { status: "TimedOut", operation: "Install", startedBy: "window", document: "AWS-Own" };
  expect(linesOf("command.invocation", command)).toEqual([
    "Status: Timed out",
    "Operation: Install",
    "Document: AWS-Own",
    "Started by: Maintenance window",
  ]);
  const rule = {
    before: { state: "ACTIVE", triggers: ["change"] },
    after: { state: "DELETING", triggers: ["change", "periodic"] },
  };
  expect(linesOf("config.rule", rule)).toEqual([
    "State: ACTIVE → DELETING",
    "Trigger: On change → On change, Periodic",
  ]);
  const tags = {
    before: { tags: { enabled: "true", state: "running" } },
    after: { tags: { enabled: "false", state: "x" } },
  };
  expect(linesOf("resource.tags", tags)).toEqual(["enabled: true → false", "state: running → x"]);
});

it("a day without a time stays the day that AWS writes", () => {
  const [before, after] = [
    { starts_at: "2026-12-01", enabled: true },
    { starts_at: "2026-12-02T10:00:00Z", enabled: false },
  ];
  expect(linesOf("window.changed", { before, after })).toEqual([
    "Enabled: Yes → No",
    "Valid from: 2026-12-01 → 2026-12-02 10:00:00 UTC",
  ]);
});
