import type { SyncStatusRow } from "#lib/core/contract/sync-status.ts";

export type PassState = SyncStatusRow["state"];

/** Worst first: what a reader must see before anything else. */
export const stateOrder: readonly PassState[] = [
  "failed",
  "stale",
  "unavailable",
  "pending",
  "running",
  "fresh",
];

export interface DatasetSummary {
  dataset: string;
  worst: PassState;
  /** Scopes whose data is current: fresh ones, and running ones that had a complete pass. */
  good: number;
  failed: number;
  total: number;
}

/** One line a dataset, the worst first, then by name. */
export function summariseDatasets(rows: readonly SyncStatusRow[]): DatasetSummary[] {
  const byDataset = Map.groupBy(rows, (row) => row.dataset);
  return [...byDataset]
    .map(([dataset, scopes]) => ({
      dataset,
      worst: stateOrder.find((state) => scopes.some((row) => row.state === state)) ?? "pending",
      good: scopes.filter(isGood).length,
      failed: scopes.filter((row) => row.state === "failed").length,
      total: scopes.length,
    }))
    .sort((a, b) => rank(a.worst) - rank(b.worst) || a.dataset.localeCompare(b.dataset, "en"));
}

function isGood(row: SyncStatusRow): boolean {
  return (
    row.state === "fresh" || (row.state === "running" && row.lastCompleteAt !== null && row.error === null)
  );
}

/** A pass under way is no reason to move a dataset up or down the list. */
function rank(state: PassState): number {
  return state === "running" ? stateOrder.indexOf("fresh") : stateOrder.indexOf(state);
}
