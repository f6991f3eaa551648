-- How many resources there were at a past moment, from a few sums and not from those of each day before it.

-- How many more or fewer resources there are by what items say, for spans of 1, 8, 64 and 512 days (UTC), which lie end to end
-- from 1970-01-01 on. All days before any one are a few spans of each length.
create table config_item_spans (
  days smallint not null,
  -- The first day of the span.
  since date not null,
  account_id text not null,
  region text not null,
  resource_type text not null,
  is_deleted boolean not null,
  more int not null,
  primary key (days, since, account_id, region, resource_type, is_deleted)
);

create function yagura_span_of(day date, days int) returns date
language sql immutable strict parallel safe as $$ select day - mod(day - date '1970-01-01', days) $$;

insert into config_item_spans (days, since, account_id, region, resource_type, is_deleted, more)
select days, yagura_span_of(day, days), account_id, region, resource_type, is_deleted, sum(more)
from config_item_days, unnest(array[1, 8, 64, 512]) days group by 1, 2, 3, 4, 5, 6 having sum(more) <> 0;
drop table config_item_days;

create or replace function yagura_count_config_items() returns trigger
language plpgsql as $$
declare
  -- An item counts from its capture until the next one's; two of one time leave nothing between them.
  ends text := 'select account_id, region, resource_type, deleted_at is not null as is_deleted,
      (captured_at at time zone ''UTC'')::date as day, %1$s as n from %2$s
    union all select account_id, region, resource_type, deleted_at is not null,
      (until at time zone ''UTC'')::date, -(%1$s) from %2$s where until <> ''infinity''';
  added text := case when tg_op <> 'DELETE' then format(ends, '1', 'came') end;
  taken text := case when tg_op <> 'INSERT' then format(ends, '-1', 'went') end;
begin
  execute format(
    'with moved as (
       select account_id, region, resource_type, is_deleted, day, sum(n) as more from (%s) moved
       group by 1, 2, 3, 4, 5 having sum(n) <> 0)
     insert into config_item_spans as s (days, since, account_id, region, resource_type, is_deleted, more)
     select days, yagura_span_of(day, days), account_id, region, resource_type, is_deleted, sum(more)
     from moved, unnest(array[1, 8, 64, 512]) days
     group by 1, 2, 3, 4, 5, 6 having sum(more) <> 0 order by 1, 2, 3, 4, 5, 6
     on conflict (days, since, account_id, region, resource_type, is_deleted) do update set more = s.more + excluded.more',
    concat_ws(' union all ', added, taken));
  return null;
end $$;

-- Of a table that was empty a moment ago the planner believes that it is small.
analyze config_item_spans;
