-- AWS Config: every resource that it records, every configuration item known of it, and how far back these are complete.
-- Times are AWS's own (a configuration item's capture time), so that a past moment reaches back to before Yagura's first
-- pass. A resource is known by account, Region, AWS's type and AWS's id. Secrets are replaced before anything is stored.

-- One narrow row per recorded resource, deleted ones too: what its newest configuration item says. Lists, facets and
-- exports of now read this table, those of a past moment `config_items`, which has the same columns. There are no versions
-- beside it: the items are the versions.
create table config_resources (
  account_id text not null,
  region text not null,
  -- As AWS writes it: AWS::EC2::SecurityGroup.
  resource_type text not null,
  resource_id text not null,
  -- OK, ResourceDiscovered, ResourceNotRecorded, ResourceDeleted or ResourceDeletedNotRecorded.
  status text not null,
  -- Capture time and state id of the newest item: with the resource's key the key of its row in `config_items`.
  captured_at timestamptz not null,
  state_id text not null,
  -- When AWS made the resource; null where Config does not say.
  created_at timestamptz,
  -- Capture time of the item that says so; null for a resource that is there.
  deleted_at timestamptz,
  -- Since when Config no longer lists it, although no item says that it was deleted (for example its type is no longer
  -- recorded): nothing newer is known of it.
  unlisted_at timestamptz,
  availability_zone text,
  resource_name text,
  arn text,
  relationship_count int not null default 0,
  -- Types of the resources that it is related to, distinct and ascending.
  related_types text[] not null default '{}',
  tags jsonb not null default '{}',
  -- What a security group lets in: [{"from": 22, "to": 22, "protocol": "tcp", "source": "0.0.0.0/0"}], a source for each
  -- entry; ports are null where a protocol has none or all are meant. Null for other types.
  ingress jsonb,
  -- Lower-cased name, id and tag values: what plain words search.
  search_text text not null default '',
  primary key (account_id, region, resource_type, resource_id)
);
alter table config_resources add column valid_from timestamptz not null default now();

-- Every configuration item that is known, immutable apart from what its neighbours say. As of T: captured_at <= T < until.
create table config_items (
  -- The key of its row in `config_documents`.
  item_id bigint generated always as identity,
  account_id text not null,
  region text not null,
  resource_type text not null,
  resource_id text not null,
  status text not null,
  captured_at timestamptz not null,
  state_id text not null,
  created_at timestamptz,
  deleted_at timestamptz,
  unlisted_at timestamptz,
  -- Capture time of the next item, or infinity.
  until timestamptz not null default 'infinity',
  availability_zone text,
  resource_name text,
  arn text,
  relationship_count int not null default 0,
  related_types text[] not null default '{}',
  tags jsonb not null default '{}',
  ingress jsonb,
  search_text text not null default '',
  -- Paths that differ from the item before, such as `configuration.ipPermissions`; null where the item before is not
  -- known, empty for the first item of all and where only relationships differ.
  changed_paths text[],
  relationships_added int,
  relationships_removed int,
  primary key (account_id, region, resource_type, resource_id, captured_at, state_id)
);
create unique index config_items_id on config_items (item_id);

-- The rest of an item: wide, and read only for single items, diffs and whoever looks into configurations.
create table config_documents (
  item_id bigint primary key references config_items (item_id) on delete cascade,
  configuration jsonb,
  -- Member by member, each as the JSON that AWS has in it as text; without tags.
  supplementary jsonb not null default '{}',
  -- As AWS gives them: [{"resourceType", "resourceId", "resourceName", "relationshipName"}], in a fixed order.
  relationships jsonb not null default '[]',
  -- What else AWS gives: version, recordingFrequency, deliveryTime, relatedEvents, stateHash.
  rest jsonb not null default '{}'
);

-- Relationships with the times between which the items of the resource name them, each from that resource's side. AWS
-- mostly tells of both sides: read by the resource and by the related one, and take each pair once. As of T:
-- valid_from <= T < until. The related resource is of the same account.
create table config_relationships (
  account_id text not null,
  region text not null,
  resource_type text not null,
  resource_id text not null,
  related_type text not null,
  -- AWS's id; the name where AWS gives no id.
  related_id text not null,
  related_name text,
  -- As AWS writes it: "Is attached to Instance".
  relationship text not null,
  valid_from timestamptz not null,
  until timestamptz not null default 'infinity',
  primary key (account_id, region, resource_type, resource_id, related_type, related_id, relationship, valid_from)
);
create index config_relationships_reverse on config_relationships (related_id, related_type, account_id, until);

-- How far back the items of one resource are complete. All items captured at or after `complete_from` are known, but for
-- the gap; an account-Region is complete from the latest `complete_from` of its unfinished resources on.
create table config_history_reach (
  account_id text not null,
  region text not null,
  resource_type text not null,
  resource_id text not null,
  complete_from timestamptz not null,
  -- Nothing older is to be had: the resource's first item is known, or Config has kept no older ones.
  finished boolean not null default false,
  -- Between two items that passes saw there may be others, not asked for yet.
  gap_from timestamptz,
  gap_until timestamptz,
  primary key (account_id, region, resource_type, resource_id)
);
create index config_history_reach_next on config_history_reach (account_id, region, complete_from desc) where not finished;
create index config_history_reach_gaps on config_history_reach (account_id, region, gap_until desc) where gap_from is not null;

