import type { Pool } from "pg";
import type { FleetNode } from "#lib/fleet/contract/node.ts";

/** A managed node for tests: an online Linux instance unless said otherwise. Its key follows from its parts. */
export function aNode(changes: Partial<Omit<FleetNode, "key" | "endedAt">> = {}): FleetNode {
  const node = {
    accountId: "111122223333",
    accountName: "production",
    region: "us-east-1",
    nodeId: "i-0123456789abcdef0",
    name: "web-1",
    computerName: "ip-10-0-0-1.ec2.internal",
    resourceType: "EC2Instance",
    pingStatus: "Online",
    lastPingAt: "2026-11-23T00:00:00.000Z",
    agentVersion: "3.3.1345.0",
    isLatestVersion: true,
    platformType: "Linux",
    platformName: "Amazon Linux",
    platformVersion: "2023",
    ipAddress: "10.0.0.1",
    publicIp: null,
    iamRole: null,
    activationId: null,
    registeredAt: null,
    associationStatus: "Success",
    associationsFailed: 0,
    complianceStatus: "COMPLIANT",
    nonCompliantCount: 0,
    instanceState: "running",
    instanceType: "t3.micro",
    instanceProfileArn: "arn:aws:iam::111122223333:instance-profile/ssm",
    imageId: "ami-0123456789abcdef0",
    vpcId: "vpc-0123456789abcdef0",
    subnetId: "subnet-0123456789abcdef0",
    availabilityZone: "us-east-1a",
    launchedAt: "2026-11-01T00:00:00.000Z",
    patchClass: "compliant",
    patchSeverity: null,
    patchMissing: 0,
    patchCritical: 0,
    patchSecurity: 0,
    patchOther: 0,
    patchFailed: 0,
    patchPendingReboot: 0,
    patchRejected: 0,
    patchInstalled: 12,
    patchBaselineId: "pb-0123456789abcdef0",
    patchBaselineName: null,
    patchGroup: "prod",
    patchScannedAt: "2026-11-22T00:00:00.000Z",
    patchWindows: 1,
    tags: { Name: "web-1", Env: "prod" },
    firstSeenAt: "2026-11-01T00:00:00.000Z",
    validFrom: "2026-11-01T00:00:00.000Z",
    endedAt: null,
    ...changes,
  };
  return { key: `${node.accountId}:${node.region}:${node.nodeId}`, ...node };
}

/** Puts nodes into the read model as they are now. */
export async function insertNodes(pool: Pool, nodes: readonly FleetNode[]): Promise<void> {
  await pool.query(insertSql("fleet_nodes", "", ""), [JSON.stringify(nodes.map(toRow))]);
  await pool.query(insertTextsSql("fleet_texts", ""), [JSON.stringify(nodes.map(toRow))]);
  await pool.query(liveSql, [JSON.stringify(nodes.map(toRow))]);
  await pool.query(scanSql, [JSON.stringify(nodes.map(toRow))]);
}

/** Puts versions into history that were valid from `validFrom` to `validTo`. */
export async function insertEndedNodes(
  pool: Pool,
  nodes: readonly (FleetNode & { validTo: string })[],
): Promise<void> {
  const rows = nodes.map((node) => ({ ...toRow(node), valid_to: node.validTo }));
  await pool.query(insertSql("fleet_nodes_history", ", valid_to", ", r.valid_to"), [JSON.stringify(rows)]);
  await pool.query(insertTextsSql("fleet_texts_history", ", valid_to"), [JSON.stringify(rows)]);
}

/** What plain words search, as the read model holds it. */
export function searchTextOf(node: FleetNode): string {
  const tags = Object.keys(node.tags)
    .sort()
    .map((key) => node.tags[key]);
  const texts = [
    node.name,
    node.nodeId,
    node.computerName,
    node.ipAddress,
    node.publicIp,
    node.accountId,
    ...tags,
  ];
  return texts
    .filter((text) => text !== null)
    .join(" ")
    .toLowerCase();
}

function toRow({ key: _key, endedAt: _endedAt, ...node }: FleetNode): Record<string, unknown> {
  const columns = Object.entries(node).map(([member, value]) => [
    member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return { ...Object.fromEntries(columns), search_text: searchTextOf({ ...node, key: "", endedAt: null }) };
}

const columns = [
  "account_id, region, node_id, name, account_name, computer_name, resource_type, ping_status, agent_version",
  "is_latest_version, platform_type, platform_name, platform_version, ip_address, public_ip, iam_role, activation_id",
  "registered_at, association_status, associations_failed, compliance_status, non_compliant_count, instance_state",
  "instance_type, instance_profile_arn, image_id, vpc_id, subnet_id, availability_zone, launched_at, tags",
  "patch_class, patch_severity, patch_missing, patch_critical, patch_security, patch_other, patch_failed",
  "patch_pending_reboot, patch_rejected, patch_installed, patch_baseline_id, patch_group, patch_windows",
  "first_seen_at, valid_from",
].join(", ");

function insertSql(table: string, extra: string, extraValue: string): string {
  return `insert into ${table} (${columns}, agent_version_parts${extra})
    select ${columns}, yagura_version_parts(agent_version)${extraValue}
    from json_populate_recordset(null::${table}, $1::json) r`;
}

function insertTextsSql(table: string, extra: string): string {
  const columns = `account_id, region, node_id, search_text, valid_from${extra}`;
  return `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`;
}

const liveSql = `
insert into managed_nodes_live (account_id, region, node_id, last_ping_at)
select account_id, region, node_id, last_ping_at from json_populate_recordset(null::managed_nodes_live, $1::json)
where last_ping_at is not null`;

const scanSql = `
insert into patch_states (account_id, region, node_id, operation, operation_ended_at)
select account_id, region, node_id, 'Scan', patch_scanned_at
from json_to_recordset($1::json) as r(account_id text, region text, node_id text, patch_scanned_at timestamptz)
where patch_scanned_at is not null`;
