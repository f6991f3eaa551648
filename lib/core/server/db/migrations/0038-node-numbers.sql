-- A list of nodes notes each match with what it is sorted by before it knows which hundred are asked for. One number instead
-- of three texts halves that, and the name as it sorts need not be made again for each: both are written with the node. What
-- has a fixed width comes first, since what follows a text can only be found by walking there. The tables are made anew.
-- As with the groups, equal nodes have equal numbers; that two of 500,000 share one has a chance of one in 10^8.
do $$
declare
  ahead text[] := '{status_group,place_group,platform_group,valid_from,account_id,region,node_id,agent_version_parts}';
  indexes text[] := (select array_agg(indexdef order by indexname) from pg_indexes
                     where schemaname = current_schema() and tablename in ('fleet_nodes', 'fleet_nodes_history')
                       and indexname not in ('fleet_nodes_by_name', 'fleet_nodes_history_by_name'));
  columns text;
  names text;
  index text;
  target text;
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
         filter (where attname <> all(ahead)),
         string_agg(quote_ident(attname), ', ' order by attnum) filter (where attgenerated = '')
    into columns, names
  from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid = 'fleet_nodes'::regclass and attnum > 0 and not attisdropped;

  drop view yagura_public.nodes;
  drop view yagura_public.node_history;
  alter table fleet_nodes rename to fleet_nodes_before;
  alter table fleet_nodes_history rename to fleet_nodes_history_before;
  execute format($create$
    create table fleet_nodes (
      node_number bigint not null generated always as (hash_record_extended(row(account_id, region, node_id), 0)) stored,
      status_group bigint not null generated always as (hash_record_extended(row(ping_status, platform_type, resource_type,
        instance_state, association_status, compliance_status, is_latest_version, patch_class, patch_severity), 0)) stored,
      place_group bigint not null generated always as (hash_record_extended(row(account_id, account_name, region), 0)) stored,
      platform_group bigint not null generated always as (hash_record_extended(row(platform_name, platform_version,
        agent_version, instance_type), 0)) stored,
      valid_from timestamptz not null default now(),
      account_id text not null,
      region text not null,
      node_id text not null,
      agent_version_parts int[],
      name_key text collate "C" generated always as (lower(name collate "C")) stored,
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
  foreach target in array '{fleet_nodes,fleet_nodes_history}'::text[] loop
    execute format('create trigger groups_of_new after insert on %I referencing new table as written
      for each statement execute function yagura_learn_fleet_groups()', target);
    execute format('create trigger groups_of_changed after update on %I referencing new table as written
      for each statement execute function yagura_learn_fleet_groups()', target);
  end loop;
end $$;
alter table fleet_nodes add primary key using index fleet_nodes_pkey;
alter table fleet_nodes set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- Nodes that compare equal come together by account and Region.
create index fleet_nodes_by_name on fleet_nodes (name_key, place_group, node_number);
create index fleet_nodes_history_by_name on fleet_nodes_history (name_key, place_group, node_number);
create index fleet_nodes_number on fleet_nodes (node_number);
create index fleet_nodes_history_number on fleet_nodes_history (node_number, valid_to);

alter table fleet_texts add node_number bigint not null
  generated always as (hash_record_extended(row(account_id, region, node_id), 0)) stored;
alter table fleet_texts_history add node_number bigint not null
  generated always as (hash_record_extended(row(account_id, region, node_id), 0)) stored;
