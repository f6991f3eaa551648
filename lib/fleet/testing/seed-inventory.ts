import type { Pool } from "pg";
import type { FleetNode } from "#lib/fleet/contract/node.ts";

export interface SeededEntry {
  content: Record<string, string>;
  /** What differs from node to node although the entry is the same. */
  extra?: Record<string, string>;
}

/** Gives a node the entries of one inventory type; with `validTo` as an ended version. */
export async function insertInventory(
  pool: Pool,
  node: FleetNode,
  typeName: string,
  entries: readonly SeededEntry[],
  {
    validFrom = "2026-11-01T00:00:00Z",
    validTo = null as string | null,
    capturedAt = "2026-11-22T00:00:00Z",
  } = {},
): Promise<void> {
  const items: { id: number; extra: Record<string, string> | null }[] = [];
  for (const { content, extra } of entries) {
    const { rows } = await pool.query<{ item_id: number }>(itemSql, [
      typeName,
      content.Name?.toLowerCase() ?? null,
      content.Version ?? null,
      JSON.stringify(content),
    ]);
    items.push({ id: rows[0]?.item_id ?? 0, extra: extra ?? null });
  }
  const table = validTo === null ? "node_inventory" : "node_inventory_history";
  await pool.query(
    `insert into ${table} (account_id, region, node_id, type_name, item_ids, item_extra, captured_at, valid_from${validTo === null ? "" : ", valid_to"})
     values ($1, $2, $3, $4, $5, $6, $7, $8${validTo === null ? "" : ", $9"})`,
    [
      node.accountId,
      node.region,
      node.nodeId,
      typeName,
      items.map(({ id }) => id),
      JSON.stringify(items.map(({ extra }) => extra)),
      capturedAt,
      validFrom,
      ...(validTo === null ? [] : [validTo]),
    ],
  );
}

const itemSql = `
insert into inventory_items (type_name, content_hash, name, version, content)
values ($1, sha256(convert_to($4::text, 'UTF8')), $2, $3, $4::jsonb)
on conflict (type_name, content_hash) do update set name = excluded.name
returning item_id`;
