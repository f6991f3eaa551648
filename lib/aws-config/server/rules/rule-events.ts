import { changeEvents } from "#lib/core/server/datasets/change-events.ts";
import type { DatasetRow, EventDraft, RowChange } from "#lib/core/server/sync/dataset.ts";

const ruleType = "AWS::Config::ConfigRule";
const packType = "AWS::Config::ConformancePack";

const ruleFacts = ["owner", "source_identifier", "description"];
const ruleColumns = [
  "description",
  "source_identifier",
  "triggers",
  "frequency",
  "resource_types",
  "scope",
  "parameters",
  "policy_text",
  "state",
  "last_error_code",
  "remediation",
];

/** A rule that came, went, was changed, fails itself or works again. */
export function ruleEvents({ before, after }: RowChange): EventDraft[] {
  return changeEvents(before, after, {
    resourceType: ruleType,
    resourceId: (row) => String(row.rule_name),
    appeared: "config.rule",
    disappeared: "config.rule",
    summary: ruleFacts,
    watched: [{ kind: "config.rule", columns: ruleColumns }],
  }).map((draft) => told(draft, before, after));
}

/** A conformance pack that came, went, was changed, or complies otherwise than before. */
export function packEvents({ before, after }: RowChange): EventDraft[] {
  return changeEvents(before, after, {
    resourceType: packType,
    resourceId: (row) => String(row.pack_name),
    appeared: "config.rule",
    disappeared: "config.rule",
    summary: ["state", "compliance"],
    watched: [{ kind: "config.rule", columns: ["parameters", "state", "state_reason", "compliance"] }],
  }).map((draft) => told(draft, before, after));
}

/** What differs only; what came has no before, what went no after. */
function told(draft: EventDraft, before: DatasetRow | null, after: DatasetRow | null): EventDraft {
  if (before === null) return { ...draft, detail: { before: null, after: draft.detail } };
  if (after === null) return { ...draft, detail: { before: draft.detail, after: null } };
  const changed = draft.detail.changed as string[];
  const pick = (row: DatasetRow) =>
    Object.fromEntries(changed.map((column) => [column, row[column] ?? null]));
  return { ...draft, detail: { before: pick(before), after: pick(after), changed } };
}

/**
 * Another verdict of a rule on a resource, at the time at which AWS recorded it. A resource that complies when it is first
 * seen, or that is gone, is no happening.
 */
export function complianceEvents({ before, after }: RowChange): EventDraft[] {
  if (after === null || before?.compliance === after.compliance) return [];
  if (before === null && after.compliance !== "NON_COMPLIANT") return [];
  const recordedAt = after.recorded_at;
  return [
    {
      kind: "config.compliance",
      resourceType: String(after.resource_type),
      resourceId: String(after.resource_id),
      part: String(after.rule_name),
      ...(typeof recordedAt === "string" ? { at: recordedAt } : {}),
      detail: {
        ruleName: after.rule_name,
        before: before?.compliance ?? null,
        after: after.compliance,
        annotation: after.annotation,
      },
    },
  ];
}
