-- Counts of nodes group by one number a family of columns instead of by up to nine texts. Equal values have equal numbers; a
-- number means nothing by itself. One near the front of a row is read faster than one at its end, so the tables are made
-- anew.
do $$
declare
  kept text[] := '{account_id,region,node_id,valid_from}';
  indexes text[] := (select array_agg(indexdef order by indexname) from pg_indexes
                     where schemaname = current_schema() and tablename in ('fleet_nodes', 'fleet_nodes_history'));
  columns text;
  names text;
  index text;
  seen record;
  views jsonb := (
    select jsonb_agg(jsonb_build_object('name', relname, 'body', pg_get_viewdef(c.oid), 'comment', obj_description(c.oid),
      'columns', (select jsonb_object_agg(attname, col_description(attrelid, attnum)) from pg_attribute
                  where attrelid = c.oid and attnum > 0 and col_description(attrelid, attnum) is not null)))
    from pg_class c where relnamespace = 'yagura_public'::regnamespace and relname in ('nodes', 'node_history'));
begin
  select string_agg(format('%I %s%s%s', attname, format_type(atttypid, atttypmod),
           case when attnotnull then ' not null' else '' end,
           coalesce(' default ' || pg_get_expr(adbin, adrelid), '')), ', ' order by attnum)
         filter (where attname <> all(kept)),
         string_agg(quote_ident(attname), ', ' order by attnum)
    into columns, names
  from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid = 'fleet_nodes'::regclass and attnum > 0 and not attisdropped;

  drop view yagura_public.nodes;
  drop view yagura_public.node_history;
  alter table fleet_nodes rename to fleet_nodes_before;
  alter table fleet_nodes_history rename to fleet_nodes_history_before;
  execute format($create$
    create table fleet_nodes (
      account_id text not null,
      region text not null,
      node_id text not null,
      valid_from timestamptz not null default now(),
      status_group bigint not null generated always as (hash_record_extended(row(ping_status, platform_type, resource_type,
        instance_state, association_status, compliance_status, is_latest_version, patch_class, patch_severity), 0)) stored,
      place_group bigint not null generated always as (hash_record_extended(row(account_id, account_name, region), 0)) stored,
      platform_group bigint not null generated always as (hash_record_extended(row(platform_name, platform_version,
        agent_version, instance_type), 0)) stored,
      %s
    )$create$, columns);
  create table fleet_nodes_history (like fleet_nodes including defaults including generated, valid_to timestamptz not null);
  execute format('insert into fleet_nodes (%1$s) select %1$s from fleet_nodes_before', names);
  execute format('insert into fleet_nodes_history (%1$s, valid_to) select %1$s, valid_to from fleet_nodes_history_before', names);
  drop table fleet_nodes_before;
  drop table fleet_nodes_history_before;
  foreach index in array indexes loop
    execute index;
  end loop;
  for seen in select * from jsonb_to_recordset(views) as v(name text, body text, comment text, columns jsonb) loop
    execute format('create view yagura_public.%I with (security_barrier) as %s', seen.name, seen.body);
    execute format('comment on view yagura_public.%I is %L', seen.name, seen.comment);
    execute (select string_agg(format('comment on column yagura_public.%I.%I is %L', seen.name, key, value), '; ')
             from jsonb_each_text(seen.columns));
  end loop;
end $$;
alter table fleet_nodes add primary key using index fleet_nodes_pkey;
alter table fleet_nodes set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- What the numbers stand for, in columns of the same names. Without a unique key: two passes that meet a combination at the
-- same time would wait for one another, or for ever; a row that stands twice does no harm.
create table fleet_status_groups as
select status_group, ping_status, platform_type, resource_type, instance_state, association_status, compliance_status,
  is_latest_version, patch_class, patch_severity
from fleet_nodes union select status_group, ping_status, platform_type, resource_type, instance_state, association_status,
  compliance_status, is_latest_version, patch_class, patch_severity
from fleet_nodes_history;
create table fleet_place_groups as
select place_group, account_id, account_name, region from fleet_nodes
union select place_group, account_id, account_name, region from fleet_nodes_history;
create table fleet_platform_groups as
select platform_group, platform_name, platform_version, agent_version, instance_type from fleet_nodes
union select platform_group, platform_name, platform_version, agent_version, instance_type
from fleet_nodes_history;
create index on fleet_status_groups (status_group);
create index on fleet_place_groups (place_group);
create index on fleet_platform_groups (platform_group);

create function yagura_learn_fleet_groups() returns trigger language plpgsql as $$
begin
  insert into fleet_status_groups
  select distinct status_group, ping_status, platform_type, resource_type, instance_state, association_status,
    compliance_status, is_latest_version, patch_class, patch_severity
  from written w where not exists (select from fleet_status_groups g where g.status_group = w.status_group);
  insert into fleet_place_groups
  select distinct place_group, account_id, account_name, region
  from written w where not exists (select from fleet_place_groups g where g.place_group = w.place_group);
  insert into fleet_platform_groups
  select distinct platform_group, platform_name, platform_version, agent_version, instance_type
  from written w where not exists (select from fleet_platform_groups g where g.platform_group = w.platform_group);
  return null;
end $$;
do $$
declare
  target text;
begin
  foreach target in array '{fleet_nodes,fleet_nodes_history}'::text[] loop
    execute format('create trigger groups_of_new after insert on %I referencing new table as written
      for each statement execute function yagura_learn_fleet_groups()', target);
    execute format('create trigger groups_of_changed after update on %I referencing new table as written
      for each statement execute function yagura_learn_fleet_groups()', target);
  end loop;
end $$;
