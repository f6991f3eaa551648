-- Whole values of a node in one array, so that any combination of "field is value" is one index scan.
-- Letters are lower case (ASCII); chr(1), which AWS allows in no tag, parts a tag's key from its value.
create function yagura_node_terms(
  account_id text, region text, node_id text, ping_status text, platform_type text, resource_type text,
  instance_state text, association_status text, compliance_status text, instance_type text, platform_name text,
  agent_version text, vpc_id text, tags jsonb
) returns text[]
-- Names and long texts are nearly unique: search finds them, here they would only fill the index.
-- The cost keeps the planner from ever computing it row by row where the index can answer.
language sql immutable parallel safe cost 10000 as $$
  select array_remove(array[
      'account=' || account_id, 'region=' || region, 'id=' || lower(node_id collate "C"),
      'ping=' || lower(ping_status collate "C"), 'platform=' || lower(platform_type collate "C"),
      'type=' || lower(resource_type collate "C"), 'state=' || lower(instance_state collate "C"),
      'association=' || lower(association_status collate "C"), 'compliance=' || lower(compliance_status collate "C"),
      'instancetype=' || lower(instance_type collate "C"), 'os=' || lower(platform_name collate "C"),
      'agent=' || lower(agent_version collate "C"), 'vpc=' || lower(vpc_id collate "C")
    ], null)
    || array(select 'tag:' || key || chr(1) || lower(value collate "C") from jsonb_each_text(tags)
             where key <> 'Name' and length(value) <= 64)
$$;

-- A short pending list: what has not been merged into the index yet is read by every query.
create index fleet_nodes_terms on fleet_nodes using gin (yagura_node_terms(
  account_id, region, node_id, ping_status, platform_type, resource_type, instance_state, association_status,
  compliance_status, instance_type, platform_name, agent_version, vpc_id, tags)) with (gin_pending_list_limit = 256);
create index fleet_nodes_history_terms on fleet_nodes_history using gin (yagura_node_terms(
  account_id, region, node_id, ping_status, platform_type, resource_type, instance_state, association_status,
  compliance_status, instance_type, platform_name, agent_version, vpc_id, tags)) with (gin_pending_list_limit = 256);

-- The order of a fresh page.
create index fleet_nodes_by_name on fleet_nodes
  (lower(name collate "C"), account_id collate "C", region collate "C", node_id collate "C");
create index fleet_nodes_history_by_name on fleet_nodes_history
  (lower(name collate "C"), account_id collate "C", region collate "C", node_id collate "C");

-- How many there were at a moment, without reading the rows.
create index on fleet_nodes (valid_from);
create index on fleet_nodes_history (valid_to, valid_from);
