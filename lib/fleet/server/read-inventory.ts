import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { InventoryContent, InventoryItem } from "#lib/fleet/domain/inventory-diff.ts";
import type { FoundNode } from "./find-node.ts";

export interface NodeInventory {
  items: readonly InventoryItem[];
  capturedAt: string | null;
}

interface Row {
  captured_at: Date | null;
  item_id: number | null;
  content: InventoryContent | null;
  extra: InventoryContent | null;
}

/** Entries of one inventory type of a node at its moment; none when the type was never collected. */
export async function readInventory(
  ctx: VerbContext,
  { row, moment }: FoundNode,
  type: string,
): Promise<NodeInventory> {
  const parameters = new SqlParameters();
  const columns = ["account_id", "region", "node_id", "type_name", "item_ids", "item_extra", "captured_at"];
  const source = versionsAt("node_inventory", columns, moment, parameters);
  const key = [row.account_id, row.region, row.node_id, type].map((part) => parameters.add(part, "text"));
  const captured = moment === undefined ? "coalesce(l.captured_at, i.captured_at)" : "i.captured_at";
  const sql = `
select ${captured} as captured_at, t.item_id, t.content, i.item_extra -> (u.place - 1)::int as extra
from ${source} i
left join node_inventory_live l using (account_id, region, node_id, type_name)
left join lateral unnest(i.item_ids) with ordinality u(item_id, place) on true
left join inventory_items t on t.item_id = u.item_id
where (account_id, region, node_id, i.type_name) = (${key.join(", ")})`;
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  return {
    capturedAt: rows[0]?.captured_at?.toISOString() ?? null,
    items: rows.flatMap(({ item_id, content, extra }) =>
      item_id === null || content === null
        ? []
        : [{ id: item_id, content: { ...content, ...(extra ?? {}) } }],
    ),
  };
}
