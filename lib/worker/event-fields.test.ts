import { describe, expect, it } from "vitest";
import { ruleRow } from "#lib/aws-config/server/rules/rule-row.ts";
import { type EventKind, eventKind } from "#lib/core/contract/timeline.ts";
import { hasOwnLines } from "#lib/core/domain/events/config-lines.ts";
import { detailLines } from "#lib/core/domain/events/event-detail.ts";
import { eventFields, fieldOf } from "#lib/core/domain/events/event-fields.ts";
import { membersOf } from "#lib/core/domain/events/members.ts";
import type { DatasetRow, EventDraft } from "#lib/core/server/sync/dataset.ts";
import messages from "../core/contract/messages/en.json" with { type: "json" };
import { datasets } from "./datasets.ts";

/** Kinds that tell patches, one a line, and those that tell no values. */
const withoutFields: readonly EventKind[] = [
  "patch.missing",
  "patch.installed",
  "patch.failed",
  "patch.rejected",
  "patch.pending_reboot",
  "patch.rebooted",
  "node.appeared",
  "node.disappeared",
  "instance.appeared",
  "instance.disappeared",
  "baseline.appeared",
  "baseline.disappeared",
  "window.appeared",
  "window.disappeared",
];

/** A row that has whichever column is asked for, and in each of them another value than other versions of it. */
const anyRow = (version: number, known: DatasetRow): DatasetRow =>
  new Proxy(known, {
    get: (columns, column) =>
      typeof column === "string" && !(column in columns)
        ? `${column} ${version}`
        : Reflect.get(columns, column),
  });

const before = { operation: "Scan", operation_ended_at: "2026-11-01T00:00:00Z", missing_count: 0 };
const after = { operation: "Install", operation_ended_at: "2026-11-02T00:00:00Z", missing_count: 1 };
const shared = { resource_type: "ssm:managed-instance", states: [], installed_minutes: [], command: {} };
/** Of windows, and of commands. */
const runs = [
  ["IN_PROGRESS", "SUCCESS"],
  ["InProgress", "Success"],
] as const;

const drafts: readonly EventDraft[] = datasets.flatMap(({ events }) =>
  runs.flatMap(([running, ended]) => {
    const change = {
      before: anyRow(1, { ...shared, ...before, patch_group: "one", status: running }),
      after: anyRow(2, { ...shared, ...after, patch_group: "two", status: ended }),
    };
    return events?.(change) ?? [];
  }),
);

function membersTold({ kind, detail }: EventDraft): string[] {
  if (kind === "patch.operation" || kind === "command.invocation") return Object.keys(detail);
  return [...Object.keys(membersOf(detail.before)), ...Object.keys(membersOf(detail.after))];
}

describe("what the datasets' events tell", () => {
  it("is of every kind that has values", () => {
    const told = new Set(drafts.filter((draft) => membersTold(draft).length > 0).map(({ kind }) => kind));
    const expected = eventKind.options.filter((kind) => !hasOwnLines(kind) && !withoutFields.includes(kind));
    expect(expected.filter((kind) => !told.has(kind))).toEqual([]);
  });

  it("has words for every column", () => {
    const wordless = drafts
      .filter(({ kind }) => !hasOwnLines(kind))
      .flatMap((draft) => membersTold(draft).map((member) => ({ kind: draft.kind, member })))
      .filter(({ kind, member }) => fieldOf(kind, member) === null);
    expect(wordless).toEqual([]);
  });

  it("has words for what a rule's columns hold, and leaves the names of parameters", () => {
    const row = ruleRow({
      rule: { Source: undefined, Scope: { TagKey: "Env" }, InputParameters: '{"state":"a"}' },
      status: undefined,
      compliance: undefined,
      remediation: {
        ConfigRuleName: "r",
        TargetType: "SSM_DOCUMENT",
        TargetId: "AWS-Fix",
        Parameters: { schedule: { StaticValue: { Values: ["x"] } } },
      },
    });
    const { scope, parameters, remediation } = row;
    const lines = detailLines({
      kind: "config.rule",
      detail: { before: {}, after: { scope, parameters, remediation } },
    });
    expect(lines.filter(({ field }) => field === undefined).map(({ label }) => label)).toEqual([
      "state",
      "schedule",
    ]);
  });
});

it("every field has words, and every word a field", () => {
  expect(Object.keys(messages.events.fields).sort()).toEqual(Object.keys(eventFields).sort());
});
