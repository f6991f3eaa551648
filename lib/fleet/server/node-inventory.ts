import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { NodeInventoryInput, NodeInventoryOutput } from "#lib/fleet/contract/detail.ts";
import { inventoryDatasets } from "#lib/fleet/contract/query-keys.ts";
import {
  compareInventory,
  inventoryColumns,
  inventoryMatches,
  listInventory,
} from "#lib/fleet/domain/inventory-diff.ts";
import { findNode } from "./find-node.ts";
import { readInventory } from "./read-inventory.ts";

/**
 * One inventory type of a node: searched, paged, and compared with another node, another moment or both.
 * @throws {AppError} as `findNode`, for either side.
 */
export async function nodeInventory(
  ctx: VerbContext,
  input: NodeInventoryInput,
): Promise<NodeInventoryOutput> {
  const compared = input.withNode !== undefined || input.withAsOf !== undefined;
  const [node, other] = await Promise.all([
    findNode(ctx, input.node, input.asOf),
    compared ? findNode(ctx, input.withNode ?? input.node, input.withAsOf ?? input.asOf) : null,
  ]);
  const [here, there, freshness] = await Promise.all([
    readInventory(ctx, node, input.type),
    other === null ? null : readInventory(ctx, other, input.type),
    scopeFreshness(ctx, inventoryDatasets, {
      accounts: [node.row.account_id],
      regions: [node.row.region],
      asOf: input.asOf,
    }),
  ]);
  const all = there === null ? listInventory(here.items) : compareInventory(here.items, there.items);
  const found = all.filter((entry) => inventoryMatches(entry, input.search));
  const counts = { same: 0, added: 0, removed: 0, changed: 0 };
  for (const entry of found) counts[entry.difference] += 1;
  const shown =
    there !== null && input.onlyDifferences ? found.filter((entry) => entry.difference !== "same") : found;
  return {
    columns: inventoryColumns(all),
    entries: shown.slice(input.offset, input.offset + input.limit),
    total: shown.length,
    counts,
    capturedAt: here.capturedAt,
    otherCapturedAt: there?.capturedAt ?? null,
    freshness,
  };
}
