-- Which run each operation belongs to, and what became of a run on its nodes, are found when one of them is written: lists of
-- runs read one row a run, however many nodes it had.

-- What windows sent: the execution id of a Run Command invocation is a command id.
create table window_commands (
  account_id text not null,
  region text not null,
  command_id text not null,
  window_execution_id text not null,
  primary key (account_id, region, command_id)
);
create index on window_commands (account_id, region, window_execution_id);

alter table patch_operations
  -- The command that ran on the node at that time.
  add column command_id text,
  -- The association of the node that applies a patch document and ran then, or was the first to run since.
  add column association_id text,
  add column association_name text,
  add column association_at timestamptz,
  -- `window:…`, `command:…`, or `seen:…` for what AWS keeps no record of.
  add column run text not null default '';

-- One row a run that anything is known of on nodes. A node counts once, by its worst outcome.
create table patch_runs (
  account_id text not null,
  region text not null,
  run text not null,
  -- Of `seen:…` only.
  operation text,
  association_id text,
  association_name text,
  started_at timestamptz,
  ended_at timestamptz,
  baseline_ids text[] not null,
  nodes int not null,
  succeeded int not null,
  failed int not null,
  unreachable int not null,
  cancelled int not null,
  running int not null,
  -- Between these the run was partly known: as of a moment in between its nodes are counted one by one.
  first_known_at timestamptz not null,
  known_at timestamptz not null,
  primary key (account_id, region, run)
);
create index patch_runs_seen on patch_runs (started_at) where run like 'seen:%';

-- What became of a command on a node: https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html
create function yagura_invocation_outcome(status text, details text) returns text
language sql immutable parallel safe as $$
  select case when replace(details, ' ', '') in ('DeliveryTimedOut', 'Undeliverable') then 'unreachable'
    when status = 'Success' then 'succeeded'
    when status in ('Cancelled', 'Cancelling') then 'cancelled'
    when status in ('Pending', 'InProgress', 'Delayed') then 'running'
    else 'failed' end
$$;

-- A scan that counts patches which failed to install has not failed itself.
create function yagura_operation_outcome(operation text, failed_count int) returns text
language sql immutable parallel safe as $$
  select case when operation = 'Install' and failed_count > 0 then 'failed' else 'succeeded' end
$$;

-- The worst outcome comes first.
create function yagura_outcome_rank(outcome text) returns int
language sql immutable parallel safe as $$
  select array_position(array['failed', 'unreachable', 'running', 'cancelled', 'succeeded'], outcome)
$$;

create function yagura_is_patch_document(name text) returns boolean
language sql immutable parallel safe as $$
  select name in ('AWS-RunPatchBaseline', 'AWS-RunPatchBaselineWithHooks', 'AWS-RunPatchBaselineAssociation',
    'AWS-ApplyPatchBaseline', 'AWS-InstallWindowsUpdates')
$$;

-- The name of a run that AWS keeps no record of: the hour since 1970, of scans (which come from nodes one by one, all day
-- long) that of the day's beginning, with the operation and association.
create function yagura_seen_run(operation text, ended_at timestamptz, association_id text) returns text
language sql immutable parallel safe as $$
  select 'seen:' || case operation when 'Scan' then floor(extract(epoch from ended_at) / 86400)::bigint * 24
      else floor(extract(epoch from ended_at) / 3600)::bigint end
    || '-' || left(md5(operation || '|' || coalesce(association_id, '')), 12)
$$;

-- Beyond this an association that ran since says nothing about an operation.
create function yagura_association_reach() returns interval
language sql immutable parallel safe as $$ select interval '35 days' $$;

-- Where an operation that Patch Manager reports belongs: to the command that ran on its node at that time, or to the window
-- execution whose id is its snapshot's (AWS's patch tasks pass it on), or to an association of the node; AWS keeps only
-- the newest time of those.
create function yagura_match_operation(o patch_operations)
returns table (command_id text, association_id text, association_name text, association_at timestamptz, run text)
language sql stable as $$
  select i.command_id, a.association_id, a.association_name, a.executed_at,
    coalesce('window:' || coalesce(w.window_execution_id, case when i.command_id is null then x.window_execution_id end),
      'command:' || i.command_id, yagura_seen_run(o.operation, o.ended_at, a.association_id))
  from (select) one
  left join lateral (
    select near.command_id, near.ended_at, yagura_invocation_outcome(near.status, near.status_details) as outcome
    from command_invocations near
    where (near.account_id, near.region, near.node_id) = (o.account_id, o.region, o.node_id)
      and near.requested_at <= o.ended_at + interval '1 minute'
    order by near.requested_at desc limit 1
  ) i on o.ended_at <= i.ended_at + interval '5 minutes' or i.ended_at is null and i.outcome = 'running'
  left join window_commands w on (w.account_id, w.region, w.command_id) = (o.account_id, o.region, i.command_id)
  left join window_executions x on (x.account_id, x.region, x.window_execution_id) = (o.account_id, o.region, o.snapshot_id)
  left join lateral (
    select known.association_id, known.association_name, known.executed_at from (
      select n.association_id, n.association_name, n.document_name, n.executed_at from node_associations n
      where (n.account_id, n.region, n.node_id) = (o.account_id, o.region, o.node_id)
      union all
      select h.association_id, h.association_name, h.document_name, h.executed_at from node_associations_history h
      where (h.account_id, h.region, h.node_id) = (o.account_id, o.region, o.node_id)
      union all
      select o.association_id, o.association_name, 'AWS-RunPatchBaseline', o.association_at
    ) known
    where yagura_is_patch_document(known.document_name)
      and known.executed_at >= coalesce(o.started_at, o.ended_at) - interval '15 minutes'
      and known.executed_at <= o.ended_at + yagura_association_reach()
    order by known.executed_at, known.association_id limit 1
  ) a on true
