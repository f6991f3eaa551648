-- The timeline over everything: found by words, grouped into bursts, and with months for what is learnt late.

-- What made a change, from the user agent of the API call; null where no call is known.
create function yagura_event_tool(user_agent text) returns text
language sql immutable strict parallel safe as $$
  select case
    when user_agent = '' then null
    when user_agent ~* 'terraform|opentofu' then 'terraform'
    when user_agent ~* '^cloudformation\.' then 'cloudformation'
    when user_agent ~* 'aws-cdk' then 'cdk'
    when user_agent ~* 'pulumi' then 'pulumi'
    when user_agent ~* 'ansible' then 'ansible'
    when user_agent ~* 'aws-cli/|aws-shell/|cloudshell' then 'cli'
    when user_agent ~* '^(console|signin)\.|\mconsole\.amazonaws\.com|console/|^mozilla/' then 'console'
    when user_agent ~* 'boto|aws-sdk|aws_sdk|sdk-' then 'sdk'
    when user_agent ~* '^aws internal|\.amazonaws\.com' then 'service'
    else 'other'
  end
$$;

-- What search finds: ids, names and values whole (up to separators that are no part of names), and the pieces of names. Ids
-- that AWS or a machine made have no pieces. A longer word is cut: searches go by beginnings.
create function yagura_event_words(
  kind text, account_id text, region text, resource_type text, resource_id text, actor text, detail jsonb
) returns tsvector
language sql immutable parallel safe as $$
  with parts as materialized (
    select distinct part from unnest(string_to_array(translate(
      concat_ws(' ', kind, resource_type, resource_id, actor,
        left(jsonb_path_query_array(detail, 'strict $.** ? (@.type() == "string" || @.type() == "number")')::text, 8000)),
      e' \t\n\r"''`,;:/\\|()[]{}<>=!?&#%*$~^', repeat(' ', 33)), ' ')) as cut(part)
    where part <> ''
  )
  select coalesce(array_to_tsvector(array_agg(distinct word)), '') from (
    select left(lower(part), 64) from parts
    union all
    select left(lower(piece), 64) from parts
    cross join unnest(string_to_array(translate(regexp_replace(part, '([a-z0-9])([A-Z])', '\1 \2', 'g'), '-._@+', '     '), ' ')) as cut(piece)
    where part ~ '[-._@+]|[a-z0-9][A-Z]' and part !~ '^[a-z]{1,8}-[0-9a-f]{8,17}$|^[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9.]+$'
      and length(piece) > 1
    union all
    select lower(word) from unnest(array[account_id, region]) as given(word)
  ) as words(word) where word <> ''
$$;

alter table events
  add column tool text,
  -- Events that may be one burst: of one actor with one tool, or, where nobody is known, of one kind in one place.
  add column burst bigint,
  add column words tsvector;

create function yagura_describe_event() returns trigger
language plpgsql as $$
begin
  new.tool := yagura_event_tool(coalesce(new.detail ->> 'userAgent', new.detail -> 'cause' ->> 'userAgent'));
  new.burst := hashtextextended(case when new.actor is null
    then concat_ws(chr(1), 'place', new.account_id, new.region, new.kind, new.source)
    else concat_ws(chr(1), 'actor', new.account_id, new.actor, coalesce(new.tool, '')) end, 0);
  new.words := yagura_event_words(
    new.kind, new.account_id, new.region, new.resource_type, new.resource_id, new.actor, new.detail);
  return new;
end $$;

-- Whoever writes many events that are described already (a restored archive) keeps what is there.
create trigger describe_new before insert on events
  for each row when (new.words is null) execute function yagura_describe_event();
create trigger describe_changed before update of actor, detail on events
  for each row execute function yagura_describe_event();

update events set detail = detail;
alter table events alter column burst set not null, alter column words set not null;

create index events_words on events using gin (words);
create index events_burst on events (burst, at desc, id desc);
-- A kind is one of the words.
drop index events_kind_at_idx;

-- Events come late: history is read back for months. What has no month of its own yet waits in `events_default`, and moves
-- when the month is made.
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
end $$;

-- The months before this one that most of what is read back falls into.
select yagura_ensure_event_partition((date_trunc('month', now()) - make_interval(months => m))::date)
from generate_series(0, 4) m;
