import { patchDocumentNames } from "#lib/patch/domain/patch-documents.ts";

/** How the relations of runs are read: SQL of the range, the scope's conditions, and tables as of the moment. */
export interface RunSource {
  since: string;
  until: string;
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

/** What became of a command on a node: https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html */
const outcome = `
case when replace(i.status_details, ' ', '') in ('DeliveryTimedOut', 'Undeliverable') then 'unreachable'
     when i.status = 'Success' then 'succeeded'
     when i.status in ('Cancelled', 'Cancelling') then 'cancelled'
     when i.status in ('Pending', 'InProgress', 'Delayed') then 'running'
     else 'failed' end`;

const patchDocuments = patchDocumentNames.map((name) => `'${name}'`).join(", ");

/**
 * The association that an operation without a command belongs to: that of the node that applies a patch document and ran
 * then, or has run since, for AWS keeps only the newest time. Nodes that are gone have theirs in the history.
 */
const associationOf = (operation: string) => `
  select a.association_id, a.association_name from (
    select account_id, region, node_id, association_id, association_name, document_name, executed_at from node_associations
    union all
    select account_id, region, node_id, association_id, association_name, document_name, executed_at
    from node_associations_history
  ) a
  where (a.account_id, a.region, a.node_id) = (${operation}.account_id, ${operation}.region, ${operation}.node_id)
    and a.document_name in (${patchDocuments})
    and a.executed_at >= coalesce(${operation}.started_at, ${operation}.ended_at) - interval '15 minutes'
  order by a.executed_at, a.association_id limit 1`;

/**
 * The hour since 1970, of scans that of the day's beginning, with the operation and association: what runs that AWS keeps
 * no command of are told apart by. Scans come from nodes one by one, all day long.
 */
const seenRun = `'seen:' || case o.operation when 'Scan' then floor(extract(epoch from o.ended_at) / 86400)::bigint * 24
  else floor(extract(epoch from o.ended_at) / 3600)::bigint end || '-' ||
  left(md5(o.operation || '|' || coalesce(a.association_id, '')), 12)`;

/**
 * Relations `heads` and `parts` (a run, a node and one command or operation). An operation that Patch Manager reports
 * belongs to the command that ran on its node at that time, or to the window execution whose id is its snapshot's:
 * AWS's patch tasks pass it on. What is left is grouped by account-Region, hour (scans: day), operation and association.
 * A scan that counts patches which failed to install has not failed itself.
 */
export function runSource({ since, until, inScope, at }: RunSource): string {
  return `
executions as materialized (
  select e.* from ${at("window_executions", executionColumns)} e
  where e.started_at >= ${since} and e.started_at < ${until}${inScope("e")}
),
sent as materialized (
  select distinct on (e.account_id, e.region, command_id) e.account_id, e.region, command_id, e.window_execution_id
  from ${at("window_executions", executionColumns)} e, jsonb_array_elements(e.tasks) task,
    jsonb_array_elements(task -> 'invocations') invocation, lateral (select invocation ->> 'executionId' as command_id) id
  where e.started_at >= ${since}::timestamptz - interval '2 days'${inScope("e")} and command_id is not null
  order by e.account_id, e.region, command_id
),
sends as materialized (
  select c.*, case when s.window_execution_id is null then 'command:' || c.command_id
    else 'window:' || s.window_execution_id end as run
  from ${at("commands", commandColumns)} c left join sent s using (account_id, region, command_id)
  where c.requested_at >= ${since}${inScope("c")}
),
matched as materialized (
  select o.account_id, o.region, o.node_id, o.operation, o.baseline_id, o.started_at, o.ended_at, o.installed_count,
    o.missing_count, o.failed_count, o.pending_reboot_count, i.command_id, a.association_id, a.association_name,
    case when i.command_id is null then coalesce('window:' || x.window_execution_id, ${seenRun}) end as run
  from patch_operations o
  left join lateral (
    select i.command_id, i.ended_at from command_invocations i
    where (i.account_id, i.region, i.node_id) = (o.account_id, o.region, o.node_id)
      and i.requested_at <= o.ended_at + interval '1 minute'
    order by i.requested_at desc limit 1
  ) near on true
  left join lateral (
    select near.command_id where near.ended_at is null or o.ended_at <= near.ended_at + interval '5 minutes'
  ) i on true
  left join executions x on (x.account_id, x.region, x.window_execution_id) = (o.account_id, o.region, o.snapshot_id)
  left join lateral (
    select found.* from (select) one, lateral (${associationOf("o")}) found
    where i.command_id is null and x.window_execution_id is null
  ) a on true
  where o.ended_at >= ${since} and o.observed_at <= ${until} and o.ended_at < ${until}${inScope("o")}
),
parts as materialized (
  select account_id, region, c.run, node_id, i.node_name, command_id, ${outcome} as outcome, i.status,
    i.status_details, i.response_code::float8 as response_code, i.requested_at as started_at, i.ended_at, o.baseline_id, o.installed_count,
    o.missing_count, o.failed_count, o.pending_reboot_count
  from sends c
  join ${at("command_invocations", invocationColumns)} i using (account_id, region, command_id)
  left join (
    select distinct on (account_id, region, node_id, command_id) * from matched where command_id is not null
    order by account_id, region, node_id, command_id, ended_at desc
  ) o using (account_id, region, node_id, command_id)
  union all
  select o.account_id, o.region, o.run, o.node_id, null, null,
    case when o.operation = 'Install' and o.failed_count > 0 then 'failed' else 'succeeded' end, null, null, null, coalesce(o.started_at, o.ended_at),
    o.ended_at, o.baseline_id, o.installed_count, o.missing_count, o.failed_count, o.pending_reboot_count
  from matched o where o.run is not null
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
    array[c.document_name], c.requested_at,
    case when c.status not in ('Pending', 'InProgress', 'Cancelling') then p.ended_at end, c.target_count
  from sends c
  left join (select account_id, region, run, max(ended_at) as ended_at from parts group by 1, 2, 3) p
    using (account_id, region, run)
  where c.run like 'command:%' and c.requested_at < ${until}
  union all
  select o.account_id, o.region, o.run, case when min(o.association_id) is null then 'other' else 'association' end,
    min(o.operation), null, null, min(o.association_id), max(o.association_name), null, null, '{}'::text[],
    min(coalesce(o.started_at, o.ended_at)), max(o.ended_at), null
  from matched o where o.run like 'seen:%' group by o.account_id, o.region, o.run
)`;
}