$$;

-- Counts runs anew from what is known of them on nodes. The arrays are aligned.
create function yagura_count_patch_runs(accounts text[], regions text[], runs text[]) returns void
language plpgsql as $$
begin
  with keys as materialized (
    select distinct account_id, region, run from unnest(accounts, regions, runs) k(account_id, region, run)
  ),
  parts as materialized (
    select k.account_id, k.region, k.run, i.node_id, yagura_invocation_outcome(i.status, i.status_details) as outcome,
      i.requested_at as started_at, i.ended_at, i.valid_from as known_at
    from keys k
    cross join lateral (
      select w.command_id from window_commands w
      where (w.account_id, w.region) = (k.account_id, k.region) and 'window:' || w.window_execution_id = k.run
        and w.window_execution_id = substr(k.run, 8)
      union all
      select substr(k.run, 9) where k.run like 'command:%' and not exists (select from window_commands w
        where (w.account_id, w.region, w.command_id) = (k.account_id, k.region, substr(k.run, 9)))
    ) c
    cross join lateral (
      select * from command_invocations i
      where (i.account_id, i.region, i.command_id) = (k.account_id, k.region, c.command_id) offset 0
    ) i
    union all
    select k.account_id, k.region, k.run, o.node_id,
      case when o.command_id is null then yagura_operation_outcome(o.operation, o.failed_count) end,
      coalesce(o.started_at, o.ended_at), o.ended_at, greatest(o.observed_at, o.ended_at)
    from keys k join patch_operations o using (account_id, region, run)
  ),
  counted as materialized (
    select account_id, region, run, count(*)::int as nodes, min(started_at) as started_at, max(ended_at) as ended_at,
      (count(*) filter (where worst = 1))::int as failed, (count(*) filter (where worst = 2))::int as unreachable,
      (count(*) filter (where worst = 3))::int as running, (count(*) filter (where worst = 4))::int as cancelled,
      (count(*) filter (where worst = 5))::int as succeeded, min(first_known_at) as first_known_at, max(known_at) as known_at
    from (
      select account_id, region, run, node_id, min(yagura_outcome_rank(outcome)) as worst, min(started_at) as started_at,
        max(ended_at) filter (where outcome is not null) as ended_at, min(known_at) as first_known_at, max(known_at) as known_at
      from parts group by 1, 2, 3, 4
    ) nodes where worst is not null group by 1, 2, 3
  ),
  judged as materialized (
    select account_id, region, run, min(o.operation) as operation, min(o.association_id) as association_id,
      max(o.association_name) as association_name,
      coalesce(array_agg(distinct o.baseline_id) filter (where o.baseline_id is not null), '{}') as baseline_ids
    from keys k join patch_operations o using (account_id, region, run) group by 1, 2, 3
  ),
  gone as (
    delete from patch_runs r using keys k
    where (r.account_id, r.region, r.run) = (k.account_id, k.region, k.run)
      and not exists (select from counted c where (c.account_id, c.region, c.run) = (k.account_id, k.region, k.run))
  )
  insert into patch_runs as r (account_id, region, run, operation, association_id, association_name, started_at, ended_at,
    baseline_ids, nodes, succeeded, failed, unreachable, cancelled, running, first_known_at, known_at)
  select c.account_id, c.region, c.run, case when c.run like 'seen:%' then j.operation end,
    case when c.run like 'seen:%' then j.association_id end, case when c.run like 'seen:%' then j.association_name end,
    c.started_at, c.ended_at, coalesce(j.baseline_ids, '{}'), c.nodes, c.succeeded, c.failed, c.unreachable, c.cancelled,
    c.running, c.first_known_at, c.known_at
  from counted c left join judged j using (account_id, region, run)
  on conflict (account_id, region, run) do update set operation = excluded.operation,
    association_id = excluded.association_id, association_name = excluded.association_name,
    started_at = excluded.started_at, ended_at = excluded.ended_at, baseline_ids = excluded.baseline_ids,
    nodes = excluded.nodes, succeeded = excluded.succeeded, failed = excluded.failed, unreachable = excluded.unreachable,
    cancelled = excluded.cancelled, running = excluded.running, first_known_at = excluded.first_known_at,
    known_at = excluded.known_at;
