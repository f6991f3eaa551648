-- Read-only SQL over the read model: documented views, the part of the organisation that one statement may see, and the
-- one function that runs a reader's statement.

create schema yagura_public;
comment on schema yagura_public is 'What readers may query by SQL.';

-- What the statement of this transaction may see; null is all. A row is written in the transaction of the statement and
-- never committed, so nobody sees another's. No row is nothing at all: views without a scope are empty.
create unlogged table yagura_query_scope (
  backend int primary key default pg_backend_pid(),
  account_ids text[],
  regions text[]
);

-- yagura_query_view: a view of `yagura_public`, cut to the scope. `row_alias` is the relation of `body` that has account_id
-- (and region, unless `by_region` is false). Later migrations add their views with it too.
create function yagura_query_view(
  name text, description text, body text, row_alias text, columns jsonb default '{}', by_region boolean default true
) returns void language plpgsql as $$
declare
  mine text := '(select %s from yagura_query_scope where backend = pg_backend_pid())';
  scope text;
  entry record;
begin
  -- Sub-selects are read once a statement, so the comparison can use indexes. The barrier keeps a reader's conditions, whose
  -- errors could tell values, from rows outside the scope.
  scope := format('(%s or %I.account_id = any(%s::text[]))',
    format(mine, 'account_ids is null'), row_alias, format(mine, 'account_ids'));
  if by_region then
    scope := scope || format(' and (%s or %I.region = any(%s::text[]))',
      format(mine, 'regions is null'), row_alias, format(mine, 'regions'));
  end if;
  execute format('create or replace view yagura_public.%I with (security_barrier) as select * from (%s) %I where %s',
    name, body, row_alias, scope);
  execute format('comment on view yagura_public.%I is %L', name, description);
  for entry in select * from jsonb_each_text(columns) loop
    execute format('comment on column yagura_public.%I.%I is %L', name, entry.key, entry.value);
  end loop;
end $$;

-- Runs one reading statement and gives its rows as texts (JSON's form of each value), up to `max_rows` rows and about
-- `max_bytes` bytes; a last row without cells says what cut them. It is owned by the role `yagura_query`, which can read
-- the views and nothing else, and runs with that role's rights: inside of it PostgreSQL refuses to change the role, which
-- a statement could do by set_config() after a mere SET ROLE. `stable` refuses whatever writes or locks rows.
create function yagura_public.run_statement(statement text, max_rows int, max_bytes bigint)
returns table (cells text[], cut text)
language plpgsql stable security definer set search_path = yagura_public, pg_temp as $$
declare
  item record;
  line text;
  total bigint := 0;
  amount int := 0;
begin
  for item in execute statement loop
    line := row_to_json(item)::text;
    total := total + octet_length(line);
    cut := case when amount >= max_rows then 'rows' when total > max_bytes then 'bytes' end;
    cells := case when cut is null then array(select value from json_each_text(line::json) with ordinality order by ordinality) end;
    return next;
    exit when cut is not null;
    amount := amount + 1;
  end loop;
end $$;
revoke all on function yagura_public.run_statement from public;

-- yagura_query_setup: makes the role ready as far as the user of the database may; null when it is, otherwise why not:
-- create_role, grant_role, role_too_strong or tables_open. Called before each statement, not here: a migration must not fail
-- by what the user of an outside database may not do.
create function yagura_query_setup() returns text language plpgsql as $$
declare
  runner regprocedure := 'yagura_public.run_statement(text,int,bigint)';
  is_member boolean;
begin
  if not exists (select from pg_roles where rolname = 'yagura_query') then
    begin
      create role yagura_query nologin noinherit;
    exception
      when insufficient_privilege then return 'create_role';
      when duplicate_object or unique_violation then null;
    end;
  end if;
  if exists (select from pg_roles where rolname = 'yagura_query'
               and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls))
     or exists (select from pg_auth_members where member = 'yagura_query'::regrole) then
    return 'role_too_strong';
  end if;
  -- From PostgreSQL 16 on, being a member and being allowed to become the role are two things.
  is_member := pg_has_role('yagura_query', case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end);
  if not is_member then
    begin
      execute 'grant yagura_query to current_user'
        || case when current_setting('server_version_num')::int >= 160000 then ' with set true, inherit false' else '' end;
    exception when others then return 'grant_role';
    end;
  end if;
  if (select proowner from pg_proc where oid = runner) <> 'yagura_query'::regrole then
    perform pg_advisory_xact_lock(7240118);
    begin
      grant usage, create on schema yagura_public to yagura_query;
      alter function yagura_public.run_statement owner to yagura_query;
      revoke create on schema yagura_public from yagura_query;
    exception when insufficient_privilege then return 'grant_role';
    end;
  end if;
  if exists (select from pg_class where relnamespace = 'yagura_public'::regnamespace and relkind = 'v'
               and not has_table_privilege('yagura_query', oid, 'select')) then
    perform pg_advisory_xact_lock(7240118);
    grant usage on schema yagura_public to yagura_query;
    grant select on all tables in schema yagura_public to yagura_query;
  end if;
  -- Rights that somebody gave to everyone would open the tables behind the views.
  if exists (select from pg_class where relkind in ('r', 'p', 'v', 'm') and relowner = current_user::regrole
               and relnamespace not in ('yagura_public'::regnamespace, 'pg_catalog'::regnamespace, 'information_schema'::regnamespace)
               and has_table_privilege('yagura_query', oid, 'select, insert, update, delete, truncate')) then
    return 'tables_open';
  end if;
  return null;
