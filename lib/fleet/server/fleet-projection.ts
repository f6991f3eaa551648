import { selectorHasGroup, selectorReaches } from "#lib/core/server/sql/target-selector.ts";
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

/** `a`, the account, `i`, the instance, and `d`, tags and name, of the managed node `n`. */
const describedNode = `
left join accounts a on a.account_id = n.account_id
left join ec2_instances i on (i.account_id, i.region, i.instance_id) = (n.account_id, n.region, n.node_id)
left join lateral (
  select tags from resource_tags r
  where (r.account_id, r.region, r.resource_id) = (n.account_id, n.region, n.node_id)
    and r.resource_type = case when n.node_id like 'mi-%' then 'ssm:managed-instance' else 'ec2:instance' end
  limit 1
) t on true
cross join lateral (
  select tags, coalesce(nullif(tags ->> 'Name', ''), nullif(n.node_name, ''), nullif(n.computer_name, '')) as name
  from (select coalesce(i.tags, t.tags, '{}'::jsonb) as tags) chosen
) d`;

/** Exactly one class a node, the worst first; null, unknown, until the account-Region has been asked. */
const patchClass = `
case when p.node_id is null then null
     when p.operation is null then 'never_scanned'
     when p.failed_count > 0 then 'failed'
     when p.missing_count > 0 and p.critical_non_compliant_count > 0 then 'missing_critical'
     when p.missing_count > 0 and p.security_non_compliant_count > 0 then 'missing_security'
     when p.missing_count > 0 then 'missing_other'
     when p.installed_pending_reboot_count > 0 then 'pending_reboot'
     when p.installed_rejected_count > 0 then 'rejected'
     when p.is_stale then 'stale'
     else 'compliant' end`;

/**
 * Of the missing (1) and failed (2) patches of a node; null where AWS counts none. UNKNOWN where it has not said, and until
 * the patches that it counts have been read.
 */
const worstSeverity = `
select (array['UNSPECIFIED', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])[max(
  array_position(array['UNSPECIFIED', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'], k.severity_rank))] as severity
from node_patches np cross join unnest(np.states) as state join patches k on k.patch_id = state >> 4
where (np.account_id, np.region, np.node_id) = (n.account_id, n.region, n.node_id) and state & 15 in (1, 2)`;

/** Resource groups cannot be resolved here: a node that only they may reach is unknown, not uncovered. */
const patchWindows = `
select case when count(*) filter (where reaches) > 0 then (count(*) filter (where reaches))::int
            when bool_or(is_group) then null
            when exists (select from sync_coverage c where c.dataset = 'maintenance-windows'
              and (c.account_id, c.region) = (n.account_id, n.region) and c.first_complete_at is not null) then 0
       end as windows
from (
  select bool_or(${selectorReaches("selector", "n.node_id", "d.tags")}) as reaches,
    bool_or(${selectorHasGroup("selector")}) as is_group
  from maintenance_windows w cross join jsonb_array_elements(w.patch_selectors) as selector
  where (w.account_id, w.region) = (n.account_id, n.region) and w.enabled
  group by w.window_id
) reached`;

const nodesOfScope = (column: string) => `select account_id, region, ${column} as node_id from changed`;

const describedBy = {
  "managed-nodes": nodesOfScope("node_id"),
  "ec2-instances": nodesOfScope("instance_id"),
  "resource-tags": `
    select account_id, region, substring(arn from '/(m?i-[0-9A-Za-z-]+)$') as node_id from changed
    where arn ~ '/m?i-[0-9A-Za-z-]+$'`,
  accounts: "select n.account_id, n.region, n.node_id from managed_nodes n join changed using (account_id)",
} as const;

/** `fleet_nodes`: one joined row per managed node, which every list of Fleet reads. */
export const fleetProjection: Projection = {
  table: "fleet_nodes",
  key: ["account_id", "region", "node_id"],
  uncompared: ["first_seen_at"],
  dependsOn: {
    ...describedBy,
    "node-associations": nodesOfScope("node_id"),
    "compliance-summaries": nodesOfScope("resource_id"),
    "patch-states": nodesOfScope("node_id"),
    "node-patches": nodesOfScope("node_id"),
    "maintenance-windows": `select n.account_id, n.region, n.node_id from managed_nodes n
      join (select distinct account_id, region from changed) place using (account_id, region)`,
  },
  // A Region without windows has no row that could change, yet its nodes are now known to be uncovered.
  completes: ["maintenance-windows"],
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
      ${patchClass} as patch_class, p.missing_count as patch_missing, p.failed_count as patch_failed,
      p.installed_pending_reboot_count as patch_pending_reboot, p.installed_rejected_count as patch_rejected,
      p.installed_count as patch_installed, p.critical_non_compliant_count as patch_critical,
      p.security_non_compliant_count as patch_security, p.other_non_compliant_count as patch_other,
      coalesce(worst.severity, case when coalesce(p.missing_count + p.failed_count, 1) > 0 then 'UNKNOWN' end) as patch_severity, p.baseline_id as patch_baseline_id,
      nullif(coalesce(p.patch_group, d.tags ->> 'Patch Group', d.tags ->> 'PatchGroup'), '') as patch_group,
      covering.windows as patch_windows,
      coalesce(f.first_seen_at,
        (select min(h.first_seen_at) from fleet_nodes_history h
         where (h.account_id, h.region, h.node_id) = (n.account_id, n.region, n.node_id)),
        clock_timestamp()) as first_seen_at
    from touched
    join managed_nodes n using (account_id, region, node_id)
    left join fleet_nodes f using (account_id, region, node_id)
    ${describedNode}
    left join lateral (${worstAssociation}) assoc on true
    left join lateral (${compliance}) comp on true
    left join patch_states p on (p.account_id, p.region, p.node_id) = (n.account_id, n.region, n.node_id)
    left join lateral (${worstSeverity}) worst on true
    left join lateral (${patchWindows}) covering on true`,
};

/** `fleet_texts`: what plain words search. Apart from the joined row, because most changes of that change none of it. */
export const fleetTextProjection: Projection = {
  table: "fleet_texts",
  key: ["account_id", "region", "node_id"],
  dependsOn: describedBy,
  select: `
    select n.account_id, n.region, n.node_id,
      lower(concat_ws(' ', d.name, n.node_id, n.computer_name, n.node_name, n.ip_address, i.private_ip, i.public_ip,
        n.account_id, a.name, n.platform_name, n.platform_version, i.instance_type, i.vpc_id, i.subnet_id, i.image_id, n.activation_id,
        (select string_agg(value, ' ') from jsonb_each_text(d.tags)))) as search_text
    from touched
    join managed_nodes n using (account_id, region, node_id)
    ${describedNode}`,
};
