import type { Projection } from "#lib/core/server/sync/dataset.ts";

/** The worst status of a node's associations decides; statuses not named here are between the known ones. */
const worstAssociation = `
select case when bool_or(status = 'Failed') then 'Failed'
            when bool_or(status in ('TimedOut', 'Timed Out')) then 'TimedOut'
            when bool_or(status in ('Pending', 'InProgress', 'Associated')) then 'Pending'
            when bool_or(status = 'Skipped') and not bool_or(status = 'Success') then 'Skipped'
            when bool_and(status = 'Success') then 'Success'
            else min(status) filter (where status <> 'Success') end as status,
       count(*) filter (where status = 'Failed')::int as failed, count(*) as total
from node_associations a
where (a.account_id, a.region, a.node_id) = (n.account_id, n.region, n.node_id)`;

const compliance = `
select case when bool_or(status = 'NON_COMPLIANT') then 'NON_COMPLIANT'
            when bool_and(status = 'COMPLIANT') then 'COMPLIANT' end as status,
       sum(non_compliant_count)::int as non_compliant
from compliance_summaries s
where (s.account_id, s.region, s.resource_id) = (n.account_id, n.region, n.node_id)`;

const tagsOfNode = `
select tags from resource_tags r
where (r.account_id, r.region, r.resource_id) = (n.account_id, n.region, n.node_id)
  and r.resource_type = case when n.node_id like 'mi-%' then 'ssm:managed-instance' else 'ec2:instance' end
limit 1`;

const nodesOfScope = (column: string) => `select account_id, region, ${column} as node_id from changed`;

/** `fleet_nodes`: one joined row per managed node, which every list of Fleet reads. */
export const fleetProjection: Projection = {
  table: "fleet_nodes",
  key: ["account_id", "region", "node_id"],
  uncompared: ["first_seen_at"],
  dependsOn: {
    "managed-nodes": nodesOfScope("node_id"),
    "ec2-instances": nodesOfScope("instance_id"),
    "node-associations": nodesOfScope("node_id"),
    "compliance-summaries": nodesOfScope("resource_id"),
    "resource-tags": `
      select account_id, region, substring(arn from '/(m?i-[0-9A-Za-z-]+)$') as node_id from changed
      where arn ~ '/m?i-[0-9A-Za-z-]+$'`,
    accounts: "select n.account_id, n.region, n.node_id from managed_nodes n join changed using (account_id)",
  },
  select: `
    select n.account_id, n.region, n.node_id, d.name, nullif(a.name, a.account_id) as account_name, n.computer_name, n.resource_type,
      n.ping_status, n.agent_version, yagura_version_parts(n.agent_version) as agent_version_parts,
      n.is_latest_version, n.platform_type, n.platform_name, n.platform_version, n.ip_address, i.public_ip,
      n.iam_role, n.activation_id, n.registered_at,
      case when assoc.total > 0 then assoc.status else n.association_status end as association_status,
      case when assoc.total > 0 then assoc.failed
           when n.association_overview is not null
           then coalesce((n.association_overview #>> '{InstanceAssociationStatusAggregatedCount,Failed}')::int, 0)
      end as associations_failed,
      comp.status as compliance_status, comp.non_compliant as non_compliant_count,
      i.state as instance_state, i.instance_type, i.instance_profile_arn, i.image_id, i.vpc_id, i.subnet_id,
      i.availability_zone, i.launched_at, d.tags,
      lower(concat_ws(' ', d.name, n.node_id, n.computer_name, n.node_name, n.ip_address, i.private_ip, i.public_ip,
        n.account_id, a.name, n.platform_name, n.platform_version, i.instance_type, i.vpc_id, i.subnet_id, i.image_id, n.activation_id,
        (select string_agg(value, ' ') from jsonb_each_text(d.tags)))) as search_text,
      coalesce(f.first_seen_at,
        (select min(h.first_seen_at) from fleet_nodes_history h
         where (h.account_id, h.region, h.node_id) = (n.account_id, n.region, n.node_id)),
        clock_timestamp()) as first_seen_at
    from touched
    join managed_nodes n using (account_id, region, node_id)
    left join fleet_nodes f using (account_id, region, node_id)
    left join accounts a on a.account_id = n.account_id
    left join ec2_instances i on (i.account_id, i.region, i.instance_id) = (n.account_id, n.region, n.node_id)
    left join lateral (${tagsOfNode}) t on true
    left join lateral (${worstAssociation}) assoc on true
    left join lateral (${compliance}) comp on true
    cross join lateral (
      select tags, coalesce(nullif(tags ->> 'Name', ''), nullif(n.node_name, ''), nullif(n.computer_name, '')) as name
      from (select coalesce(i.tags, t.tags, '{}'::jsonb) as tags) chosen
    ) d`,
};