end $$;

select yagura_query_view('accounts', 'AWS accounts of the organisation, as they are now.', $$
  select account_id, name, email, status, joined_at, is_management, valid_from from accounts
$$, 'a', '{"status": "As AWS Organizations says it: ACTIVE, SUSPENDED or PENDING_CLOSURE.",
  "valid_from": "Since when the row is as it is, as observed."}', false);

select yagura_query_view('regions', 'Regions of each account.', $$
  select account_id, region, opt_in_status, endpoint, valid_from from regions
$$, 'r', '{"opt_in_status": "opt-in-not-required, opted-in or not-opted-in."}');

select yagura_query_view('nodes', 'Managed nodes as they are now, joined with what EC2, Patch Manager and State Manager know of them.', $$
  select n.account_id, n.account_name, n.region, n.node_id, n.name, n.resource_type, n.ping_status, l.last_ping_at,
    n.platform_type, n.platform_name, n.platform_version, n.agent_version, n.is_latest_version, n.computer_name,
    n.ip_address, n.public_ip, n.iam_role, n.activation_id, n.registered_at, n.instance_state, n.instance_type,
    n.instance_profile_arn, n.image_id, n.vpc_id, n.subnet_id, n.availability_zone, n.launched_at, n.association_status,
    n.associations_failed, n.compliance_status, n.non_compliant_count, n.patch_class, n.patch_missing, n.patch_failed,
    n.patch_pending_reboot, n.patch_rejected, n.patch_installed, n.patch_critical, n.patch_security, n.patch_other,
    n.patch_severity, n.patch_baseline_id, n.patch_group, n.patch_windows, n.tags, n.valid_from, n.first_seen_at
  from fleet_nodes n left join managed_nodes_live l using (account_id, region, node_id)
$$, 'n', '{"node_id": "i-… of EC2, mi-… of hybrid nodes.", "resource_type": "EC2Instance or ManagedInstance.",
  "ping_status": "Online, ConnectionLost or Inactive.", "ip_address": "As the agent reports it.",
  "is_latest_version": "Whether the SSM Agent is the newest.", "instance_state": "State of the EC2 instance; null for hybrid nodes.",
  "patch_class": "failed, missing_critical, missing_security, missing_other, pending_reboot, rejected, stale, never_scanned or compliant; null is unknown.",
  "patch_critical": "Patches that lack and whose compliance level is critical.", "patch_severity": "The worst severity among missing and failed patches.",
  "patch_windows": "Enabled maintenance windows with a patch task that reach the node; null where that is not known.",
  "tags": "JSON object: tags ->> ''Env''.", "valid_from": "Since when the row is as it is, as observed."}');

