-- How many events there are by hour and day: long windows of /changes are counted without reading their events.

-- What events have in common that are counted together. `level` says which members count apart: `all` of them, `what`
-- (without place), `place` (account, Region and kind) or `kind`; the others are null there.
create table event_shapes (
  id int generated always as identity primary key,
  level text not null check (level in ('all', 'what', 'place', 'kind')),
  account_id text,
  region text,
  resource_type text,
  kind text not null,
  actor text,
  tool text,
  source text,
  -- Names may be longer than an index takes.
  digest bytea not null unique
);
create index on event_shapes (level, account_id);

create table event_hours (shape int not null, hour timestamptz not null, count int not null);
create unique index event_hours_key on event_hours (shape, hour) include (count);
create table event_days (shape int not null, day timestamptz not null, count int not null);
create unique index event_days_key on event_days (shape, day) include (count);

-- What was written and is not yet among the counts. Writers only ever add here, so that none waits for another one; readers
-- add it to the counts, which so are exact at any time.
create table event_deltas (
  hour timestamptz not null,
  account_id text not null,
  region text not null,
  resource_type text not null,
  kind text not null,
  actor text,
  tool text,
  source text not null,
  count int not null
);

-- What one fold works with; empty between them.
create unlogged table event_folding (
  hour timestamptz not null,
  account_id text,
  region text,
  resource_type text,
  kind text not null,
  actor text,
  tool text,
  source text,
  count int not null,
  level text not null,
  digest bytea not null
);

-- The parts of `events` that are counted. Where the timeline has others (a restored archive), counts are not believed.
create table event_counted_parts (part oid primary key);

create function yagura_event_hour(at timestamptz) returns timestamptz
language sql immutable strict parallel safe as $$ select date_bin('1 hour', at, 'epoch') $$;

create function yagura_event_counts_hold() returns boolean
language sql stable parallel safe as $$
  select not exists (
    (select inhrelid from pg_inherits where inhparent = 'events'::regclass except select part from event_counted_parts)
    union all
    (select part from event_counted_parts except select inhrelid from pg_inherits where inhparent = 'events'::regclass))
$$;

create function yagura_count_added() returns trigger
language plpgsql as $$
begin
  insert into event_deltas
  select yagura_event_hour(at), account_id, region, resource_type, kind, actor, tool, source, count(*)
  from added group by 1, 2, 3, 4, 5, 6, 7, 8;
  return null;
end $$;
create trigger count_added after insert on events
referencing new table as added for each statement execute function yagura_count_added();

create function yagura_count_removed() returns trigger
language plpgsql as $$
begin
  insert into event_deltas
  select yagura_event_hour(at), account_id, region, resource_type, kind, actor, tool, source, -count(*)
  from removed group by 1, 2, 3, 4, 5, 6, 7, 8;
  return null;
end $$;
create trigger count_removed after delete on events
referencing old table as removed for each statement execute function yagura_count_removed();

create function yagura_count_changed() returns trigger
language plpgsql as $$
begin
  insert into event_deltas
  select yagura_event_hour(at), account_id, region, resource_type, kind, actor, tool, source, sum(n)
  from (
    select at, account_id, region, resource_type, kind, actor, tool, source, -1 as n from removed
    union all
    select at, account_id, region, resource_type, kind, actor, tool, source, 1 from added
  ) moved group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(n) <> 0;
  return null;
end $$;
create trigger count_changed after update on events
referencing old table as removed new table as added for each statement execute function yagura_count_changed();

create function yagura_count_none() returns trigger
language plpgsql as $$
begin
  truncate event_deltas, event_hours, event_days, event_shapes;
  return null;
end $$;
create trigger count_none after truncate on events for each statement execute function yagura_count_none();

-- Moves what is waiting into the counts, one caller at a time. Returns how many waited.
create function yagura_fold_event_deltas() returns bigint
language plpgsql as $$
declare
  folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('event_deltas')) then return 0; end if;
  with gone as (delete from event_deltas returning *),
  leveled as (
    select g.hour, l.level, case when l.placed then g.account_id end as account_id, case when l.placed then g.region end as region,
      case when l.named then g.resource_type end as resource_type, g.kind, case when l.named then g.actor end as actor,
      case when l.named then g.tool end as tool, case when l.named then g.source end as source, g.count
    from gone g, (values ('all', true, true), ('what', false, true), ('place', true, false), ('kind', false, false)) l(level, placed, named)
  )
  insert into event_folding
  select hour, account_id, region, resource_type, kind, actor, tool, source, sum(count), level,
    sha256(convert_to(jsonb_build_array(level, account_id, region, resource_type, kind, actor, tool, source)::text, 'UTF8'))
  from leveled group by hour, level, account_id, region, resource_type, kind, actor, tool, source having sum(count) <> 0;
  get diagnostics folded = row_count;
  if folded = 0 then return 0; end if;
  -- Of a table that was empty a moment ago the planner believes that it is small.
  analyze event_folding (digest, level);
  insert into event_shapes (level, account_id, region, resource_type, kind, actor, tool, source, digest)
  select distinct on (digest) level, account_id, region, resource_type, kind, actor, tool, source, digest from event_folding f
  where not exists (select from event_shapes s where s.digest = f.digest);
  insert into event_hours as h
  select s.id, f.hour, f.count from event_folding f join event_shapes s using (digest) order by 1, 2
  on conflict (shape, hour) do update set count = h.count + excluded.count;
  insert into event_days as d
  select s.id, date_bin('1 day', f.hour, 'epoch') as day, sum(f.count) from event_folding f join event_shapes s using (digest)
  group by 1, 2 order by 1, 2
  on conflict (shape, day) do update set count = d.count + excluded.count;
  truncate event_folding;
  return folded;
end $$;

-- Counts everything anew, a part after the other; nobody writes events meanwhile.
create function yagura_recount_events() returns void
language plpgsql as $$
declare
  counted oid;
begin
  lock table events in share mode;
  perform pg_advisory_xact_lock(hashtext('event_deltas'));
  truncate event_deltas, event_hours, event_days, event_shapes, event_counted_parts;
  insert into event_counted_parts select inhrelid from pg_inherits where inhparent = 'events'::regclass;
  for counted in select part from event_counted_parts loop
    execute format('insert into event_deltas
      select yagura_event_hour(at), account_id, region, resource_type, kind, actor, tool, source, count(*)
      from %s group by 1, 2, 3, 4, 5, 6, 7, 8', counted::regclass);
    perform yagura_fold_event_deltas();
    analyze event_shapes (digest, level);
  end loop;
end $$;

-- A month that is made is counted from its first event on; what moves into it was counted before.
create or replace function yagura_ensure_event_partition(month date) returns void
language plpgsql as $$
declare
  first date := date_trunc('month', month)::date;
  starts timestamptz := first::timestamp at time zone 'UTC';
  ends timestamptz := (first + interval '1 month') at time zone 'UTC';
  name text := 'events_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass(name) is not null then return; end if;
  -- Whoever makes the same month waits here, and finds it made.
  lock table events_default in access exclusive mode;
  if to_regclass(name) is not null then return; end if;
  execute format('create table %I (like events including defaults including constraints)', name);
  execute format('with late as (delete from events_default where at >= $1 and at < $2 returning *)
                  insert into %I select * from late', name) using starts, ends;
  execute format('alter table events attach partition %I for values from (%L) to (%L)', name, starts, ends);
  insert into event_counted_parts values (to_regclass(name));
end $$;

select yagura_recount_events();
analyze event_hours, event_days;
