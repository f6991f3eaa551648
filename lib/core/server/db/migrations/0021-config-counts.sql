-- How an account-Region's resources were last listed: what a page says beside "how old".
create table config_coverage (
  account_id text not null,
  region text not null,
  -- select (Config's advanced queries), aggregator, or list (type by type, where advanced queries are refused).
  via text not null,
  -- The aggregator that was asked instead, as accountId/region/name.
  aggregator text,
  listed_at timestamptz not null,
  primary key (account_id, region)
);

-- Resources by account-Region, type and status now, and how many more or fewer there are from a day (UTC) on by what items
-- say: counts of now, and of any moment, without reading the resources. Kept by triggers.
create table config_resource_counts (
  account_id text not null,
  region text not null,
  resource_type text not null,
  status text not null,
  resources int not null,
  primary key (account_id, region, resource_type, status)
);
create table config_item_days (
  account_id text not null,
  region text not null,
  resource_type text not null,
  is_deleted boolean not null,
  day date not null,
  more int not null,
  primary key (account_id, region, resource_type, is_deleted, day)
);

create function yagura_count_config_resources() returns trigger
language plpgsql as $$
declare
  added text := case when tg_op <> 'DELETE' then 'select account_id, region, resource_type, status, 1 as n from came' end;
  taken text := case when tg_op <> 'INSERT' then 'select account_id, region, resource_type, status, -1 as n from went' end;
begin
  execute format(
    'insert into config_resource_counts as c (account_id, region, resource_type, status, resources)
     select account_id, region, resource_type, status, sum(n) from (%s) moved
     group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
     on conflict (account_id, region, resource_type, status) do update set resources = c.resources + excluded.resources',
    concat_ws(' union all ', added, taken));
  return null;
end $$;
create trigger count_inserted after insert on config_resources referencing new table as came
  for each statement execute function yagura_count_config_resources();
create trigger count_updated after update on config_resources referencing old table as went new table as came
  for each statement execute function yagura_count_config_resources();
create trigger count_deleted after delete on config_resources referencing old table as went
  for each statement execute function yagura_count_config_resources();

create function yagura_count_config_items() returns trigger
language plpgsql as $$
declare
  -- An item counts from its capture until the next one's; two of one time leave nothing between them.
  spans text := 'select account_id, region, resource_type, deleted_at is not null as is_deleted,
      (captured_at at time zone ''UTC'')::date as day, %1$s as n from %2$s
    union all select account_id, region, resource_type, deleted_at is not null,
      (until at time zone ''UTC'')::date, -(%1$s) from %2$s where until <> ''infinity''';
  added text := case when tg_op <> 'DELETE' then format(spans, '1', 'came') end;
  taken text := case when tg_op <> 'INSERT' then format(spans, '-1', 'went') end;
begin
  execute format(
    'insert into config_item_days as d (account_id, region, resource_type, is_deleted, day, more)
     select account_id, region, resource_type, is_deleted, day, sum(n) from (%s) moved
     group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 2, 3, 4, 5
     on conflict (account_id, region, resource_type, is_deleted, day) do update set more = d.more + excluded.more',
    concat_ws(' union all ', added, taken));
  return null;
end $$;
create trigger count_inserted after insert on config_items referencing new table as came
  for each statement execute function yagura_count_config_items();
create trigger count_updated after update on config_items referencing old table as went new table as came
  for each statement execute function yagura_count_config_items();
create trigger count_deleted after delete on config_items referencing old table as went
  for each statement execute function yagura_count_config_items();

-- Resources of one type, newest change first.
create index config_resources_type on config_resources (lower(resource_type collate "C"), captured_at desc);
create index config_items_type on config_items (lower(resource_type collate "C"), captured_at desc, until);
-- A resource's relationships by its id alone.
create index config_relationships_of on config_relationships (resource_id, account_id, until);
-- Security groups, which alone let something in.
create index config_resources_ingress on config_resources (captured_at desc) where ingress is not null;
create index config_items_ingress on config_items (captured_at desc, until) where ingress is not null;
