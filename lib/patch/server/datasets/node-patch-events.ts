import type { EventKind } from "#lib/core/contract/timeline.ts";
import type { DatasetRow, EventDraft, RowChange } from "#lib/core/server/sync/dataset.ts";
import type { PatchState } from "#lib/patch/contract/patch-state.ts";
import { readStateElement } from "#lib/patch/domain/state-elements.ts";
import { patchesOf } from "./node-patch-rows.ts";
import { nodeResourceType } from "./patch-state-events.ts";

/** Patches that one event names; it says how many there are. */
const namedMax = 50;
const minuteMs = 60_000;
/** Windows gives the day of an installation only, as its midnight somewhere on earth. */
const installedMarginMs = 2 * 24 * 60 * minuteMs;
const onTheNode: readonly PatchState[] = [
  "Installed",
  "InstalledOther",
  "InstalledPendingReboot",
  "InstalledRejected",
];

interface HeldPatch {
  state: PatchState;
  minutes: number;
}

/**
 * What became of a node's patches since they were last listed: one event for each thing that may happen to a patch. Patches
 * that the listing before kept to itself, although they were installed by then, were not installed since: another baseline
 * names others.
 */
export function nodePatchEvents({ before, after }: RowChange): EventDraft[] {
  if (before === null || after === null) return [];
  const was = held(before);
  const names = patchesOf(after);
  const installedByThen = Date.parse(String(before.operation_ended_at)) - installedMarginMs;
  const happened = new Map<EventKind, Record<string, unknown>[]>();
  for (const [patchId, { state, minutes }] of held(after)) {
    const kind = whatHappened(was.get(patchId)?.state, state);
    const patch = names.get(patchId);
    if (kind === null || patch === undefined) continue;
    const unlisted = !was.has(patchId) && minutes > 0 && minutes * minuteMs < installedByThen;
    if (kind === "patch.installed" && unlisted) continue;
    const told = { kbId: patch.kbId, title: patch.title, severity: patch.severity };
    const installedAt = minutes === 0 ? {} : { installedAt: new Date(minutes * minuteMs).toISOString() };
    happened.set(kind, [...(happened.get(kind) ?? []), { ...told, ...installedAt }]);
  }
  return [...happened].map(([kind, patches]) => ({
    kind,
    resourceType: nodeResourceType,
    resourceId: String(after.node_id),
    detail: { patches: patches.slice(0, namedMax), total: patches.length },
  }));
}

function whatHappened(was: PatchState | undefined, is: PatchState): EventKind | null {
  if (was === is) return null;
  switch (is) {
    case "Missing":
      return "patch.missing";
    case "Failed":
      return "patch.failed";
    case "InstalledPendingReboot":
      return "patch.pending_reboot";
    case "InstalledRejected":
      return "patch.rejected";
    case "Installed":
    case "InstalledOther":
      if (was === "InstalledPendingReboot") return "patch.rebooted";
      // Between the installed states only the baseline's opinion changed.
      return was !== undefined && onTheNode.includes(was) ? null : "patch.installed";
    default:
      return null;
  }
}

function held(row: DatasetRow): Map<number, HeldPatch> {
  const minutes = row.installed_minutes as number[];
  const patches = new Map<number, HeldPatch>();
  for (const [index, element] of (row.states as number[]).entries()) {
    const read = readStateElement(element);
    if (read !== null) patches.set(read.patchId, { state: read.state, minutes: minutes[index] ?? 0 });
  }
  return patches;
}
