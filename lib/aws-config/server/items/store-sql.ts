/** Columns that `config_items` and `config_resources` have in common. */
const shared = `account_id, region, resource_type, resource_id, status, captured_at, state_id, created_at, deleted_at,
  availability_zone, resource_name, arn, relationship_count, related_types, tags, ingress, search_text`;

/** $1: rows as JSON. Answers each new row's id by type, id, state id and capture time in milliseconds. */
export const insertItemsSql = `
insert into config_items (${shared}, until, changed_paths, relationships_added, relationships_removed)
select ${shared}, until, changed_paths, relationships_added, relationships_removed
from json_populate_recordset(null::config_items, $1::json)
on conflict do nothing
returning item_id, concat_ws(chr(10), resource_type, resource_id, state_id,
  (extract(epoch from captured_at) * 1000)::bigint) as key`;

/** $1: rows as JSON. */
export const insertDocumentsSql = `
insert into config_documents (item_id, configuration, supplementary, relationships, rest)
select item_id, configuration, supplementary, relationships, rest
from json_populate_recordset(null::config_documents, $1::json)`;

/** $1: rows as JSON. What an item changed is written only when the item before it has become another one. */
export const updateItemsSql = `
update config_items i set until = n.until,
  changed_paths = case when n.has_change then n.changed_paths else i.changed_paths end,
  relationships_added = case when n.has_change then n.relationships_added else i.relationships_added end,
  relationships_removed = case when n.has_change then n.relationships_removed else i.relationships_removed end
from json_to_recordset($1::json) as n(item_id bigint, until timestamptz, changed_paths text[], relationships_added int,
  relationships_removed int, has_change boolean)
where i.item_id = n.item_id and (n.has_change or i.until <> n.until)`;

/** $1: account, $2: Region, $3: keys as JSON. Each resource's row says what its newest item says. */
export const refreshResourcesSql = `
insert into config_resources as r (${shared})
select ${shared.replaceAll(/(\w+)/g, "i.$1")}
from json_to_recordset($3::json) as k(resource_type text, resource_id text)
join config_items i on (i.account_id, i.region, i.resource_type, i.resource_id)
  = ($1, $2, k.resource_type, k.resource_id) and i.until = 'infinity'
on conflict (account_id, region, resource_type, resource_id) do update
set (${shared}, unlisted_at) = (${shared.replaceAll(/(\w+)/g, "excluded.$1")}, null)
where (r.captured_at, r.state_id) is distinct from (excluded.captured_at, excluded.state_id)
returning xmax = 0 as inserted`;