select yagura_query_view('node_history', 'Every version of every managed node: valid from one observation to the next.', $$
  select account_id, region, node_id, valid_from, null::timestamptz as valid_to, name, resource_type, ping_status,
    platform_type, platform_name, platform_version, agent_version, ip_address, iam_role, instance_state, instance_type,
    image_id, vpc_id, subnet_id, association_status, compliance_status, patch_class, patch_missing, patch_failed,
    patch_pending_reboot, patch_severity, patch_baseline_id, patch_group, tags
  from fleet_nodes
  union all
  select account_id, region, node_id, valid_from, valid_to, name, resource_type, ping_status,
    platform_type, platform_name, platform_version, agent_version, ip_address, iam_role, instance_state, instance_type,
    image_id, vpc_id, subnet_id, association_status, compliance_status, patch_class, patch_missing, patch_failed,
    patch_pending_reboot, patch_severity, patch_baseline_id, patch_group, tags
  from fleet_nodes_history
$$, 'n', '{"valid_to": "Null: the row is as it is now. At a moment T: valid_from <= T and (valid_to is null or valid_to > T)."}');

select yagura_query_view('node_inventory', 'Inventory of each node, one row an entry.', $$
  select v.account_id, v.region, v.node_id, v.type_name, i.name, i.version, i.content, l.captured_at
  from node_inventory v cross join lateral unnest(v.item_ids) as held(item_id) join inventory_items i using (item_id)
  left join node_inventory_live l on l.account_id = v.account_id and l.region = v.region and l.node_id = v.node_id
    and l.type_name = v.type_name
$$, 'v', '{"type_name": "For example AWS:Application.", "name": "In lower case.", "content": "JSON object of the entry."}');

select yagura_query_view('patch_states', 'What Patch Manager knows of each node: its newest operation and the counts of it.', $$
  select account_id, region, node_id, patch_group, baseline_id, operation, operation_started_at, operation_ended_at,
    installed_count, installed_other_count, installed_pending_reboot_count, installed_rejected_count, missing_count,
    failed_count, not_applicable_count, available_security_update_count, critical_non_compliant_count,
    security_non_compliant_count, other_non_compliant_count, reboot_option, last_no_reboot_install_at, is_stale,
    snapshot_id, valid_from
  from patch_states
$$, 's', '{"operation": "Scan or Install; null: Patch Manager has never scanned the node.",
  "is_stale": "The newest operation is older than the limit in the settings."}');

select yagura_query_view('patch_operations', 'Every scan and install that was seen; AWS keeps only the newest.', $$
  select account_id, region, node_id, operation, started_at, ended_at, baseline_id, patch_group, snapshot_id,
    installed_count, missing_count, failed_count, pending_reboot_count, critical_count, observed_at
  from patch_operations
$$, 'o');

select yagura_query_view('node_patches', 'Patches of each node, one row a patch: join patches by patch_id.', $$
  select p.account_id, p.region, p.node_id, (packed.code >> 4) as patch_id,
    (array['Missing', 'Failed', 'InstalledPendingReboot', 'InstalledRejected', 'Installed', 'InstalledOther',
      'NotApplicable', 'AvailableSecurityUpdate'])[packed.code & 15] as state,
    case when packed.minutes > 0 then to_timestamp(packed.minutes::float8 * 60) end as installed_at,
    p.baseline_id, p.operation_ended_at
  from node_patches p cross join lateral unnest(p.states, p.installed_minutes) as packed(code, minutes)
$$, 'p', '{"state": "Missing, Failed, InstalledPendingReboot, InstalledRejected, Installed, InstalledOther, NotApplicable or AvailableSecurityUpdate.",
  "operation_ended_at": "The end of the operation that told it."}');

select yagura_query_view('patch_counts', 'Nodes by patch and state in each account-Region and baseline; far faster than counting node_patches.', $$
  select account_id, region, baseline_id, patch_id, missing, failed, pending_reboot, rejected, installed, installed_other,
    not_applicable, available_security, valid_from
  from patch_counts
$$, 'c', '{"missing": "Number of nodes on which the patch is missing."}');

-- A patch belongs to no account: it may be seen where a node within the scope has told of it.
create view yagura_public.patches with (security_barrier) as
  select patch_id, kb_id, title, classification, severity, severity_rank, cve_ids, first_seen_at
  from patches p
  where exists (select from yagura_public.patch_counts c where c.patch_id = p.patch_id);
