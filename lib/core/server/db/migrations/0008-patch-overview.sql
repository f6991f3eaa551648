-- The patch overview counts every node by these columns, which lie at the end of a wide row: an index that holds them all
-- is read instead, in half the time.
create index fleet_nodes_patch on fleet_nodes
  (account_id, region, platform_name, patch_group, patch_baseline_id, patch_severity, patch_class) include (valid_from);
