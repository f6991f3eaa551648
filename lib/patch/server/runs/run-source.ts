/** How the relations of runs are read: SQL of the range, the scope's conditions, and tables as of the moment. */
export interface RunSource {
  since: string;
  until: string;
  /** What was seen later is not known: the moment shown. Operations may be seen days after they ended. */
  known: string;
  /** Conditions with a leading `and`, or nothing. */
  inScope: (alias: string) => string;
  at: (table: string, columns: readonly string[]) => string;
}

const executionColumns = [
  "account_id",
  "region",
  "window_execution_id",
  "window_id",
  "status",
  "status_details",
  "started_at",
  "ended_at",
  "tasks",
];
const commandColumns = [
  "account_id",
  "region",
  "command_id",
  "document_name",
  "status",
  "status_details",
  "requested_at",
  "target_count",
  "operation",
];
const invocationColumns = [
  "account_id",
  "region",
  "command_id",
  "node_id",
  "node_name",
  "status",
  "status_details",
  "requested_at",
  "ended_at",
  "response_code",
];

/**
 * Relation `heads`, one row a run: executions of windows that patch, commands that no window sent, and what AWS keeps no
 * record of, grouped by account-Region, hour (scans: day), operation and association. Their end is that of their newest
 * node, absent where it is not known as of the moment.
 */
export function headsSql({ since, until, known, inScope, at }: RunSource): string {
  return `
executions as materialized (
  select e.* from ${at("window_executions", executionColumns)} e
  where e.started_at >= ${since} and e.started_at < ${until}${inScope("e")}
),
sends as materialized (
  select c.*, case when s.window_execution_id is null then 'command:' || c.command_id
    else 'window:' || s.window_execution_id end as run
  from ${at("commands", commandColumns)} c left join window_commands s using (account_id, region, command_id)
  where c.requested_at >= ${since}${inScope("c")}
),
heads as materialized (
  select e.account_id, e.region, 'window:' || e.window_execution_id as run, 'window' as started_by,
    case when 'Install' = any(done.operations) or bool_or(c.operation = 'Install') then 'Install'
         when 'Scan' = any(done.operations) or bool_or(c.operation = 'Scan') then 'Scan' end as operation,
    e.window_id, e.window_execution_id, null::text as association_id, null::text as association_name, e.status,
    e.status_details, coalesce(array_agg(distinct c.document_name) filter (where c.document_name is not null), '{}') as documents,
    e.started_at, e.ended_at, sum(c.target_count)::int as target_count
  from executions e
  cross join lateral (
    select array_agg(distinct task ->> 'operation') filter (where task ->> 'operation' is not null) as operations,
      count(*) as tasks from jsonb_array_elements(e.tasks) task
  ) done
  left join sends c on (c.account_id, c.region, c.run) = (e.account_id, e.region, 'window:' || e.window_execution_id)
  where done.operations is not null or c.command_id is not null or done.tasks = 0 and exists (
    select from maintenance_windows w where (w.account_id, w.region, w.window_id) = (e.account_id, e.region, e.window_id)
      and w.patch_selectors <> '[]')
  group by e.account_id, e.region, e.window_execution_id, e.window_id, e.status, e.status_details, e.started_at,
    e.ended_at, done.operations
  union all
  select c.account_id, c.region, c.run, 'command', c.operation, null, null, null, null, c.status, c.status_details,
    array[c.document_name], c.requested_at, case when r.known_at <= ${known} then r.ended_at end, c.target_count
  from sends c left join patch_runs r using (account_id, region, run) where c.run like 'command:%' and c.requested_at < ${until}
  union all
  select r.account_id, r.region, r.run, case when r.association_id is null then 'other' else 'association' end,
    r.operation, null, null, r.association_id, r.association_name, null, null, '{}'::text[], r.started_at,
    case when r.known_at <= ${known} then r.ended_at end, null
  from patch_runs r
  where r.run like 'seen:%' and r.started_at >= ${since} and r.started_at < ${until} and r.first_known_at <= ${known}${inScope("r")}
)`;
}

/**
 * Relation `parts`, one row for each command or operation that a run of `live` had on a node, as known at the moment. An
 * operation that a command made stands beside that command's result.
 */
export function partsSql({ known, at }: RunSource): string {
  return `
operations as materialized (
  select o.* from live join patch_operations o using (account_id, region, run)
  where o.observed_at <= ${known} and o.ended_at <= ${known}
),
parts as materialized (
  select account_id, region, c.run, node_id, i.node_name, command_id,
    yagura_invocation_outcome(i.status, i.status_details) as outcome, i.status, i.status_details,
    i.response_code::float8 as response_code, i.requested_at as started_at, i.ended_at, o.baseline_id, o.installed_count,
    o.missing_count, o.failed_count, o.pending_reboot_count
  from live join sends c using (account_id, region, run)
  join ${at("command_invocations", invocationColumns)} i using (account_id, region, command_id)
  left join (
    select distinct on (account_id, region, node_id, command_id) * from operations where command_id is not null
    order by account_id, region, node_id, command_id, ended_at desc
  ) o using (account_id, region, node_id, command_id)
  union all
  select o.account_id, o.region, o.run, o.node_id, null, null, yagura_operation_outcome(o.operation, o.failed_count), null,
    null, null, coalesce(o.started_at, o.ended_at), o.ended_at, o.baseline_id, o.installed_count, o.missing_count,
    o.failed_count, o.pending_reboot_count
  from operations o where o.command_id is null
)`;
}