comment on view yagura_public.patches is 'Patches that nodes reported, each once.';
comment on column yagura_public.patches.kb_id is 'KB id of Windows, name of a package elsewhere.';
comment on column yagura_public.patches.severity_rank is 'CRITICAL, HIGH, MEDIUM, LOW or UNSPECIFIED: the vendors'' words on one scale.';
comment on column yagura_public.patches.cve_ids is 'Array: ''CVE-2026-1234'' = any(cve_ids).';

select yagura_query_view('patch_baselines', 'Patch baselines with their rules and lists.', $$
  select account_id, region, baseline_id, name, description, operating_system, is_default, is_predefined, approval_rules,
    global_filters, approved_patches, approved_compliance_level, rejected_patches, rejected_action, created_at, modified_at,
    valid_from
  from patch_baselines
$$, 'b', '{"is_predefined": "Provided by AWS."}');

select yagura_query_view('patch_groups', 'Which baseline a patch group uses.', $$
  select account_id, region, patch_group, operating_system, baseline_id, baseline_name, valid_from from patch_groups
$$, 'g');

select yagura_query_view('effective_patches', 'What a baseline makes of each patch (Windows baselines).', $$
  select account_id, region, baseline_id, title, product, classification, severity, released_at, deployment_status,
    compliance_level, approved_at, valid_from
  from effective_patches
$$, 'e', '{"deployment_status": "APPROVED, PENDING_APPROVAL, EXPLICIT_APPROVED or EXPLICIT_REJECTED."}');

select yagura_query_view('maintenance_windows', 'Maintenance windows with their targets and tasks.', $$
  select account_id, region, window_id, name, description, enabled, schedule, schedule_timezone, schedule_offset_days,
    starts_at, ends_at, duration_hours, cutoff_hours, targets, tasks, created_at, modified_at, next_execution_at, valid_from
  from maintenance_windows
$$, 'w');

select yagura_query_view('window_executions', 'Runs of maintenance windows; they stay when AWS has forgotten them after 30 days.', $$
  select account_id, region, window_execution_id, window_id, status, status_details, started_at, ended_at
  from window_executions
$$, 'w');

select yagura_query_view('commands', 'Run Command history; it stays when AWS has forgotten it after 30 days.', $$
  select account_id, region, command_id, document_name, document_version, operation, comment, status, status_details,
    requested_at, expires_at, targets, instance_ids, max_concurrency, max_errors, target_count, completed_count,
    error_count, delivery_timed_out_count, service_role
  from commands
$$, 'c', '{"operation": "Scan or Install of patch documents; null for others."}');

select yagura_query_view('command_invocations', 'What became of each command on each node.', $$
  select account_id, region, command_id, node_id, node_name, status, status_details, requested_at, ended_at, response_code
  from command_invocations
$$, 'i');

select yagura_query_view('events', 'The one timeline: everything that was seen to change.', $$
  select id, at, not_before, timing, account_id, region, resource_type, resource_id, kind, actor, detail, source
  from events
$$, 'e', '{"at": "When it happened, or when it was seen (see timing). A condition on it keeps the query fast.",
  "timing": "exact: the source says when; observed: between not_before and at.",
  "kind": "For example node.ping, patch.installed, command.run.", "detail": "JSON object; its members depend on kind."}');

select yagura_query_view('samples', 'What is counted over time, per account-Region.', $$
  select metric, dimension, account_id, region, bucket, at, value from samples
$$, 's', '{"dimension": "Empty is the total.", "bucket": "hour or day; the last count of each stays."}');

select yagura_query_view('coverage', 'How old and how complete each dataset of each account-Region is.', $$
  select dataset, account_id, region, enabled, cadence_seconds, last_started_at, last_complete_at, first_complete_at,
    duration_ms, row_count, calls, throttles, failures, error_code, error_message, error_operation, error_iam_action,
    failing_since, next_due_at
  from sync_coverage
$$, 'c', '{"last_complete_at": "Null: there has never been a complete pass, so what the dataset would tell is unknown.",
  "error_iam_action": "The IAM action to grant when access was denied."}', false);
