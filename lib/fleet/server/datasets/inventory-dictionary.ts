import { createHash } from "node:crypto";
import { RecentMap } from "#lib/core/server/datasets/recent-map.ts";
import type { DatasetRow, Query, SyncScope } from "#lib/core/server/sync/dataset.ts";

type Entry = Record<string, string>;

interface Item {
  type_name: string;
  content_hash: string;
  name: string | null;
  version: string | null;
  content: Entry;
}

/** Attributes that differ from node to node although the entry is the same: kept with the node. */
const perNode = ["InstalledBy", "InstalledTime"];
/** Where an entry's name is, first match first. */
const nameMembers = ["Name", "HotFixId", "DisplayName", "Title"];
const versionMembers = ["Version", "PackageVersion"];
/** Ids of entries seen lately, by type and text: most nodes of a fleet have the same ones. */
const known = new RecentMap<number>(40_000);

/**
 * Replaces the entries of inventory rows by ids of the dictionary `inventory_items`, which holds each distinct entry once.
 * Rows whose content hash is as stored are left out: they are unchanged.
 */
export async function internInventory(
  query: Query,
  scope: SyncScope,
  rows: DatasetRow[],
): Promise<DatasetRow[]> {
  const stored = await query<{ node_id: string; type_name: string; content_hash: string }>(
    `select n.node_id, n.type_name, n.content_hash from node_inventory n
     join unnest($3::text[], $4::text[]) as asked(node_id, type_name) using (node_id, type_name)
     where n.account_id = $1 and n.region = $2 and n.content_hash is not null`,
    [scope.accountId, scope.region, rows.map((row) => row.node_id), rows.map((row) => row.type_name)],
  );
  const hashOf = new Map(stored.map((row) => [`${row.node_id} ${row.type_name}`, row.content_hash]));
  const changed = rows.filter((row) => {
    const hash = hashOf.get(`${row.node_id} ${row.type_name}`);
    return hash === undefined || hash !== row.content_hash;
  });
  return withItems(query, changed);
}

async function withItems(query: Query, rows: readonly DatasetRow[]): Promise<DatasetRow[]> {
  const missing = new Map<string, Item>();
  const read = rows.map((row) => {
    const typeName = String(row.type_name);
    const entries = (row.content as Entry[]).map((entry) => {
      const text = sharedText(typeName, entry);
      const id = known.get(text);
      if (id === undefined && !missing.has(text)) missing.set(text, itemOf(typeName, entry));
      return { text, id, extra: extraOf(entry) };
    });
    return { row, entries };
  });
  const fresh = await intern(query, missing);
  const result = read.map(({ row, entries }) => {
    // By id, so that another order in AWS's answer is not a change.
    const held = entries
      .map(({ text, id, extra }) => ({ id: id ?? idOf(fresh, text), extra }))
      .sort((a, b) => a.id - b.id);
    const { content: _, ...columns } = row;
    const hasExtra = held.some(({ extra }) => extra !== null);
    return {
      ...columns,
      item_ids: held.map(({ id }) => id),
      item_extra: hasExtra ? held.map(({ extra }) => extra) : null,
    };
  });
  known.remember(fresh);
  return result;
}

function idOf(fresh: ReadonlyMap<string, number>, text: string): number {
  const id = fresh.get(text);
  if (id === undefined) throw new Error(`The inventory entry ${text} has no id.`);
  return id;
}

/** What an entry shares with those of other nodes, as AWS wrote it: of equal texts only the first is hashed. */
function sharedText(typeName: string, entry: Entry): string {
  let text = typeName;
  for (const name of Object.keys(entry)) {
    if (perNode.includes(name)) continue;
    const value = entry[name] ?? "";
    // With lengths, no value can be taken for the beginning of another member.
    text += ` ${name.length}:${name}${value.length}:${value}`;
  }
  return text;
}

function extraOf(entry: Entry): Entry | null {
  const own = perNode.filter((name) => entry[name]);
  return own.length === 0 ? null : Object.fromEntries(own.map((name) => [name, entry[name] ?? ""]));
}

function itemOf(typeName: string, entry: Entry): Item {
  const names = Object.keys(entry)
    .filter((name) => !perNode.includes(name))
    .sort();
  const content = Object.fromEntries(names.map((name) => [name, entry[name] ?? ""]));
  const first = (members: readonly string[]) =>
    members
      .map((member) => content[member])
      .find((value) => value)
      ?.toLowerCase() ?? null;
  return {
    type_name: typeName,
    content_hash: createHash("sha1").update(JSON.stringify(content)).digest("hex"),
    name: first(nameMembers),
    version: first(versionMembers),
    content,
  };
}

/** Ids of items by their texts: of the items as stored, or put there now. */
async function intern(query: Query, items: ReadonlyMap<string, Item>): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const all = [...new Map([...items.values()].map((item) => [keyOf(item), item])).values()];
  for (let from = 0; from < all.length; from += 2_000) {
    const json = JSON.stringify(all.slice(from, from + 2_000));
    await query(insertItems, [json]);
    for (const row of await query<{ key: string; item_id: number }>(selectItems, [json]))
      ids.set(row.key, row.item_id);
  }
  return new Map(
    [...items].flatMap(([text, item]) => {
      const id = ids.get(keyOf(item));
      return id === undefined ? [] : [[text, id] as const];
    }),
  );
}

const keyOf = ({ type_name, content_hash }: Item): string => `${type_name} ${content_hash}`;

// In one order, so that workers that meet the same new entries wait for one another instead of deadlocking.
const insertItems = `
insert into inventory_items (type_name, content_hash, name, version, content)
select type_name, decode(content_hash, 'hex'), name, version, content
from json_to_recordset($1::json) as i(type_name text, content_hash text, name text, version text, content jsonb)
where not exists (
  select from inventory_items k where k.type_name = i.type_name and k.content_hash = decode(i.content_hash, 'hex'))
order by 1, 2
on conflict (type_name, content_hash) do nothing`;

const selectItems = `
select i.type_name || ' ' || i.content_hash as key, k.item_id
from json_to_recordset($1::json) as i(type_name text, content_hash text)
join inventory_items k on k.type_name = i.type_name and k.content_hash = decode(i.content_hash, 'hex')`;
