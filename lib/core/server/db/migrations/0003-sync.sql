-- What the sync engine keeps beside coverage and passes.

alter table sync_coverage add column failures int not null default 0;
-- Set while a job for the scope is queued or running; cleared by its end.
alter table sync_coverage add column enqueued_at timestamptz;
-- Start of the last complete pass: what a changed row was last seen before.
alter table sync_coverage add column last_complete_started_at timestamptz;
create index on sync_coverage (next_due_at) where enabled and enqueued_at is null;
-- Ordinary writes change no indexed column but the due time.
alter table sync_coverage set (fillfactor = 70);

-- An open pass is the lease of its scope: one per scope, held by a worker whose advisory lock lives as long as it does.
alter table sync_passes add column worker int;
alter table sync_passes add column job_id uuid;
alter table sync_passes add column error_operation text;
alter table sync_passes add column error_iam_action text;
alter table sync_passes set (fillfactor = 80);
create unique index sync_passes_open on sync_passes (dataset, account_id, region) where ended_at is null;
create index sync_passes_complete on sync_passes (dataset, account_id, region, ended_at desc) where complete;

create sequence sync_worker_numbers as int cycle;

-- What the credentials belong to, as AWS answered: one row.
create table sync_target (
  only_row boolean primary key default true check (only_row),
  organization_id text,
  management_account_id text,
  caller_account_id text,
  observed_at timestamptz not null default now()
);

-- When each node's inventory of a type was last captured; the content rarely changes with it.
create table node_inventory_live (
  account_id text not null,
  region text not null,
  node_id text not null,
  type_name text not null,
  captured_at timestamptz,
  primary key (account_id, region, node_id, type_name)
) with (fillfactor = 45);

-- Tags of one node within its account-Region, for the joined row.
create index on resource_tags (account_id, region, resource_id);

-- One statement rewrites every row of a page: new versions have room on the same page only when half of it is free.
alter table managed_nodes_live set (fillfactor = 45);
