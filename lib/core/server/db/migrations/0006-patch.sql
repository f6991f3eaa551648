-- Patch compliance: what Patch Manager knows of each node, how it came to know it, and what would change it.

-- One row per managed node that was asked about; without an operation Patch Manager has never scanned the node.
create table patch_states (
  account_id text not null,
  region text not null,
  node_id text not null,
  patch_group text,
  baseline_id text,
  installed_count int,
  installed_other_count int,
  installed_pending_reboot_count int,
  installed_rejected_count int,
  missing_count int,
  failed_count int,
  available_security_update_count int,
  critical_non_compliant_count int,
  security_non_compliant_count int,
  other_non_compliant_count int,
  reboot_option text,
  last_no_reboot_install_at timestamptz,
  -- The newest operation is older than the limit in the settings: nothing current is known.
  is_stale boolean not null default false,
  -- The newest operation that confirmed the row; written in place, each one is kept in `patch_operations`.
  operation text,
  operation_started_at timestamptz,
  operation_ended_at timestamptz,
  snapshot_id text,
  owner_information text,
  install_override_list text,
  not_applicable_count int,
  unreported_not_applicable_count int,
  primary key (account_id, region, node_id)
);
select yagura_versioned('patch_states', '{account_id,region,node_id}');

-- Every scan and install that was seen: where each number came from and what it replaced. AWS keeps only the newest.
create table patch_operations (
  account_id text not null,
  region text not null,
  node_id text not null,
  ended_at timestamptz not null,
  started_at timestamptz,
  operation text not null,
  baseline_id text,
  patch_group text,
  snapshot_id text,
  owner_information text,
  install_override_list text,
  installed_count int,
  missing_count int,
  failed_count int,
  pending_reboot_count int,
  critical_count int,
  observed_at timestamptz not null default now(),
  primary key (account_id, region, node_id, ended_at)
);
create index on patch_operations (ended_at desc);
create index on patch_operations (operation, ended_at desc) where operation = 'Install';

-- In the transaction of the row that it tells of, whichever way that row is written.
create function yagura_keep_patch_operation() returns trigger
language plpgsql as $$
begin
  insert into patch_operations (account_id, region, node_id, ended_at, started_at, operation, baseline_id, patch_group,
    snapshot_id, owner_information, install_override_list, installed_count, missing_count, failed_count,
    pending_reboot_count, critical_count)
  values (new.account_id, new.region, new.node_id, new.operation_ended_at, new.operation_started_at, new.operation,
    new.baseline_id, new.patch_group, new.snapshot_id, new.owner_information, new.install_override_list,
    new.installed_count, new.missing_count, new.failed_count, new.installed_pending_reboot_count,
    new.critical_non_compliant_count)
  on conflict do nothing;
  return null;
end $$;
create trigger keep_operation after insert or update of operation_ended_at on patch_states
for each row when (new.operation_ended_at is not null and new.operation is not null)
execute function yagura_keep_patch_operation();

-- Patches are the same on thousands of nodes: each is stored once, by the name and title that nodes report.
create table patches (
  patch_id int generated always as identity primary key,
  kb_id text not null,
  title text not null,
  classification text,
  severity text,
  -- CRITICAL, HIGH, MEDIUM, LOW or UNSPECIFIED: the vendors' words on one scale.
  severity_rank text not null,
  cve_ids text[] not null default '{}',
  -- What `available_patches` knows it by.
  catalog_key text not null,
  search_text text not null default '',
  first_seen_at timestamptz not null default now(),
  unique (kb_id, title)
);
create index on patches using gin (search_text gin_trgm_ops);
create index on patches using gin (cve_ids);
create index on patches (catalog_key);
create index on patches (lower(kb_id collate "C"));

-- The patches of one node: each element is patch_id * 16 + state, ascending. 1 Missing, 2 Failed, 3 InstalledPendingReboot,
-- 4 InstalledRejected, 5 Installed, 6 InstalledOther, 7 NotApplicable, 8 AvailableSecurityUpdate.
create table node_patches (
  account_id text not null,
  region text not null,
  node_id text not null,
  baseline_id text,
  states int[] not null,
  -- Minutes since 1970, aligned with `states`; 0 where AWS gives no time of installation.
  installed_minutes int[] not null,
  -- The end of the operation that the list belongs to: nodes whose operation is still this one are not asked again.
  operation_ended_at timestamptz,
  primary key (account_id, region, node_id)
);
create index node_patches_states on node_patches using gin (states) with (gin_pending_list_limit = 256);
select yagura_versioned('node_patches', '{account_id,region,node_id}');
create index node_patches_history_states on node_patches_history using gin (states) with (gin_pending_list_limit = 256);

