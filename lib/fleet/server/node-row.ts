import type { FleetNode } from "#lib/fleet/contract/node.ts";

/** A row of `fleet_nodes` as the driver gives it, with the live facts beside it. */
export interface NodeRow {
  account_id: string;
  account_name: string | null;
  region: string;
  node_id: string;
  name: string | null;
  computer_name: string | null;
  resource_type: string | null;
  ping_status: string | null;
  last_ping_at: Date | null;
  agent_version: string | null;
  is_latest_version: boolean | null;
  platform_type: string | null;
  platform_name: string | null;
  platform_version: string | null;
  ip_address: string | null;
  public_ip: string | null;
  iam_role: string | null;
  activation_id: string | null;
  registered_at: Date | null;
  association_status: string | null;
  associations_failed: number | null;
  compliance_status: string | null;
  non_compliant_count: number | null;
  instance_state: string | null;
  instance_type: string | null;
  instance_profile_arn: string | null;
  image_id: string | null;
  vpc_id: string | null;
  subnet_id: string | null;
  availability_zone: string | null;
  launched_at: Date | null;
  patch_class: string | null;
  patch_severity: string | null;
  patch_missing: number | null;
  patch_critical: number | null;
  patch_security: number | null;
  patch_other: number | null;
  patch_failed: number | null;
  patch_pending_reboot: number | null;
  patch_rejected: number | null;
  patch_installed: number | null;
  patch_baseline_id: string | null;
  patch_baseline_name: string | null;
  patch_group: string | null;
  patch_scanned_at: Date | null;
  patch_windows: number | null;
  tags: Record<string, string>;
  first_seen_at: Date;
  valid_from: Date;
  ended_at: Date | null;
}

const baselineName = `(select b.name from patch_baselines b
  where (b.account_id, b.region, b.baseline_id) = (n.account_id, n.region, n.patch_baseline_id)) as patch_baseline_name`;

/** The columns of a `NodeRow` over `n`, `l` and `s`. */
export const nodeRowColumns = [
  "n.account_id, n.account_name, n.region, n.node_id, n.name, n.computer_name, n.resource_type, n.ping_status",
  "l.last_ping_at, n.agent_version, n.is_latest_version, n.platform_type, n.platform_name, n.platform_version",
  "n.ip_address, n.public_ip, n.iam_role, n.activation_id, n.registered_at, n.association_status",
  "n.associations_failed, n.compliance_status, n.non_compliant_count, n.instance_state, n.instance_type",
  "n.instance_profile_arn, n.image_id, n.vpc_id, n.subnet_id, n.availability_zone, n.launched_at, n.tags",
  "n.patch_class, n.patch_severity, n.patch_missing, n.patch_critical, n.patch_security, n.patch_other, n.patch_failed",
  "n.patch_pending_reboot, n.patch_rejected, n.patch_installed, n.patch_baseline_id, n.patch_group, n.patch_windows",
  "s.operation_ended_at as patch_scanned_at",
  baselineName,
  "n.first_seen_at, n.valid_from",
].join(", ");

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function toFleetNode(row: NodeRow): FleetNode {
  return {
    key: `${row.account_id}:${row.region}:${row.node_id}`,
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    nodeId: row.node_id,
    name: row.name,
    computerName: row.computer_name,
    resourceType: row.resource_type,
    pingStatus: row.ping_status,
    lastPingAt: iso(row.last_ping_at),
    agentVersion: row.agent_version,
    isLatestVersion: row.is_latest_version,
    platformType: row.platform_type,
    platformName: row.platform_name,
    platformVersion: row.platform_version,
    ipAddress: row.ip_address,
    publicIp: row.public_ip,
    iamRole: row.iam_role,
    activationId: row.activation_id,
    registeredAt: iso(row.registered_at),
    associationStatus: row.association_status,
    associationsFailed: row.associations_failed,
    complianceStatus: row.compliance_status,
    nonCompliantCount: row.non_compliant_count,
    instanceState: row.instance_state,
    instanceType: row.instance_type,
    instanceProfileArn: row.instance_profile_arn,
    imageId: row.image_id,
    vpcId: row.vpc_id,
    subnetId: row.subnet_id,
    availabilityZone: row.availability_zone,
    launchedAt: iso(row.launched_at),
    patchClass: row.patch_class,
    patchSeverity: row.patch_severity,
    patchMissing: row.patch_missing,
    patchCritical: row.patch_critical,
    patchSecurity: row.patch_security,
    patchOther: row.patch_other,
    patchFailed: row.patch_failed,
    patchPendingReboot: row.patch_pending_reboot,
    patchRejected: row.patch_rejected,
    patchInstalled: row.patch_installed,
    patchBaselineId: row.patch_baseline_id,
    patchBaselineName: row.patch_baseline_name,
    patchGroup: row.patch_group,
    patchScannedAt: iso(row.patch_scanned_at),
    patchWindows: row.patch_windows,
    tags: row.tags,
    firstSeenAt: row.first_seen_at.toISOString(),
    validFrom: row.valid_from.toISOString(),
    endedAt: iso(row.ended_at),
  };
}
