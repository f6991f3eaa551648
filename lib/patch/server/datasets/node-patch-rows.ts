import type { PatchComplianceData } from "@aws-sdk/client-ssm";
import type { DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { patchStateOf, stateElement } from "#lib/patch/domain/state-elements.ts";
import type { KnownPatch } from "./patch-dictionary.ts";
import { patchKey } from "./patch-dictionary.ts";

const minuteMs = 60_000;
/** The patches behind a row that was collected, for its events; the row itself holds their numbers only. */
const patchesOfRow = new WeakMap<DatasetRow, readonly KnownPatch[]>();

/**
 * `states` and `installed_minutes` of a node, ascending by patch, and with the row the names of its patches. A patch in a
 * state that AWS does not document is left out.
 */
export function encodePatches(
  columns: DatasetRow,
  patches: readonly PatchComplianceData[],
  known: ReadonlyMap<string, KnownPatch>,
): DatasetRow {
  const byId = new Map<number, { element: number; minutes: number }>();
  const named: KnownPatch[] = [];
  for (const patch of patches) {
    const entry = known.get(patchKey(patch));
    const state = patchStateOf(patch.State);
    if (entry === undefined || state === null || byId.has(entry.id)) continue;
    byId.set(entry.id, { element: stateElement(entry.id, state), minutes: minutesOf(patch.InstalledTime) });
    named.push(entry);
  }
  const held = [...byId.values()].sort((a, b) => a.element - b.element);
  const row: DatasetRow = {
    ...columns,
    states: held.map(({ element }) => element),
    installed_minutes: held.map(({ minutes }) => minutes),
  };
  patchesOfRow.set(row, named);
  return row;
}

/** The patches of a row of `encodePatches`, by their ids. */
export function patchesOf(row: DatasetRow): ReadonlyMap<number, KnownPatch> {
  return new Map(patchesOfRow.get(row)?.map((patch) => [patch.id, patch]));
}

function minutesOf(at: Date | undefined): number {
  const ms = at?.getTime() ?? 0;
  return Number.isNaN(ms) ? 0 : Math.max(0, Math.floor(ms / minuteMs));
}
