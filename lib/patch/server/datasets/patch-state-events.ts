import { changeEvents } from "#lib/core/server/datasets/change-events.ts";
import type { DatasetRow, EventDraft, RowChange } from "#lib/core/server/sync/dataset.ts";
import { patchClassOf } from "#lib/patch/domain/patch-class.ts";

/** The resource type under which the timeline keeps managed nodes. */
export const nodeResourceType = "AWS::SSM::ManagedInstanceInventory";

/** What makes a node's patch state another one for people. */
const watched = [
  "patch_class",
  "missing_count",
  "failed_count",
  "installed_pending_reboot_count",
  "installed_rejected_count",
  "critical_non_compliant_count",
  "security_non_compliant_count",
  "other_non_compliant_count",
];
/** Facts of the operation that two baselines are told apart by. */
const provenance = ["baseline_id", "operation", "operation_ended_at", "snapshot_id"];

/** A changed class, count or patch group, a scan with another baseline than the one before, and each install operation. */
export function patchStateEvents({ before, after }: RowChange): EventDraft[] {
  return [...stateEvents(before, after), ...otherBaseline(before, after), ...installs(before, after)];
}

function stateEvents(before: DatasetRow | null, after: DatasetRow | null): EventDraft[] {
  if (before === null || after === null) return [];
  return changeEvents(withClass(before), withClass(after), {
    resourceType: nodeResourceType,
    resourceId: (row) => String(row.node_id),
    watched: [
      { kind: "patch.state", columns: watched },
      { kind: "patch_group.changed", columns: ["patch_group"] },
    ],
  });
}

const withClass = (row: DatasetRow): DatasetRow => ({ ...row, patch_class: patchClassOf(row) });

function otherBaseline(before: DatasetRow | null, after: DatasetRow | null): EventDraft[] {
  const [was, is] = [before?.baseline_id ?? null, after?.baseline_id ?? null];
  if (before === null || after === null || was === null || is === null || was === is) return [];
  const facts = (row: DatasetRow) =>
    Object.fromEntries(provenance.map((column) => [column, row[column] ?? null]));
  return [
    {
      kind: "patch.scanned_by_other",
      resourceType: nodeResourceType,
      resourceId: String(after.node_id),
      detail: { before: facts(before), after: facts(after) },
    },
  ];
}

/** Also of a node that comes back: the same operation has the same time, and is kept once. */
function installs(before: DatasetRow | null, after: DatasetRow | null): EventDraft[] {
  const endedAt = after?.operation_ended_at;
  if (after?.operation !== "Install" || typeof endedAt !== "string") return [];
  if (Date.parse(endedAt) === Date.parse(String(before?.operation_ended_at))) return [];
  return [
    {
      kind: "patch.operation",
      resourceType: nodeResourceType,
      resourceId: String(after.node_id),
      at: endedAt,
      detail: {
        operation: after.operation,
        started_at: after.operation_started_at,
        ended_at: endedAt,
        baseline_id: after.baseline_id,
        patch_group: after.patch_group,
        snapshot_id: after.snapshot_id,
        owner_information: after.owner_information,
        reboot_option: after.reboot_option,
        installed_count: after.installed_count,
        missing_count: after.missing_count,
        failed_count: after.failed_count,
        pending_reboot_count: after.installed_pending_reboot_count,
      },
    },
  ];
}
