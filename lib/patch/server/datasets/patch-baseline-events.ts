import { changeEvents } from "#lib/core/server/datasets/change-events.ts";
import type { DatasetRow, EventDraft, RowChange } from "#lib/core/server/sync/dataset.ts";

const resourceType = "AWS::SSM::PatchBaseline";
const facts = ["name", "operating_system", "is_default"];
const watched = [
  ...facts,
  "description",
  "approval_rules",
  "global_filters",
  "approved_patches",
  "approved_compliance_level",
  "approved_enable_non_security",
  "rejected_patches",
  "rejected_action",
  "sources",
  "available_security_updates_status",
];

/** A baseline that came, went or decides otherwise than before; `detail` has the members that changed. */
export function patchBaselineEvents({ before, after }: RowChange): EventDraft[] {
  const drafts = changeEvents(before, after, {
    resourceType,
    resourceId: (row) => String(row.baseline_id),
    appeared: "baseline.appeared",
    disappeared: "baseline.disappeared",
    summary: facts,
    watched: [{ kind: "baseline.changed", columns: watched }],
  });
  return drafts.map((draft) =>
    draft.kind === "baseline.changed" ? { ...draft, detail: changedOnly(draft) } : draft,
  );
}

function changedOnly({ detail }: EventDraft): Record<string, unknown> {
  const changed = detail.changed as string[];
  const pick = (row: unknown) =>
    Object.fromEntries(changed.map((column) => [column, (row as DatasetRow)[column] ?? null]));
  return { before: pick(detail.before), after: pick(detail.after), changed };
}

/** A patch group that a baseline has been given, has lost, or that went from one to the other. */
export function patchGroupEvents({ before, after }: RowChange): EventDraft[] {
  const row = after ?? before;
  if (row === null || (before !== null && after !== null && before.baseline_id === after.baseline_id))
    return [];
  const tell = (group: DatasetRow | null) =>
    group === null
      ? null
      : {
          patch_group: group.patch_group,
          operating_system: group.operating_system,
          baseline_id: group.baseline_id,
          baseline_name: group.baseline_name,
        };
  const baselines = new Set([before?.baseline_id, after?.baseline_id].filter((id) => id !== undefined));
  return [...baselines].map((id) => ({
    kind: "patch_group.changed",
    resourceType,
    resourceId: String(id),
    part: `${row.patch_group}:${row.operating_system}`,
    detail: { before: tell(before), after: tell(after) },
  }));
}