-- One row for each configuration recorder, with the delivery channel and retention of its account-Region. An
-- account-Region that has no recorder has one row with `recorder_name` '' and state `none`: known, and no error.
create table config_recorders (
  account_id text not null,
  region text not null,
  recorder_name text not null,
  -- none, recording, stopped, or failing (recording, and its last delivery of changes failed).
  state text not null,
  role_arn text,
  -- Records every supported type but `excluded_types`; otherwise only `resource_types`.
  all_supported boolean,
  include_global_types boolean,
  resource_types text[] not null default '{}',
  excluded_types text[] not null default '{}',
  -- CONTINUOUS or DAILY, and for which types otherwise.
  recording_frequency text,
  frequency_overrides jsonb not null default '[]',
  -- The AWS service that a service-linked recorder belongs to.
  service_principal text,
  -- Pending, Success, Failure or NotApplicable.
  last_status text,
  last_error_code text,
  last_error_message text,
  last_started_at timestamptz,
  last_stopped_at timestamptz,
  last_status_changed_at timestamptz,
  channel_name text,
  bucket_name text,
  bucket_prefix text,
  topic_arn text,
  snapshot_frequency text,
  -- {"snapshot" | "history" | "stream": {"status", "errorCode", "errorMessage", "attemptedAt", "succeededAt", "nextAt", "changedAt"}}
  delivery jsonb,
  -- Days that Config keeps items; AWS's own 2557 where none is set.
  retention_days int,
  primary key (account_id, region, recorder_name)
);
select yagura_versioned('config_recorders', '{account_id,region,recorder_name}');

-- Configuration aggregators, in the account-Region that owns them.
create table config_aggregators (
  account_id text not null,
  region text not null,
  aggregator_name text not null,
  arn text,
  -- [{"accountIds": […], "allRegions": bool, "regions": […]}]
  account_sources jsonb not null default '[]',
  -- {"roleArn", "allRegions", "regions"}; null for an aggregator of chosen accounts.
  organization_source jsonb,
  created_by text,
  created_at timestamptz,
  updated_at timestamptz,
  primary key (account_id, region, aggregator_name)
);
select yagura_versioned('config_aggregators', '{account_id,region,aggregator_name}');

-- How the copying from each source into an aggregator goes.
create table config_aggregator_sources (
  account_id text not null,
  region text not null,
  aggregator_name text not null,
  -- Account id, or the organization's id.
  source_id text not null,
  -- ACCOUNT or ORGANIZATION.
  source_type text not null,
  source_region text not null,
  -- SUCCEEDED, FAILED or OUTDATED.
  status text,
  last_error_code text,
  last_error_message text,
  -- Moves with every copy: written in place.
  last_updated_at timestamptz,
  primary key (account_id, region, aggregator_name, source_type, source_id, source_region)
);
select yagura_versioned('config_aggregator_sources', '{account_id,region,aggregator_name,source_type,source_id,source_region}');
create index on config_aggregator_sources (source_id, source_region);

-- What secrets are digested with, so that "changed or not" can be told and nothing be guessed from outside.
create table config_secret_salt (
  only_row boolean primary key default true check (only_row),
  salt text not null
);
insert into config_secret_salt (salt) values (gen_random_uuid()::text || gen_random_uuid()::text);

-- The whole values of a resource as words of a text search; see `yagura_node_terms`, whose form it has.
create function yagura_config_terms(
  account_id text, region text, resource_type text, resource_id text, status text, availability_zone text,
  related_types text[], tags jsonb, ingress jsonb
) returns tsvector
language sql immutable parallel safe cost 10000 as $$
  select array_to_tsvector(array(
    select field || case when length(value) <= 64 then lower(value collate "C")
                         else lower(left(value, 64) collate "C") || chr(1) end
    from (
      values ('account=', account_id), ('region=', region), ('type=', resource_type), ('id=', resource_id),
        ('status=', status), ('az=', availability_zone)
      union all select 'has=', related from unnest(related_types) as r(related)
      union all select 'open=', rule ->> 'source' from jsonb_array_elements(ingress) as i(rule)
      union all select 'tag:' || key || chr(1), tag from jsonb_each_text(tags) as t(key, tag) where key <> 'Name'
    ) as words(field, value)
    where value is not null
  ))
$$;

create index config_resources_terms on config_resources using gin (yagura_config_terms(
  account_id, region, resource_type, resource_id, status, availability_zone, related_types, tags, ingress))
  with (gin_pending_list_limit = 256);
create index config_items_terms on config_items using gin (yagura_config_terms(
  account_id, region, resource_type, resource_id, status, availability_zone, related_types, tags, ingress))
  with (gin_pending_list_limit = 256);
create index config_resources_search on config_resources using gin (search_text gin_trgm_ops);
create index config_items_search on config_items using gin (search_text gin_trgm_ops);

-- The orders of a fresh page: newest change first, and by name.
create index config_resources_by_change on config_resources (captured_at desc);
create index config_items_by_change on config_items (captured_at desc, until);
create index config_resources_by_name on config_resources
  (lower(coalesce(resource_name, resource_id) collate "C"), account_id collate "C", region collate "C",
   resource_type collate "C", resource_id collate "C");
create index config_items_by_name on config_items
  (lower(coalesce(resource_name, resource_id) collate "C"), account_id collate "C", region collate "C",
   resource_type collate "C", resource_id collate "C");
create index config_resources_by_creation on config_resources (created_at desc);
-- A resource by its id alone, as links from elsewhere have it.
create index config_resources_by_id on config_resources (resource_id, resource_type);
-- How many there were at a moment.
create index config_items_until on config_items (until) where until <> 'infinity';