-- Nodes per patch, state and baseline in each account-Region: what the inverse view counts, at any moment.
create table patch_counts (
  account_id text not null,
  region text not null,
  baseline_id text not null,
  patch_id int not null,
  missing int not null default 0,
  failed int not null default 0,
  pending_reboot int not null default 0,
  rejected int not null default 0,
  installed int not null default 0,
  installed_other int not null default 0,
  not_applicable int not null default 0,
  available_security int not null default 0,
  -- Days since 1970 on which nodes installed it, ascending, and how many did each day.
  install_days int[] not null default '{}',
  install_nodes int[] not null default '{}',
  primary key (account_id, region, baseline_id, patch_id)
);
create index on patch_counts (patch_id);
select yagura_versioned('patch_counts', '{account_id,region,baseline_id,patch_id}');
create index on patch_counts_history (patch_id);

create table patch_baselines (
  account_id text not null,
  region text not null,
  baseline_id text not null,
  name text,
  description text,
  operating_system text,
  is_default boolean not null default false,
  -- Provided by AWS.
  is_predefined boolean not null default false,
  approval_rules jsonb not null default '[]',
  global_filters jsonb not null default '[]',
  approved_patches text[] not null default '{}',
  approved_compliance_level text,
  approved_enable_non_security boolean,
  rejected_patches text[] not null default '{}',
  rejected_action text,
  sources jsonb not null default '[]',
  available_security_updates_status text,
  created_at timestamptz,
  modified_at timestamptz,
  raw jsonb not null,
  primary key (account_id, region, baseline_id)
);
select yagura_versioned('patch_baselines', '{account_id,region,baseline_id}');

create table patch_groups (
  account_id text not null,
  region text not null,
  patch_group text not null,
  operating_system text not null,
  baseline_id text not null,
  baseline_name text,
  primary key (account_id, region, patch_group, operating_system)
);
select yagura_versioned('patch_groups', '{account_id,region,patch_group,operating_system}');

-- What vendors published, as AWS's catalogue lists it (Windows Server, Amazon Linux 1 and 2 only): the release dates.
create table available_patches (
  catalog_key text not null,
  product text not null,
  title text,
  description text,
  content_url text,
  vendor text,
  product_family text,
  classification text,
  severity text,
  kb_number text,
  msrc_number text,
  advisory_ids text[] not null default '{}',
  cve_ids text[] not null default '{}',
  repository text,
  released_at timestamptz,
  primary key (catalog_key, product)
);
select yagura_versioned('available_patches', '{catalog_key,product}');

-- What a baseline makes of each patch, as AWS answers it (Windows baselines only).
create table effective_patches (
  account_id text not null,
  region text not null,
  baseline_id text not null,
  catalog_key text not null,
  product text not null,
  title text,
  classification text,
  severity text,
  released_at timestamptz,
  -- APPROVED, PENDING_APPROVAL, EXPLICIT_APPROVED or EXPLICIT_REJECTED.
  deployment_status text,
  compliance_level text,
  approved_at timestamptz,
  primary key (account_id, region, baseline_id, catalog_key, product)
);
create index on effective_patches (catalog_key);
select yagura_versioned('effective_patches', '{account_id,region,baseline_id,catalog_key,product}');

create table maintenance_windows (
  account_id text not null,
  region text not null,
  window_id text not null,
  name text,
  description text,
  enabled boolean not null,
  schedule text,
  schedule_timezone text,
  schedule_offset_days int,
  starts_at text,
  ends_at text,
  duration_hours int,
  cutoff_hours int,
  allow_unassociated_targets boolean,
  targets jsonb not null default '[]',
  tasks jsonb not null default '[]',
  -- What its install tasks reach: [{"ids": […]} | {"tag": key, "values": […]} | {"group": resource group}].
  patch_selectors jsonb not null default '[]',
  created_at timestamptz,
  modified_at timestamptz,
  -- Moves with every run: written in place.
  next_execution_at timestamptz,
  primary key (account_id, region, window_id)
);
select yagura_versioned('maintenance_windows', '{account_id,region,window_id}');

-- Runs of windows; they stay when AWS has forgotten them after 30 days.
create table window_executions (
  account_id text not null,
  region text not null,
  window_execution_id text not null,
  window_id text not null,
  status text not null,
  status_details text,
  started_at timestamptz,
  ended_at timestamptz,
  -- Tasks with their invocations; the execution id of a Run Command invocation is a command id.
  tasks jsonb not null default '[]',
  primary key (account_id, region, window_execution_id)
);
create index on window_executions (started_at desc);
select yagura_versioned('window_executions', '{account_id,region,window_execution_id}');

