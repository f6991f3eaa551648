-- The whole values of a node as words of a text search, so that "begins with", "has a value" and "is not" come from the
-- same index as "is". Whoever adds a value adds it to the function and both indexes; `node-terms.ts` has the expression.
drop index fleet_nodes_terms;
drop index fleet_nodes_history_terms;
drop function yagura_node_terms;

create function yagura_node_terms(
  account_id text, region text, node_id text, ping_status text, platform_type text, resource_type text,
  instance_state text, association_status text, compliance_status text, instance_type text, platform_name text,
  agent_version text, vpc_id text, patch_class text, patch_severity text, patch_baseline_id text, patch_group text,
  tags jsonb
) returns tsvector
-- The cost keeps the planner from ever computing it row by row where the index can answer.
language sql immutable parallel safe cost 10000 as $$
  -- A value's beginning is what is searched for: of a longer one the rest is cut, and chr(1) keeps that from being whole.
  select array_to_tsvector(array(
    select field || case when length(value) <= 64 then lower(value collate "C")
                         else lower(left(value, 64) collate "C") || chr(1) end
    from (
      values ('account=', account_id), ('region=', region), ('id=', node_id), ('ping=', ping_status),
        ('platform=', platform_type), ('type=', resource_type), ('state=', instance_state),
        ('association=', association_status), ('compliance=', compliance_status), ('instancetype=', instance_type),
        ('os=', platform_name), ('agent=', agent_version), ('vpc=', vpc_id), ('patch=', patch_class),
        ('severity=', patch_severity), ('baseline=', patch_baseline_id), ('patchgroup=', patch_group)
      union all
      -- A name is nearly unique: search finds it, here it would only fill the index.
      select 'tag:' || key || chr(1), tag from jsonb_each_text(tags) as t(key, tag) where key <> 'Name'
    ) as words(field, value)
    where value is not null
  ))
$$;

create index fleet_nodes_terms on fleet_nodes using gin (yagura_node_terms(
  account_id, region, node_id, ping_status, platform_type, resource_type, instance_state, association_status,
  compliance_status, instance_type, platform_name, agent_version, vpc_id, patch_class, patch_severity,
  patch_baseline_id, patch_group, tags)) with (gin_pending_list_limit = 256);
create index fleet_nodes_history_terms on fleet_nodes_history using gin (yagura_node_terms(
  account_id, region, node_id, ping_status, platform_type, resource_type, instance_state, association_status,
  compliance_status, instance_type, platform_name, agent_version, vpc_id, patch_class, patch_severity,
  patch_baseline_id, patch_group, tags)) with (gin_pending_list_limit = 256);
