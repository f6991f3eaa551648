-- The hours at both ends of a long window are few: where many shapes are asked about, reading the hours is quicker than
-- looking up each shape's.
create index event_hours_by_time on event_hours (hour, shape) include (count);

-- Counting a timeline anew takes a third of the time: what its events have in common is told apart once, not once an hour,
-- and counts are indexed when all are there.
create or replace function yagura_recount_events() returns void
language plpgsql
-- A join of millions with thousands: nothing is sorted for it.
set enable_mergejoin = off
set work_mem = '32MB'
as $$
declare
  counted oid;
begin
  lock table events in share mode;
  perform pg_advisory_xact_lock(hashtext('event_deltas'));
  truncate event_deltas, event_hours, event_days, event_shapes, event_counted_parts;
  drop index event_hours_key, event_hours_by_time, event_days_key;
  insert into event_counted_parts select inhrelid from pg_inherits where inhparent = 'events'::regclass;

  create temporary table recounted (like event_deltas);
  for counted in select part from event_counted_parts loop
    execute format('insert into recounted
      select yagura_event_hour(at), account_id, region, resource_type, kind, actor, tool, source, count(*)
      from %s group by 1, 2, 3, 4, 5, 6, 7, 8', counted::regclass);
  end loop;

  create temporary table recounted_members as
  select account_id, region, resource_type, kind, actor, tool, source from recounted group by 1, 2, 3, 4, 5, 6, 7;
  insert into event_shapes (level, account_id, region, resource_type, kind, actor, tool, source, digest)
  select *, sha256(convert_to(jsonb_build_array(level, account_id, region, resource_type, kind, actor, tool, source)::text, 'UTF8'))
  from (
    select 'all' as level, m.* from recounted_members m
    union all select distinct 'what', null, null, resource_type, kind, actor, tool, source from recounted_members
    union all select distinct 'place', account_id, region, null, kind, null, null, null from recounted_members
    union all select distinct 'kind', null, null, null, kind, null, null, null from recounted_members
  ) shapes;
  analyze recounted, event_shapes;

  -- Each combination of members with its shapes of all levels. In arrays what is not known is equal to itself.
  create temporary table recounted_shapes as
  select a.account_id, a.region, a.resource_type, a.kind, a.source, array[a.actor, a.tool] as by,
    a.id as in_all, w.id as in_what, p.id as in_place, k.id as in_kind
  from event_shapes a
  join event_shapes w on w.level = 'what' and array[w.resource_type, w.kind, w.actor, w.tool, w.source]
    = array[a.resource_type, a.kind, a.actor, a.tool, a.source]
  join event_shapes p on p.level = 'place' and array[p.account_id, p.region, p.kind] = array[a.account_id, a.region, a.kind]
  join event_shapes k on k.level = 'kind' and k.kind = a.kind
  where a.level = 'all';
  analyze recounted_shapes;
  create temporary table recounted_hours as
  select in_all, in_what, in_place, in_kind, hour, count
  from recounted r join recounted_shapes s using (account_id, region, resource_type, kind, source)
  where s.by = array[r.actor, r.tool];
  analyze recounted_hours;

  insert into event_hours select in_all, hour, count from recounted_hours order by 1, 2;
  insert into event_hours select in_what, hour, sum(count) from recounted_hours group by 1, 2 order by 1, 2;
  insert into event_hours select in_place, hour, sum(count) from recounted_hours group by 1, 2 order by 1, 2;
  insert into event_hours select in_kind, hour, sum(count) from recounted_hours group by 1, 2 order by 1, 2;
  drop table recounted, recounted_members, recounted_shapes, recounted_hours;
  create unique index event_hours_key on event_hours (shape, hour) include (count);
  create index event_hours_by_time on event_hours (hour, shape) include (count);
  insert into event_days
  select shape, date_bin('1 day', hour, 'epoch'), sum(count) from event_hours group by 1, 2 order by 1, 2;
  create unique index event_days_key on event_days (shape, day) include (count);
  analyze event_hours, event_days;
end $$;