-- Run Command history; it stays when AWS has forgotten it after 30 days.
create table commands (
  account_id text not null,
  region text not null,
  command_id text not null,
  document_name text not null,
  document_version text,
  comment text,
  status text not null,
  status_details text,
  requested_at timestamptz,
  expires_at timestamptz,
  targets jsonb not null default '[]',
  instance_ids text[] not null default '{}',
  parameters jsonb not null default '{}',
  max_concurrency text,
  max_errors text,
  target_count int,
  completed_count int,
  error_count int,
  delivery_timed_out_count int,
  service_role text,
  output_bucket text,
  output_prefix text,
  primary key (account_id, region, command_id)
);
create index on commands (requested_at desc);
select yagura_versioned('commands', '{account_id,region,command_id}');

create table command_invocations (
  account_id text not null,
  region text not null,
  command_id text not null,
  node_id text not null,
  node_name text,
  status text not null,
  status_details text,
  requested_at timestamptz,
  -- Per plugin: name, status, response code, times, and the output as AWS lists it (2,500 characters).
  plugins jsonb not null default '[]',
  output_url text,
  error_url text,
  primary key (account_id, region, command_id, node_id)
);
create index on command_invocations (account_id, region, node_id, requested_at desc);
select yagura_versioned('command_invocations', '{account_id,region,command_id,node_id}');

-- What readers set for everyone.
create table app_settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by text not null
);

-- The patch facts of the joined row. No class is "unknown"; a class of `never_scanned` was observed.
alter table fleet_nodes
  add column patch_class text,
  add column patch_missing int,
  add column patch_failed int,
  add column patch_pending_reboot int,
  add column patch_rejected int,
  add column patch_installed int,
  add column patch_critical int,
  add column patch_security int,
  add column patch_other int,
  -- The worst severity among missing and failed patches, on the scale of `patches.severity_rank`.
  add column patch_severity text,
  add column patch_baseline_id text,
  add column patch_group text,
  -- Enabled maintenance windows with a patch task that reach the node; null where that is not known.
  add column patch_windows int;
alter table fleet_nodes_history
  add column patch_class text,
  add column patch_missing int,
  add column patch_failed int,
  add column patch_pending_reboot int,
  add column patch_rejected int,
  add column patch_installed int,
  add column patch_critical int,
  add column patch_security int,
  add column patch_other int,
  add column patch_severity text,
  add column patch_baseline_id text,
  add column patch_group text,
  add column patch_windows int;

-- The whole values of a node again, with the patch facts that people combine with others.
drop index fleet_nodes_terms;
drop index fleet_nodes_history_terms;
drop function yagura_node_terms;
create function yagura_node_terms(
  account_id text, region text, node_id text, ping_status text, platform_type text, resource_type text,
  instance_state text, association_status text, compliance_status text, instance_type text, platform_name text,
  agent_version text, vpc_id text, patch_class text, patch_severity text, patch_baseline_id text, patch_group text,
  tags jsonb
) returns text[]
language sql immutable parallel safe cost 10000 as $$
  select array_remove(array[
      'account=' || account_id, 'region=' || region, 'id=' || lower(node_id collate "C"),
      'ping=' || lower(ping_status collate "C"), 'platform=' || lower(platform_type collate "C"),
      'type=' || lower(resource_type collate "C"), 'state=' || lower(instance_state collate "C"),
      'association=' || lower(association_status collate "C"), 'compliance=' || lower(compliance_status collate "C"),
      'instancetype=' || lower(instance_type collate "C"), 'os=' || lower(platform_name collate "C"),
      'agent=' || lower(agent_version collate "C"), 'vpc=' || lower(vpc_id collate "C"),
      'patch=' || patch_class, 'severity=' || lower(patch_severity collate "C"),
      'baseline=' || lower(patch_baseline_id collate "C"),
      'patchgroup=' || lower(left(patch_group, 64) collate "C")
    ], null)
    || array(select 'tag:' || key || chr(1) || lower(value collate "C") from jsonb_each_text(tags)
             where key <> 'Name' and length(value) <= 64)
$$;
create index fleet_nodes_terms on fleet_nodes using gin (yagura_node_terms(
  account_id, region, node_id, ping_status, platform_type, resource_type, instance_state, association_status,
  compliance_status, instance_type, platform_name, agent_version, vpc_id, patch_class, patch_severity,
  patch_baseline_id, patch_group, tags)) with (gin_pending_list_limit = 256);
create index fleet_nodes_history_terms on fleet_nodes_history using gin (yagura_node_terms(
  account_id, region, node_id, ping_status, platform_type, resource_type, instance_state, association_status,
  compliance_status, instance_type, platform_name, agent_version, vpc_id, patch_class, patch_severity,
  patch_baseline_id, patch_group, tags)) with (gin_pending_list_limit = 256);
