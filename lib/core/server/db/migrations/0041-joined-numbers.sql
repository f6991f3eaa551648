-- What filters of nodes find in patches and applications is joined by one number, as words are, instead of by three texts.
alter table node_patches add node_number bigint not null
  generated always as (hash_record_extended(row(account_id, region, node_id), 0)) stored;
alter table node_patches_history add node_number bigint not null
  generated always as (hash_record_extended(row(account_id, region, node_id), 0)) stored;
alter table node_inventory add node_number bigint not null
  generated always as (hash_record_extended(row(account_id, region, node_id), 0)) stored;
alter table node_inventory_history add node_number bigint not null
  generated always as (hash_record_extended(row(account_id, region, node_id), 0)) stored;