end $$;

-- Of two writers that do not see each other's rows yet, one waits here for the other's to be committed.
create function yagura_lock_patch_runs(account_id text, region text) returns void
language sql as $$ select pg_advisory_xact_lock(hashtext('patch_runs'), hashtext(account_id || ':' || region)) $$;

create function yagura_place_operation() returns trigger
language plpgsql as $$
begin
  perform yagura_lock_patch_runs(new.account_id, new.region);
  select * into new.command_id, new.association_id, new.association_name, new.association_at, new.run
  from yagura_match_operation(new);
  return new;
end $$;

create function yagura_count_operations() returns trigger
language plpgsql as $$
begin
  perform yagura_count_patch_runs(array_agg(account_id), array_agg(region), array_agg(run)) from added having count(*) > 0;
  return null;
end $$;

-- Finds anew where these operations belong, and counts the runs that they leave, those that they join, and `also`.
create function yagura_move_operations(operations patch_operations[], accounts text[], regions text[], also text[])
returns void
language plpgsql as $$
begin
  with moved as materialized (
    select o.account_id, o.region, o.node_id, o.ended_at, o.run as left_run, m.*
    from unnest(operations) o cross join lateral yagura_match_operation(o) m
    where (o.command_id, o.association_id, o.association_at, o.run)
      is distinct from (m.command_id, m.association_id, m.association_at, m.run)
  ),
  written as (
    update patch_operations o set command_id = m.command_id, association_id = m.association_id,
      association_name = m.association_name, association_at = m.association_at, run = m.run
    from moved m
    where (o.account_id, o.region, o.node_id, o.ended_at) = (m.account_id, m.region, m.node_id, m.ended_at)
  )
  select accounts || coalesce(array_agg(m.account_id), '{}'), regions || coalesce(array_agg(m.region), '{}'),
    also || coalesce(array_agg(each.run), '{}')
  into accounts, regions, also
  from moved m cross join lateral (values (m.left_run), (m.run)) each(run);
  perform yagura_count_patch_runs(accounts, regions, also);
end $$;

create function yagura_place_invocations() returns trigger
language plpgsql as $$
declare
  operations patch_operations[];
  accounts text[];
  regions text[];
  runs text[];
begin
  perform yagura_lock_patch_runs(account_id, region)
  from (select distinct account_id, region from added order by 1, 2) places;
  select array_agg(found.operation) into operations
  from (
    select account_id, region, node_id, min(requested_at) as first from added group by 1, 2, 3
  ) node
  cross join lateral (
    select o as operation from patch_operations o
    where (o.account_id, o.region, o.node_id) = (node.account_id, node.region, node.node_id)
      and o.ended_at >= node.first - interval '1 minute' offset 0
  ) found;
  select array_agg(account_id), array_agg(region), array_agg(coalesce('window:' || w.window_execution_id, 'command:' || command_id))
  into accounts, regions, runs
  from (select distinct account_id, region, command_id from added) sent
  left join window_commands w using (account_id, region, command_id);
  if runs is not null then
    perform yagura_move_operations(operations, accounts, regions, runs);
  end if;
  return null;
end $$;

create function yagura_place_executions() returns trigger
language plpgsql as $$
declare
  operations patch_operations[];
  accounts text[];
  regions text[];
  runs text[];
  began text[];
begin
  perform yagura_lock_patch_runs(account_id, region)
  from (select distinct account_id, region from added order by 1, 2) places;
  with learnt as (
    insert into window_commands (account_id, region, command_id, window_execution_id)
    select distinct on (account_id, region, command_id) account_id, region, command_id, window_execution_id
    from added, jsonb_array_elements(tasks) task, jsonb_array_elements(task -> 'invocations') invocation,
      lateral (select invocation ->> 'executionId' as command_id) id
    where command_id is not null order by account_id, region, command_id
    on conflict do nothing returning *
  )
  select coalesce(array_agg(l.account_id), '{}'), coalesce(array_agg(l.region), '{}'), coalesce(array_agg(each.run), '{}')
  into accounts, regions, runs
  from learnt l cross join lateral (values ('window:' || l.window_execution_id), ('command:' || l.command_id)) each(run);
  select array_agg(found.operation) into operations
  from (
    select o as operation from added a
    join patch_operations o on (o.account_id, o.region, o.snapshot_id) = (a.account_id, a.region, a.window_execution_id)
    union all
    select o from unnest(accounts, regions, runs) sent(account_id, region, run)
    join patch_operations o using (account_id, region, run)
    where sent.run like 'command:%'
  ) found;
  if operations is not null or runs <> '{}' then
    perform yagura_move_operations(operations, accounts, regions, runs);
  end if;
  return null;
