-- What nodes lack is a small part of what is counted: the overview's time limits read only that.
create index patch_counts_lacking on patch_counts (patch_id, baseline_id)
  include (account_id, region, missing, failed, valid_from) where missing + failed > 0;
-- When a baseline approved a patch, whichever account-Region was asked.
create index effective_patches_approval on effective_patches (baseline_id, catalog_key, approved_at);
create index effective_patches_history_approval on effective_patches_history (baseline_id, catalog_key);
-- A window of the trend, of all its dimensions.
create index samples_window on samples (metric, bucket, at) include (dimension, account_id, region, value);
