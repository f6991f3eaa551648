-- Fleet: one current table and one history table per dataset, and `fleet_nodes`, the joined row that lists read.

create table managed_nodes (
  account_id text not null,
  region text not null,
  node_id text not null,
  resource_type text,
  ping_status text,
  agent_version text,
  is_latest_version boolean,
  platform_type text,
  platform_name text,
  platform_version text,
  computer_name text,
  ip_address text,
  iam_role text,
  activation_id text,
  registered_at timestamptz,
  node_name text,
  association_status text,
  association_overview jsonb,
  source_id text,
  source_type text,
  raw jsonb not null,
  primary key (account_id, region, node_id)
);
select yagura_versioned('managed_nodes', '{account_id,region,node_id}');

-- Volatile facts: current only, narrow and without further indexes, so that each pass rewrites little.
create table managed_nodes_live (
  account_id text not null,
  region text not null,
  node_id text not null,
  last_ping_at timestamptz,
  last_association_at timestamptz,
  last_successful_association_at timestamptz,
  primary key (account_id, region, node_id)
) with (fillfactor = 60);

create table ec2_instances (
  account_id text not null,
  region text not null,
  instance_id text not null,
  state text not null,
  state_reason text,
  instance_type text,
  image_id text,
  platform_details text,
  architecture text,
  instance_profile_arn text,
  vpc_id text,
  subnet_id text,
  availability_zone text,
  private_ip text,
  public_ip text,
  launched_at timestamptz,
  key_name text,
  tags jsonb not null default '{}',
  raw jsonb not null,
  primary key (account_id, region, instance_id)
);
select yagura_versioned('ec2_instances', '{account_id,region,instance_id}');

create table ec2_instance_statuses (
  account_id text not null,
  region text not null,
  instance_id text not null,
  instance_status text,
  system_status text,
  scheduled_events jsonb not null default '[]',
  primary key (account_id, region, instance_id)
);
select yagura_versioned('ec2_instance_statuses', '{account_id,region,instance_id}');

create table resource_tags (
  account_id text not null,
  region text not null,
  arn text not null,
  resource_type text not null,
  resource_id text not null,
  tags jsonb not null,
  primary key (account_id, region, arn)
);
create index on resource_tags (resource_id);
select yagura_versioned('resource_tags', '{account_id,region,arn}');

create table associations (
  account_id text not null,
  region text not null,
  association_id text not null,
  association_name text,
  document_name text,
  document_version text,
  association_version text,
  targets jsonb not null default '[]',
  schedule text,
  overview jsonb,
  raw jsonb not null,
  primary key (account_id, region, association_id)
);
select yagura_versioned('associations', '{account_id,region,association_id}');

create table node_associations (
  account_id text not null,
  region text not null,
  node_id text not null,
  association_id text not null,
  association_name text,
  document_name text,
  document_version text,
  association_version text,
  status text,
  detailed_status text,
  executed_at timestamptz,
  execution_summary text,
  error_code text,
  output_url text,
  primary key (account_id, region, node_id, association_id)
);
select yagura_versioned('node_associations', '{account_id,region,node_id,association_id}');

create table activations (
  account_id text not null,
  region text not null,
  activation_id text not null,
  description text,
  default_instance_name text,
  iam_role text,
  registration_limit int,
  registrations_count int,
  expires_at timestamptz,
  expired boolean,
  created_at timestamptz,
  tags jsonb not null default '{}',
  raw jsonb not null,
  primary key (account_id, region, activation_id)
);
select yagura_versioned('activations', '{account_id,region,activation_id}');

create table compliance_summaries (
  account_id text not null,
  region text not null,
  resource_id text not null,
  resource_type text not null,
  compliance_type text not null,
  status text not null,
  overall_severity text,
  execution_id text,
  execution_type text,
  executed_at timestamptz,
  compliant_count int,
  non_compliant_count int,
  severity_summary jsonb,
  primary key (account_id, region, resource_id, compliance_type)
);
select yagura_versioned('compliance_summaries', '{account_id,region,resource_id,compliance_type}');

-- Inventory entries are the same on thousands of nodes: each distinct entry is stored once, a node holds the ids.
create table inventory_items (
  item_id int generated always as identity primary key,
  type_name text not null,
  content_hash bytea not null,
  -- Lower-cased name and version, for `app:nginx` and `app:nginx@1.24`.
  name text,
  version text,
  content jsonb not null,
  unique (type_name, content_hash)
);
create index on inventory_items using gin (name gin_trgm_ops) where name is not null;

create table node_inventory (
  account_id text not null,
  region text not null,
  node_id text not null,
  type_name text not null,
  schema_version text,
  content_hash text,
  captured_at timestamptz,
  item_ids int[] not null,
  -- Attributes that differ per node (for example InstalledTime), aligned with item_ids; null when there are none.
  item_extra jsonb,
  primary key (account_id, region, node_id, type_name)
);
create index on node_inventory using gin (item_ids);
select yagura_versioned('node_inventory', '{account_id,region,node_id,type_name}');

-- The joined row of one managed node: every list, facet and export of Fleet reads this one table.
-- Keep it single and narrow enough that a full scan at 50,000 nodes stays within the page's budget.
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
  instance_type text,
  platform_name text,
  agent_version text,
  name text,
  agent_version_parts int[],
  is_latest_version boolean,
  account_name text,
  computer_name text,
  platform_version text,
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
  -- Lower-cased concatenation of what plain words search: names, ids, addresses, tag values.
  search_text text not null default '',
  first_seen_at timestamptz not null default now(),
  primary key (account_id, region, node_id)
);
-- As `yagura_versioned`, but with `valid_from` near the front.
create table fleet_nodes_history (like fleet_nodes including defaults including generated, valid_to timestamptz not null);
create index on fleet_nodes_history (account_id, region, node_id, valid_to);
create index on fleet_nodes_history (valid_to);
create index on fleet_nodes (node_id);
create index on fleet_nodes using gin (search_text gin_trgm_ops);
