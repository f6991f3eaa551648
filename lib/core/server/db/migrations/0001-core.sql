-- Read model: what every dataset shares. History is part of each table from the first row on.
create extension if not exists pg_trgm;

-- A dataset has a current table and a history table of ended versions.
-- A version is valid from the observation that first showed it to the one that ended it.
create function yagura_versioned(target regclass, key_columns text[]) returns void
language plpgsql as $$
declare
  relation text := target::text;
  key_list text := (select string_agg(quote_ident(c), ', ') from unnest(key_columns) c);
begin
  execute format('alter table %s add column valid_from timestamptz not null default now()', relation);
  execute format('create table %s (like %s including defaults including generated, valid_to timestamptz not null)',
                 relation || '_history', relation);
  execute format('create index on %s (%s, valid_to)', relation || '_history', key_list);
  execute format('create index on %s (valid_to)', relation || '_history');
end $$;

-- "3.3.1345.0" -> {3,3,1345,0}, so that versions compare as numbers; null when there is no digit.
create function yagura_version_parts(version text) returns int[]
language sql immutable strict parallel safe as $$
  select nullif(array(select left(m[1], 9)::int from regexp_matches(version, '([0-9]+)', 'g') m), '{}')
$$;

-- One row per dataset and scope: what is known, how old it is, and why not more.
create table sync_coverage (
  dataset text not null,
  account_id text not null,
  region text not null,
  cadence_seconds int not null,
  enabled boolean not null default true,
  last_started_at timestamptz,
  last_complete_at timestamptz,
  first_complete_at timestamptz,
  duration_ms int,
  row_count int,
  calls int,
  throttles int,
  error_code text,
  error_message text,
  error_operation text,
  error_iam_action text,
  failing_since timestamptz,
  next_due_at timestamptz not null default now(),
  primary key (dataset, account_id, region)
);
create index on sync_coverage (next_due_at);

-- One row per pass; the coverage of a past moment is read from here.
create table sync_passes (
  id bigint generated always as identity primary key,
  dataset text not null,
  account_id text not null,
  region text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  complete boolean not null default false,
  rows_seen int not null default 0,
  rows_inserted int not null default 0,
  rows_changed int not null default 0,
  rows_ended int not null default 0,
  calls int not null default 0,
  throttles int not null default 0,
  error_code text,
  error_message text
);
create index on sync_passes (dataset, account_id, region, started_at desc);
create index on sync_passes (started_at);

-- What open pages look at; the scheduler serves these first.
create table sync_interest (
  dataset text not null,
  account_id text not null,
  region text not null,
  until timestamptz not null,
  primary key (dataset, account_id, region)
);

create table aws_call_counts (
  hour timestamptz not null,
  service text not null,
  operation text not null,
  account_id text not null,
  region text not null,
  calls bigint not null default 0,
  throttles bigint not null default 0,
  errors bigint not null default 0,
  latency_ms_sum bigint not null default 0,
  primary key (hour, service, operation, account_id, region)
);

-- The one timeline.
create table events (
  id bigint generated always as identity,
  at timestamptz not null,
  not_before timestamptz,
  timing text not null default 'observed' check (timing in ('exact', 'observed')),
  account_id text not null,
  region text not null,
  resource_type text not null,
  resource_id text not null,
  kind text not null,
  actor text,
  detail jsonb not null default '{}',
  source text not null,
  -- The source's own id, so that the same happening is stored once.
  source_id text not null,
  primary key (at, id),
  unique (at, source, source_id)
) partition by range (at);
create table events_default partition of events default;
create index on events (account_id, region, resource_id, at desc);
create index on events (kind, at desc);

create function yagura_ensure_event_partition(month date) returns void
language plpgsql as $$
declare
  first date := date_trunc('month', month)::date;
  name text := 'events_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass(name) is null then
    execute format('create table %I partition of events for values from (%L) to (%L)',
                   name, first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00');
  end if;
end $$;

-- KPIs per account-Region over time; AWS keeps no trend for most of them.
create table samples (
  metric text not null,
  dimension text not null default '',
  account_id text not null,
  region text not null,
  bucket text not null check (bucket in ('hour', 'day')),
  at timestamptz not null,
  value double precision not null,
  primary key (metric, dimension, account_id, region, bucket, at)
);

create table accounts (
  account_id text primary key,
  name text not null,
  email text,
  status text not null,
  joined_at timestamptz,
  is_management boolean not null default false
);
select yagura_versioned('accounts', '{account_id}');

create table regions (
  account_id text not null,
  region text not null,
  opt_in_status text not null,
  endpoint text,
  primary key (account_id, region)
);
select yagura_versioned('regions', '{account_id,region}');

create table sessions (
  token_hash bytea primary key,
  actor text not null,
  role text not null check (role in ('viewer', 'auditor', 'operator', 'admin')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create table sign_in_tokens (
  token_hash bytea primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table saved_views (
  id uuid primary key default gen_random_uuid(),
  page text not null,
  name text not null check (length(name) between 1 and 120),
  -- The page's query string without the leading "?".
  search text not null,
  owner text not null,
  shared boolean not null default true,
  created_at timestamptz not null default now(),
  unique (page, owner, name)
);
