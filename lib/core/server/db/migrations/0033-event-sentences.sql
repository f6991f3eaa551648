-- The sentences that an event keeps say in other words what its values say: search finds the values.
create or replace function yagura_event_words(
  kind text, account_id text, region text, resource_type text, resource_id text, actor text, detail jsonb
) returns tsvector
language sql immutable parallel safe as $$
  with parts as materialized (
    select distinct part from unnest(string_to_array(translate(
      concat_ws(' ', kind, resource_type, resource_id, actor,
        detail ->> 'resourceName', detail ->> 'ruleName', detail ->> 'errorCode', detail ->> 'eventSource',
        detail ->> 'eventName', detail ->> 'requestId', detail ->> 'eventId', detail -> 'cause' ->> 'eventName',
        detail -> 'cause' ->> 'requestId', detail -> 'cause' ->> 'eventId',
        left(jsonb_path_query_array(detail - 'words', 'strict $.** ? (@.type() == "string" || @.type() == "number")')::text, 8000)),
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
