-- The patch overview counts every node by these columns, which lie at the end of a wide row: an index that holds them all
-- is read instead, in half the time.
create index fleet_nodes_patch on fleet_nodes
  (account_id, region, platform_name, patch_group, patch_baseline_id, patch_severity, patch_class) include (valid_from);

-- What nodes lack is a small part of what is counted: the overview's time limits read only that.
create index patch_counts_lacking on patch_counts (patch_id, baseline_id)
  include (account_id, region, missing, failed, valid_from) where missing + failed > 0;
-- When a baseline approved a patch, whichever account-Region was asked.
create index effective_patches_approval on effective_patches (baseline_id, catalog_key, approved_at);
create index effective_patches_history_approval on effective_patches_history (baseline_id, catalog_key);
-- A window of the trend, of all its dimensions.
create index samples_window on samples (metric, bucket, at) include (dimension, account_id, region, value);
