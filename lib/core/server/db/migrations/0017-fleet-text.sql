-- What plain words search lies beside the nodes: each write of a row wrote its hundreds of trigrams anew, though a scan or a
-- patch changes none, and every list read past it. The columns that are counted and filtered come first.
create table fleet_texts (
  account_id text not null,
  region text not null,
  node_id text not null,
  -- Lower-cased names, ids, addresses and tag values.
  search_text text not null,
  primary key (account_id, region, node_id)
);
select yagura_versioned('fleet_texts', '{account_id,region,node_id}');
insert into fleet_texts select account_id, region, node_id, search_text, valid_from from fleet_nodes;
insert into fleet_texts_history select account_id, region, node_id, search_text, valid_from, valid_to from fleet_nodes_history;
create index fleet_texts_words on fleet_texts using gin (search_text gin_trgm_ops);

alter table fleet_nodes rename to fleet_nodes_before;
alter table fleet_nodes_history rename to fleet_nodes_history_before;
create table fleet_nodes (
  account_id text not null,
  region text not null,
  node_id text not null,
  valid_from timestamptz not null default now(),
  -- Counted and filtered first: columns near the front are read fastest.
  ping_status text,
  platform_type text,
  resource_type text,
  instance_state text,
  association_status text,
  compliance_status text,
  patch_class text,
  patch_severity text,
  instance_type text,
  platform_name text,
  agent_version text,
  agent_version_parts int[],
  name text,
  patch_baseline_id text,
  patch_group text,
  is_latest_version boolean,
  account_name text,
  platform_version text,
  patch_missing int,
  patch_failed int,
  patch_pending_reboot int,
  patch_rejected int,
  patch_installed int,
  patch_critical int,
  patch_security int,
  patch_other int,
  -- Enabled maintenance windows with a patch task that reach the node; null where that is not known.
  patch_windows int,
  computer_name text,
  ip_address text,
  public_ip text,
  iam_role text,
  activation_id text,
  registered_at timestamptz,
  associations_failed int,
  non_compliant_count int,
  instance_profile_arn text,
  image_id text,
  vpc_id text,
  subnet_id text,
  availability_zone text,
  launched_at timestamptz,
  tags jsonb not null default '{}',
  first_seen_at timestamptz not null default now()
);
create table fleet_nodes_history (like fleet_nodes including defaults, valid_to timestamptz not null);

do $$
declare
  names text := (select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
                 from information_schema.columns
                 where table_schema = current_schema() and table_name = 'fleet_nodes');
begin
  execute format('insert into fleet_nodes (%1$s) select %1$s from fleet_nodes_before', names);
  execute format('insert into fleet_nodes_history (%1$s, valid_to) select %1$s, valid_to from fleet_nodes_history_before', names);
end $$;
drop table fleet_nodes_before;
drop table fleet_nodes_history_before;

alter table fleet_nodes add primary key (account_id, region, node_id);
create index on fleet_nodes (node_id);
create index on fleet_nodes (valid_from);
create index fleet_nodes_by_name on fleet_nodes
  (lower(name collate "C"), account_id collate "C", region collate "C", node_id collate "C");
create index fleet_nodes_terms on fleet_nodes using gin (yagura_node_terms(
  account_id, region, node_id, ping_status, platform_type, resource_type, instance_state, association_status,
  compliance_status, instance_type, platform_name, agent_version, vpc_id, patch_class, patch_severity,
  patch_baseline_id, patch_group, tags)) with (gin_pending_list_limit = 256);
-- The patch overview counts every node by these columns: an index that holds them all is read in half the time.
create index fleet_nodes_patch on fleet_nodes
  (account_id, region, platform_name, patch_group, patch_baseline_id, patch_severity, patch_class) include (valid_from);
create index on fleet_nodes_history (account_id, region, node_id, valid_to);
create index on fleet_nodes_history (valid_to, valid_from);
create index fleet_nodes_history_by_name on fleet_nodes_history
  (lower(name collate "C"), account_id collate "C", region collate "C", node_id collate "C");
create index fleet_nodes_history_terms on fleet_nodes_history using gin (yagura_node_terms(
  account_id, region, node_id, ping_status, platform_type, resource_type, instance_state, association_status,
  compliance_status, instance_type, platform_name, agent_version, vpc_id, patch_class, patch_severity,
  patch_baseline_id, patch_group, tags)) with (gin_pending_list_limit = 256);
