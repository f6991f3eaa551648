import { AppError } from "#lib/core/contract/errors.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { likeLiteral, SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type UnmanagedInput, unmanagedReason } from "#lib/fleet/contract/unmanaged.ts";

const instanceColumns = [
  "account_id",
  "region",
  "instance_id",
  "state",
  "state_reason",
  "instance_type",
  "platform_details",
  "instance_profile_arn",
  "vpc_id",
  "private_ip",
  "launched_at",
  "tags",
];

/** Minutes after its launch in which an instance may still be about to register. */
const startingMinutes = 10;

const sortColumns: Readonly<Record<string, string>> = {
  reason:
    "array_position(array[" +
    unmanagedReason.options.map((reason) => `'${reason}'`).join(", ") +
    "], reason)",
  name: 'lower(name collate "C")',
  id: 'instance_id collate "C"',
  account: 'account_id collate "C"',
  region: 'region collate "C"',
  state: 'state collate "C"',
  type: 'instance_type collate "C"',
  launched: "launched_at",
};

/**
 * Instances without a managed node at the moment, each with why. The first reason that fits is the one: a stopped
 * instance without a profile is missing because it is stopped.
 */
export function unmanagedSql(
  ctx: VerbContext,
  input: UnmanagedInput,
): { sql: string; values: readonly unknown[] } {
  const parameters = new SqlParameters();
  const at = parameters.add(input.asOf ?? ctx.now().toISOString(), "timestamptz");
  const instances = versionsAt("ec2_instances", instanceColumns, input.asOf, parameters);
  const nodes = versionsAt("managed_nodes", ["account_id", "region", "node_id"], input.asOf, parameters);
  const conditions = scopeSql(ctx.actor, input, "i", parameters);
  const search = input.search.trim();
  if (search !== "") {
    const pattern = parameters.add(`%${likeLiteral(search)}%`, "text");
    const text =
      "concat_ws(' ', i.instance_id, i.tags ->> 'Name', i.private_ip, i.account_id, a.name, i.region, i.vpc_id)";
    conditions.push(`lower(${text}) like lower(${pattern})`);
  }
  const key = "(i.account_id, i.region, i.instance_id)";
  const completeAt =
    input.asOf === undefined
      ? "c.last_complete_at"
      : `(select max(p.ended_at) from sync_passes p where p.complete and p.ended_at <= ${at}
          and (p.dataset, p.account_id, p.region) = (c.dataset, c.account_id, c.region))`;
  const shown = input.reason === undefined ? "true" : `reason = ${parameters.add(input.reason, "text")}`;
  const sql = `
with coverage as materialized (
  select c.dataset, c.account_id, c.region, c.error_code, ${completeAt} as complete_at from sync_coverage c
  where c.dataset in ('managed-nodes', 'ec2-instances', 'ec2-instance-status')
), candidates as materialized (
  select i.account_id, i.region, i.instance_id, i.state, i.state_reason, i.instance_type, i.platform_details,
    i.instance_profile_arn, i.vpc_id, i.private_ip, i.launched_at, i.tags, i.tags ->> 'Name' as name,
    nullif(a.name, a.account_id) as account_name, nodes.complete_at as nodes_complete_at, nodes.error_code as nodes_error_code,
    before.valid_to as managed_until, before.ping_status as last_ping_status,
    case
      when i.state in ('terminated', 'shutting-down') then 'terminated'
      when i.state in ('stopped', 'stopping') then 'stopped'
      when i.state = 'pending' then 'starting'
      when nodes.complete_at is null then 'region_not_synced'
      when i.launched_at > ${at} - interval '${startingMinutes} minutes' then 'starting'
      when i.instance_profile_arn is null then 'no_instance_profile'
      when before.valid_to is not null then 'agent_lost'
      when i.state = 'running' then 'never_registered'
      else 'unknown'
    end as reason
  from ${instances} i
  left join accounts a on a.account_id = i.account_id
  left join coverage nodes on nodes.dataset = 'managed-nodes' and (nodes.account_id, nodes.region) = (i.account_id, i.region)
  left join lateral (
    select h.valid_to, h.ping_status from managed_nodes_history h
    where (h.account_id, h.region, h.node_id) = ${key} and h.valid_to <= ${at} order by h.valid_to desc limit 1
  ) before on true
  where not exists (select from ${nodes} m where (m.account_id, m.region, m.node_id) = ${key})
    ${conditions.map((condition) => `and ${condition}`).join(" ")}
), page as (
  select *, row_number() over () as position from (
    select * from candidates where ${shown}
    order by ${[...readSort(input.sort), "account_id", "region", "instance_id"].join(", ")}
    limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}
  ) sorted
)
select (select count(*)::int from candidates where ${shown}) as total,
  (select coalesce(json_agg(json_build_object('reason', reason, 'count', nodes)), '[]')
   from (select reason, count(*)::int as nodes from candidates group by reason) counted) as reasons,
  p.*, s.instance_status, s.system_status, ec2.complete_at as ec2_complete_at, checks.complete_at as status_complete_at
from (select) always
left join page p on true
left join ec2_instance_statuses s using (account_id, region, instance_id)
left join coverage ec2 on ec2.dataset = 'ec2-instances' and (ec2.account_id, ec2.region) = (p.account_id, p.region)
left join coverage checks on checks.dataset = 'ec2-instance-status' and (checks.account_id, checks.region) = (p.account_id, p.region)
order by p.position`;
  return { sql, values: parameters.values };
}

function readSort(text: string): string[] {
  const parts = text.split(",").filter(Boolean);
  if (parts.length > 5) throw new AppError("bad_request", "At most 5 sort keys.");
  return parts.map((part) => {
    const descending = part.startsWith("-");
    const name = descending ? part.slice(1) : part;
    const column = Object.hasOwn(sortColumns, name) ? sortColumns[name] : undefined;
    if (column === undefined)
      throw new AppError("bad_request", `Instances cannot be sorted by "${part}".`, { sort: part });
    return `${column} ${descending ? "desc" : "asc"} nulls last`;
  });
}
