-- What nodes report may be longer than a row of an index takes, and an index must never refuse a node: the few whose names
-- are that long have an index of their own. The overview reads both.
drop index fleet_nodes_patch;
create function yagura_patch_names_length(platform_name text, patch_group text, patch_baseline_id text) returns int
language sql immutable parallel safe as $$
  select coalesce(length(platform_name), 0) + coalesce(length(patch_group), 0) + coalesce(length(patch_baseline_id), 0)
$$;
create index fleet_nodes_patch on fleet_nodes
  (account_id, region, platform_name, patch_group, patch_baseline_id, patch_severity, patch_class) include (valid_from)
  where yagura_patch_names_length(platform_name, patch_group, patch_baseline_id) <= 500;
create index fleet_nodes_patch_long on fleet_nodes (account_id, region)
  where not yagura_patch_names_length(platform_name, patch_group, patch_baseline_id) <= 500;
