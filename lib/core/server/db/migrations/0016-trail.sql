-- CloudTrail: who called what. The calls themselves are rows of `events` (kind cloudtrail.write), and nowhere else: they
-- never change and nobody asks how they were, so that a table with versions beside the timeline would hold them twice.

-- Which stretches of time are read completely, for each account-Region: what is missing is asked for, newest first.
create table cloudtrail_reach (
  account_id text not null,
  region text not null,
  covered tstzmultirange not null default '{}',
  -- How far back the settings want it to reach.
  wanted_from timestamptz,
  -- When a pass last asked for the newest events.
  asked_at timestamptz,
  primary key (account_id, region)
);
select yagura_versioned('cloudtrail_reach', '{account_id,region}');

-- What each successful call names, whatever AWS calls it: an id, a name, an ARN and an ARN's last part. A configuration
-- change finds the call behind it here, and a resource the calls that named it.
create table cloudtrail_resources (
  account_id text not null,
  resource text not null,
  at timestamptz not null,
  event_id text not null,
  region text not null,
  -- AWS's type, or empty where CloudTrail does not know it.
  resource_type text not null,
  -- How many resources the call names: of two calls the one that names fewer is more likely to be the cause.
  named int not null,
  primary key (account_id, resource, at, event_id)
);

-- Trails that record an account-Region, and how their delivery goes.
create table cloudtrail_trails (
  account_id text not null,
  region text not null,
  trail_arn text not null,
  trail_name text not null,
  home_region text,
  is_multi_region boolean,
  is_organization boolean,
  includes_global_events boolean,
  validates_files boolean,
  has_data_events boolean,
  bucket_name text,
  bucket_prefix text,
  kms_key_id text,
  log_group_arn text,
  -- Null where the status could not be read.
  is_logging boolean,
  started_at timestamptz,
  stopped_at timestamptz,
  -- AWS's code for what went wrong with the last delivery.
  delivery_error text,
  digest_error text,
  log_group_error text,
  -- Moves every few minutes: written in place.
  delivered_at timestamptz,
  primary key (account_id, region, trail_arn)
);
select yagura_versioned('cloudtrail_trails', '{account_id,region,trail_arn}');

-- CloudTrail says more of the tool than its user agent does: whether a service called on somebody's behalf, and whether the
-- session is the console's.
create or replace function yagura_describe_event() returns trigger
language plpgsql as $$
begin
  new.tool := coalesce(new.detail ->> 'tool', new.detail -> 'cause' ->> 'tool',
    yagura_event_tool(coalesce(new.detail ->> 'userAgent', new.detail -> 'cause' ->> 'userAgent')));
  new.burst := hashtextextended(case when new.actor is null
    then concat_ws(chr(1), 'place', new.account_id, new.region, new.kind, new.source)
    else concat_ws(chr(1), 'actor', new.account_id, new.actor, coalesce(new.tool, '')) end, 0);
  new.words := yagura_event_words(
    new.kind, new.account_id, new.region, new.resource_type, new.resource_id, new.actor, new.detail);
  return new;
end $$;

-- How long after a call its effect is captured, at most.
create function yagura_cause_window() returns interval
language sql immutable parallel safe as $$ select interval '15 minutes' $$;

-- A resource as CloudTrail names it, and the last part where that is an ARN.
create function yagura_names_of(resource text) returns setof text
language sql immutable parallel safe as $$
  select name from unnest(array[resource, substring(resource from '^arn:.*[:/]([^:/]+)$')]) name where name is not null
$$;

-- The call that made a configuration change: one that names the resource, came before the capture and after the capture of
-- the item before (what came earlier was in that one); of several the one that names fewest resources, then the latest.
create function yagura_cause_of(
  account text, place text, type text, id text, name text, captured timestamptz
) returns table (event_id text, called_at timestamptz)
language sql stable as $$
  select r.event_id, r.at from cloudtrail_resources r
  where r.account_id = account and r.resource in (id, name)
    and r.at <= captured + interval '1 second' and r.at > captured - yagura_cause_window()
    and r.at > coalesce((
      select max(i.captured_at) from config_items i
      where (i.account_id, i.region, i.resource_type, i.resource_id) = (account, place, type, id)
        and i.captured_at < captured), '-infinity')
    and (r.region = place or type like 'AWS::IAM::%')
    and (r.resource_type = type or r.resource_type not like '%::%::%')
  order by r.named, r.at desc, r.event_id limit 1
$$;