end $$;

create function yagura_place_associations() returns trigger
language plpgsql as $$
declare
  operations patch_operations[];
begin
  if not exists (select from added where yagura_is_patch_document(document_name) and executed_at is not null) then
    return null;
  end if;
  perform yagura_lock_patch_runs(account_id, region)
  from (select distinct account_id, region from added order by 1, 2) places;
  select array_agg(distinct found.operation) into operations
  from added a
  cross join lateral (
    select o as operation from patch_operations o
    where (o.account_id, o.region, o.node_id) = (a.account_id, a.region, a.node_id)
      and o.ended_at >= a.executed_at - yagura_association_reach()
      and coalesce(o.started_at, o.ended_at) <= a.executed_at + interval '15 minutes'
      and (o.association_at is null or (a.executed_at, a.association_id) < (o.association_at, o.association_id)) offset 0
  ) found
  where yagura_is_patch_document(a.document_name);
  if operations is not null then
    perform yagura_move_operations(operations, '{}', '{}', '{}');
  end if;
  return null;
end $$;

create function yagura_keep_patch_operations() returns trigger
language plpgsql as $$
begin
  insert into patch_operations (account_id, region, node_id, ended_at, started_at, operation, baseline_id, patch_group,
    snapshot_id, owner_information, install_override_list, installed_count, missing_count, failed_count,
    pending_reboot_count, critical_count)
  select account_id, region, node_id, operation_ended_at, operation_started_at, operation, baseline_id, patch_group,
    snapshot_id, owner_information, install_override_list, installed_count, missing_count, failed_count,
    installed_pending_reboot_count, critical_non_compliant_count
  from added
  where operation_ended_at is not null and operation is not null
    and not exists (select from patch_operations o where (o.account_id, o.region, o.node_id, o.ended_at)
      = (added.account_id, added.region, added.node_id, added.operation_ended_at))
  order by account_id, region, node_id
  on conflict do nothing;
  return null;
end $$;

drop trigger keep_operation on patch_states;
drop function yagura_keep_patch_operation;

insert into window_commands (account_id, region, command_id, window_execution_id)
select distinct on (account_id, region, command_id) account_id, region, command_id, window_execution_id
from window_executions, jsonb_array_elements(tasks) task, jsonb_array_elements(task -> 'invocations') invocation,
  lateral (select invocation ->> 'executionId' as command_id) id
where command_id is not null order by account_id, region, command_id;

update patch_operations o set (command_id, association_id, association_name, association_at, run) =
  (select m.command_id, m.association_id, m.association_name, m.association_at, m.run from yagura_match_operation(o) m);
create index patch_operations_run on patch_operations (account_id, region, run);
create index patch_operations_snapshot on patch_operations (account_id, region, snapshot_id) where snapshot_id is not null;

select yagura_count_patch_runs(array_agg(account_id), array_agg(region), array_agg(run))
from (
  select account_id, region, run from patch_operations
  union
  select i.account_id, i.region, coalesce('window:' || w.window_execution_id, 'command:' || i.command_id)
  from command_invocations i left join window_commands w using (account_id, region, command_id)
) runs having count(*) > 0;

create trigger place before insert on patch_operations for each row execute function yagura_place_operation();
create trigger count_added after insert on patch_operations
referencing new table as added for each statement execute function yagura_count_operations();
create trigger keep_added after insert on patch_states
referencing new table as added for each statement execute function yagura_keep_patch_operations();
create trigger keep_changed after update on patch_states
referencing new table as added for each statement execute function yagura_keep_patch_operations();
create trigger place_added after insert on command_invocations
referencing new table as added for each statement execute function yagura_place_invocations();
create trigger place_changed after update on command_invocations
referencing new table as added for each statement execute function yagura_place_invocations();
create trigger place_added after insert on window_executions
referencing new table as added for each statement execute function yagura_place_executions();
create trigger place_changed after update on window_executions
referencing new table as added for each statement execute function yagura_place_executions();
create trigger place_added after insert on node_associations
referencing new table as added for each statement execute function yagura_place_associations();
create trigger place_changed after update on node_associations
referencing new table as added for each statement execute function yagura_place_associations();
analyze patch_operations, patch_runs, window_commands;
