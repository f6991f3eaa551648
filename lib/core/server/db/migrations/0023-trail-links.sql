-- Linking calls and changes costs what it links, also in tables that have just been filled: the planner took the whole
-- account's events for few.

create or replace function yagura_link_calls() returns trigger
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off
as $$
begin
  if not exists (select from added where kind like 'config.%' or kind = 'cloudtrail.write') then
    return null;
  end if;
  insert into cloudtrail_resources (account_id, resource, at, event_id, region, resource_type, named)
  select distinct on (a.account_id, resource, a.at, a.source_id)
    a.account_id, resource, a.at, a.source_id, a.region, coalesce(named ->> 'resourceType', ''),
    jsonb_array_length(a.detail -> 'resources')
  from added a
  cross join jsonb_array_elements(a.detail -> 'resources') named
  cross join yagura_names_of(named ->> 'resourceId') resource
  where a.kind = 'cloudtrail.write' and a.detail ->> 'errorCode' is null
  on conflict do nothing;

  -- Of two writers that do not see each other's rows yet, one waits here for the other's to be committed.
  perform pg_advisory_xact_lock(hashtext('cloudtrail_resources'), hashtext(account_id))
  from (select distinct account_id from added order by 1) accounts;

  -- Lateral lookups with `offset 0` stay lookups, row by row and by an index, whatever the planner believes about tables
  -- that have just been filled.
  with named as materialized (
    select distinct a.account_id, a.region, a.at, resource, named ->> 'resourceType' like 'AWS::IAM::%' as global
    from added a
    cross join jsonb_array_elements(a.detail -> 'resources') named
    cross join yagura_names_of(named ->> 'resourceId') resource
    where a.kind = 'cloudtrail.write' and a.detail ->> 'errorCode' is null
  ),
  known as materialized (
    select n.account_id, n.at, place.region, resource.id
    from named n
    cross join lateral (
      select n.resource as id
      union
      select c.resource_id from config_resources c
      where lower(coalesce(c.resource_name, c.resource_id) collate "C") = lower(n.resource collate "C")
        and c.account_id collate "C" = n.account_id
    ) resource
    -- IAM is recorded where its recorder is, and its calls are told in us-east-1.
    cross join lateral (
      select n.region
      union
      select r.region from regions r where n.global and r.account_id = n.account_id
    ) place
  ),
  looked as materialized (
    select at, id from added where kind in ('config.created', 'config.changed', 'config.deleted', 'config.relationship')
    union
    select e.at, e.id
    from known k
    cross join lateral (
      select at, id from events
      where account_id = k.account_id and region = k.region and resource_id = k.id
        and at >= k.at - interval '1 second' and at < k.at + yagura_cause_window()
        and kind in ('config.created', 'config.changed', 'config.deleted', 'config.relationship')
      offset 0
    ) e
  ),
  found as materialized (
    select e.at, e.id, cause.at as cause_at, cause.id as cause_id, cause.source_id, cause.actor, cause.detail,
      former.at as former_at, former.id as former_id,
      yagura_caused_entry(e.resource_type, e.resource_id, e.detail, e.kind, e.at) as entry
    from looked l
    cross join lateral (select * from events where (at, id) = (l.at, l.id) offset 0) e
    left join lateral (
      select w.* from yagura_cause_of(
        e.account_id, e.region, e.resource_type, e.resource_id, e.detail ->> 'resourceName', e.at) c
      cross join lateral (
        select at, id, actor, detail, source_id from events
        where (at, source, source_id) = (c.called_at, 'cloudtrail', c.event_id) offset 0
      ) w
    ) cause on true
    left join lateral (
      select w.* from cloudtrail_resources r
      cross join lateral (
        select at, id from events where (at, source, source_id) = (r.at, 'cloudtrail', r.event_id) offset 0
      ) w
      where r.account_id = e.account_id and r.resource in (e.resource_id, e.detail ->> 'resourceName')
        and r.event_id = e.detail -> 'cause' ->> 'eventId' limit 1
    ) former on true
    where cause.source_id is distinct from e.detail -> 'cause' ->> 'eventId'
  ),
  linked as (
    update events e set actor = f.actor,
      detail = case when f.cause_id is null then e.detail - 'cause' - 'actorArn'
        else e.detail || jsonb_build_object('actorArn', f.detail -> 'actorArn', 'cause', jsonb_build_object(
          'eventId', f.source_id, 'requestId', f.detail -> 'requestId', 'eventName', f.detail -> 'eventName',
          'userAgent', f.detail -> 'userAgent', 'tool', f.detail -> 'tool')) end
    from found f
    where (e.at, e.id) = (f.at, f.id)
  ),
  told as materialized (
    select at, id, jsonb_agg(gone) filter (where gone is not null) as gone,
      jsonb_agg(come) filter (where come is not null) as come
    from (
      select cause_at as at, cause_id as id, null::jsonb as gone, entry as come from found where cause_id is not null
      union all
      select former_at, former_id, entry, null from found where former_id is not null
    ) entries group by at, id
  )
  update events w set detail = w.detail || jsonb_build_object('caused', yagura_caused(w.detail -> 'caused', t.gone, t.come))
  from told t
  where (w.at, w.id) = (t.at, t.id);
  return null;
end $$;

create or replace function yagura_unlink_calls() returns trigger
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off
as $$
begin
  if not exists (select from removed where detail ? 'cause') then
    return null;
  end if;
  with told as materialized (
    select w.at, w.id,
      jsonb_agg(yagura_caused_entry(e.resource_type, e.resource_id, e.detail, e.kind, e.at)) as gone
    from removed e
    cross join lateral (
      select event_id, at from cloudtrail_resources c
      where c.account_id = e.account_id and c.resource in (e.resource_id, e.detail ->> 'resourceName')
        and c.event_id = e.detail -> 'cause' ->> 'eventId' limit 1
    ) r
    cross join lateral (
      select at, id from events where (at, source, source_id) = (r.at, 'cloudtrail', r.event_id) offset 0
    ) w
    where e.detail ? 'cause'
    group by 1, 2
  )
  update events w set detail = w.detail || jsonb_build_object('caused', yagura_caused(w.detail -> 'caused', t.gone, '[]'))
  from told t
  where (w.at, w.id) = (t.at, t.id);
  return null;
end $$;

-- What a call caused is found by the changes themselves: its words stay as they are.
drop trigger describe_changed on events;
create trigger describe_changed before update of actor, detail on events for each row
  when (old.actor is distinct from new.actor or old.detail - 'caused' is distinct from new.detail - 'caused')
  execute function yagura_describe_event();