-- What a call says of a change that it made.
create function yagura_caused_entry(type text, id text, detail jsonb, kind text, at timestamptz) returns jsonb
language sql stable as $$
  select jsonb_strip_nulls(jsonb_build_object('resourceType', type, 'resourceId', id, 'resourceName', detail -> 'resourceName',
    'kind', kind, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
$$;

-- The changes that a call made, without those in `gone` and with those in `come`: the first hundred by time.
create function yagura_caused(caused jsonb, gone jsonb, come jsonb) returns jsonb
language sql immutable as $$
  select coalesce(jsonb_agg(entry order by entry ->> 'at', entry ->> 'resourceId', entry ->> 'kind'), '[]') from (
    select entry from (
      select entry from jsonb_array_elements(coalesce(caused, '[]')) entry
      except select entry from jsonb_array_elements(coalesce(gone, '[]')) entry
      union select entry from jsonb_array_elements(coalesce(come, '[]')) entry
    ) kept order by entry ->> 'at', entry ->> 'resourceId', entry ->> 'kind' limit 100
  ) shown
$$;

-- Links calls and configuration changes in the statement that writes either: whichever comes second finds the other, and
-- both are told of it. As a trigger it does so whoever writes them: passes, the history's backfill, corrections.
create function yagura_link_calls() returns trigger
language plpgsql as $$
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

  with looked as materialized (
    select at, id from added where kind in ('config.created', 'config.changed', 'config.deleted', 'config.relationship')
    union
    select e.at, e.id
    from added a
    cross join jsonb_array_elements(a.detail -> 'resources') named
    cross join yagura_names_of(named ->> 'resourceId') resource
    cross join lateral (
      select resource as resource_id
      union
      select c.resource_id from config_resources c
      where lower(coalesce(c.resource_name, c.resource_id) collate "C") = lower(resource collate "C")
        and c.account_id collate "C" = a.account_id
    ) known
    join events e on e.account_id = a.account_id and e.resource_id = known.resource_id
      and e.at >= a.at - interval '1 second' and e.at < a.at + yagura_cause_window()
      and e.kind in ('config.created', 'config.changed', 'config.deleted', 'config.relationship')
    where a.kind = 'cloudtrail.write' and a.detail ->> 'errorCode' is null
  ),
  found as materialized (
    select e.at, e.id, e.account_id, cause.event_id as new_cause, cause.called_at as new_at,
      former.event_id as old_cause, former.at as old_at,
      yagura_caused_entry(e.resource_type, e.resource_id, e.detail, e.kind, e.at) as entry
    from looked join events e using (at, id)
    left join lateral yagura_cause_of(
      e.account_id, e.region, e.resource_type, e.resource_id, e.detail ->> 'resourceName', e.at) cause on true
    left join lateral (
      select r.event_id, r.at from cloudtrail_resources r
      where r.account_id = e.account_id and r.resource in (e.resource_id, e.detail ->> 'resourceName')
        and r.event_id = e.detail -> 'cause' ->> 'eventId' limit 1
    ) former on true
    where cause.event_id is distinct from e.detail -> 'cause' ->> 'eventId'
  ),
  calls as materialized (
    select w.at, w.id, w.source_id, w.actor, w.detail
    from (select new_cause as event_id, new_at as at from found union select old_cause, old_at from found) told
    join events w on (w.at, w.source, w.source_id) = (told.at, 'cloudtrail', told.event_id)
  ),
  linked as (
    update events e set actor = c.actor,
      detail = case when c.id is null then e.detail - 'cause' - 'actorArn'
        else e.detail || jsonb_build_object('actorArn', c.detail -> 'actorArn', 'cause', jsonb_build_object(
          'eventId', c.source_id, 'requestId', c.detail -> 'requestId', 'eventName', c.detail -> 'eventName',
          'userAgent', c.detail -> 'userAgent', 'tool', c.detail -> 'tool')) end
    from found f left join calls c on c.source_id = f.new_cause
    where (e.at, e.id) = (f.at, f.id)
  )
  update events w set detail = w.detail || jsonb_build_object('caused', yagura_caused(c.detail -> 'caused',
    (select jsonb_agg(entry) from found f where f.old_cause = c.source_id),
    (select jsonb_agg(entry) from found f where f.new_cause = c.source_id)))
  from calls c
  where (w.at, w.id) = (c.at, c.id);
  return null;
end $$;

create trigger link_calls after insert on events
referencing new table as added for each statement execute function yagura_link_calls();

-- A change that turns out not to have happened is no longer told as the effect of a call.
create function yagura_unlink_calls() returns trigger
language plpgsql as $$
begin
  if not exists (select from removed where detail ? 'cause') then
    return null;
  end if;
  with found as materialized (
    select r.event_id, r.at, yagura_caused_entry(e.resource_type, e.resource_id, e.detail, e.kind, e.at) as entry
    from removed e
    join lateral (
      select event_id, at from cloudtrail_resources c
      where c.account_id = e.account_id and c.resource in (e.resource_id, e.detail ->> 'resourceName')
        and c.event_id = e.detail -> 'cause' ->> 'eventId' limit 1
    ) r on true
    where e.detail ? 'cause'
  )
  update events w set detail = w.detail || jsonb_build_object('caused', yagura_caused(w.detail -> 'caused',
    (select jsonb_agg(entry) from found f where f.event_id = w.source_id), '[]'))
  where w.source = 'cloudtrail' and (w.at, w.source_id) in (select at, event_id from found);
  return null;
end $$;

create trigger unlink_calls after delete on events
referencing old table as removed for each statement execute function yagura_unlink_calls();
