-- Queries that are put to AWS Config: asked for by the web, which makes no AWS call, and answered by workers. An answer is
-- kept for an hour, so that a page can be left and come back to.
create table query_runs (
  run_id uuid primary key default gen_random_uuid(),
  reader text not null,
  expression text not null,
  requested_at timestamptz not null default now(),
  cancelled_at timestamptz
);
create index on query_runs (requested_at);

-- One account-Region that is asked, or one aggregator.
create table query_run_scopes (
  run_id uuid not null references query_runs on delete cascade,
  place int not null,
  account_id text not null,
  region text not null,
  -- Null: the account-Region itself.
  aggregator_name text,
  -- cut: the run held as much as it may before all of this scope was read.
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cut', 'cancelled')),
  -- While it runs; a worker that dies leaves it behind, and after it another one begins anew.
  claimed_until timestamptz,
  pages int not null default 0,
  row_count int not null default 0,
  bytes bigint not null default 0,
  calls int not null default 0,
  throttles int not null default 0,
  error_code text,
  error_message text,
  error_iam_action text,
  primary key (run_id, place)
);
create index on query_run_scopes (run_id) where state in ('queued', 'running');

-- What AWS answered, a page as it came: results are JSON texts.
create table query_run_pages (
  run_id uuid not null,
  place int not null,
  page int not null,
  columns text[] not null,
  results text[] not null,
  primary key (run_id, place, page),
  foreign key (run_id, place) references query_run_scopes on delete cascade
);

-- Queries that people saved in AWS Config.
create table config_stored_queries (
  account_id text not null,
  region text not null,
  query_id text not null,
  name text not null,
  description text,
  expression text,
  primary key (account_id, region, query_id)
);
select yagura_versioned('config_stored_queries', '{account_id,region,query_id}');
