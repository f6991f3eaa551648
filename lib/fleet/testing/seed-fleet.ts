import type { Pool } from "pg";
import { writtenNodeColumns } from "#lib/fleet/server/node-source.ts";

export interface SeedOptions {
  nodes: number;
  accounts?: number;
  /** At most six. */
  regions?: number;
}

/**
 * Fills the read model with a fleet of realistic width by SQL alone: 10 tags a node, live facts, and an older version of
 * every third node, with another agent, that ended on 2026-11-10. The same arguments give the same rows.
 */
export async function seedFleet(
  pool: Pool,
  { nodes, accounts = 6, regions = 3 }: SeedOptions,
): Promise<void> {
  await pool.query(accountRows, [accounts]);
  await pool.query(nodeRows, [nodes, accounts, regions]);
  await pool.query(textRows);
  await pool.query(liveRows);
  await pool.query(historyRows);
  await pool.query(olderFacts);
  await pool.query("analyze fleet_nodes, fleet_nodes_history, fleet_texts, managed_nodes_live, accounts");
}

const accountRows = `
insert into accounts (account_id, name, status)
select (100000000000 + a * 1000003)::text, 'team-' || a, 'ACTIVE' from generate_series(1, $1::int) a`;

const nodeRows = `
insert into fleet_nodes (account_id, region, node_id, name, account_name, computer_name, resource_type, ping_status,
  agent_version, agent_version_parts, is_latest_version, platform_type, platform_name, platform_version, ip_address,
  public_ip, iam_role, activation_id, registered_at, association_status, associations_failed, compliance_status,
  non_compliant_count, instance_state, instance_type, instance_profile_arn, image_id, vpc_id, subnet_id,
  availability_zone, launched_at, tags, first_seen_at, valid_from)
select f.account_id, f.region, f.node_id, f.name, f.account_name, f.computer_name,
  case when f.hybrid then 'ManagedInstance' else 'EC2Instance' end,
  f.ping_status, f.agent_version, yagura_version_parts(f.agent_version), f.agent_version = '3.3.1345.0',
  f.platform_type, f.platform_name, f.platform_version, f.ip, case when i % 17 = 0 then '52.3.' || i % 250 || '.7' end,
  case when f.hybrid then 'HybridRole' end, case when f.hybrid then 'act-' || i % 9 end,
  timestamptz '2026-01-01 00:00Z' + i * interval '7 minutes',
  case when h % 20 = 0 then null when h % 13 = 0 then 'Failed' when h % 29 = 0 then 'Pending' else 'Success' end,
  case when h % 20 = 0 then null when h % 13 = 0 then 1 else 0 end,
  case when h % 31 = 0 then null when h % 7 = 0 then 'NON_COMPLIANT' else 'COMPLIANT' end,
  case when h % 31 = 0 then null when h % 7 = 0 then h % 40 + 1 else 0 end,
  case when f.hybrid then null when h % 41 = 0 then 'stopped' else 'running' end,
  case when f.hybrid then null else (array['t3.micro','t3.large','m6i.large','m6i.2xlarge','c7g.xlarge','r6g.large'])[1 + h % 6] end,
  case when f.hybrid then null else 'arn:aws:iam::' || f.account_id || ':instance-profile/ssm-' || f.tier end,
  'ami-' || lpad(to_hex(h % 23), 17, '0'), 'vpc-' || lpad(to_hex(i % 12), 17, '0'),
  'subnet-' || lpad(to_hex(i % 48), 17, '0'), f.region || chr(97 + i % 3),
  timestamptz '2026-01-01 00:00Z' + i * interval '7 minutes', f.tags,
  timestamptz '2026-09-01 00:00Z', case when i % 3 = 0 then timestamptz '2026-11-10 00:00Z' else timestamptz '2026-09-01 00:00Z' end
from (
  select s.*, 'ip-10-' || i / 65536 % 256 || '-' || i / 256 % 256 || '-' || i % 256 || '.internal' computer_name,
    tier || '-' || env || '-' || lpad(i::text, 5, '0') as name,
    case when platform_type = 'Windows' then 'Microsoft Windows Server 2022 Datacenter' when platform_type = 'macOS' then 'macOS'
      else (array['Amazon Linux','Ubuntu','Red Hat Enterprise Linux'])[1 + h % 3] end as platform_name,
    case when platform_type = 'Windows' then '10.0.20348' when platform_type = 'macOS' then '15.1'
      else (array['2023','22.04','9.4'])[1 + h % 3] end as platform_version,
    jsonb_build_object('Name', tier || '-' || env || '-' || lpad(i::text, 5, '0'), 'Env', env, 'Tier', tier, 'Owner', 'team-' || h % 15,
      'CostCenter', (1000 + h % 30)::text, 'Application', 'app-' || h % 60, 'PatchGroup', env || '-' || platform_type,
      'Backup', (array['daily','weekly','none'])[1 + h % 3], 'aws:autoscaling:groupName', tier || '-asg-' || h % 80,
      'Description', 'Node ' || i || ' of ' || tier || ', kept by the platform team') as tags
  from (
    select i, h, (100000000000 + (1 + i % $2::int) * 1000003)::text as account_id, 'team-' || (1 + i % $2::int) as account_name,
      (array['us-east-1','eu-west-1','ap-northeast-1','us-west-2','eu-central-1','ap-southeast-2'])[1 + h % $3::int] as region,
      h % 25 = 0 as hybrid,
      case when h % 25 = 0 then 'mi-' else 'i-' end || lpad(to_hex(i), 17, '0') as node_id,
      (array['web','app','db','batch'])[1 + h % 4] as tier, (array['prod','stage','dev'])[1 + h % 3] as env,
      case when h % 50 = 0 then 'macOS' when h % 10 < 3 then 'Windows' else 'Linux' end as platform_type,
      case when h % 97 = 0 then null when h % 19 = 0 then 'ConnectionLost' when h % 53 = 0 then 'Inactive' else 'Online' end as ping_status,
      (array['3.3.1345.0','3.3.987.0','3.2.2303.0','3.2.582.0','3.1.1732.0','2.3.1319.0'])[1 + h % 6] as agent_version,
      '10.' || i / 65536 % 256 || '.' || i / 256 % 256 || '.' || i % 256 as ip
    from (select i, abs(hashint4(i)) % 1000000 as h from generate_series(1, $1::int) i) base
  ) s
) f`;

const textRows = `
insert into fleet_texts
select account_id, region, node_id, lower(concat_ws(' ', name, node_id, computer_name, ip_address, account_id, account_name,
  region, platform_name, (select string_agg(value, ' ') from jsonb_each_text(tags)))), timestamptz '2026-09-01 00:00Z'
from fleet_nodes`;

const liveRows = `
insert into managed_nodes_live (account_id, region, node_id, last_ping_at)
select account_id, region, node_id, timestamptz '2026-11-23 00:00Z' - abs(hashtext(node_id)) % 86400 * interval '1 second'
from fleet_nodes where ping_status is not null`;

const historyRows = `
insert into fleet_nodes_history (${writtenNodeColumns.join(", ")}, valid_to)
select ${writtenNodeColumns.map((column) => `version.${column}`).join(", ")}, version.valid_to from fleet_nodes n
cross join jsonb_populate_record(null::fleet_nodes_history, to_jsonb(n) || '{"valid_to": "2026-11-10T00:00:00Z"}') version
where n.valid_from = timestamptz '2026-11-10 00:00Z'`;

const olderFacts = `
update fleet_nodes_history
set valid_from = timestamptz '2026-09-01 00:00Z', agent_version = '3.0.1124.0', agent_version_parts = '{3,0,1124,0}'`;
