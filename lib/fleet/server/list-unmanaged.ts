import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { unmanagedDatasets } from "#lib/fleet/contract/query-keys.ts";
import {
  type UnmanagedInput,
  type UnmanagedInstance,
  type UnmanagedOutput,
  type UnmanagedReason,
  unmanagedReason,
} from "#lib/fleet/contract/unmanaged.ts";
import { unmanagedSql } from "./unmanaged-sql.ts";

interface InstanceRow {
  account_id: string;
  account_name: string | null;
  region: string;
  instance_id: string;
  name: string | null;
  reason: UnmanagedReason;
  state: string;
  state_reason: string | null;
  instance_type: string | null;
  platform_details: string | null;
  instance_profile_arn: string | null;
  vpc_id: string | null;
  private_ip: string | null;
  launched_at: Date | null;
  tags: Record<string, string>;
  nodes_complete_at: Date | null;
  nodes_error_code: string | null;
  managed_until: Date | null;
  last_ping_status: string | null;
  instance_status: string | null;
  system_status: string | null;
  ec2_complete_at: Date | null;
  status_complete_at: Date | null;
}

type Row = { total: number; reasons: { reason: UnmanagedReason; count: number }[] } & (
  | InstanceRow
  | { instance_id: null }
);

/**
 * EC2 instances that are not managed nodes, each with the most telling reason and the facts it rests on.
 * @throws {AppError} `bad_request` for a sort that cannot be read.
 */
export async function listUnmanaged(ctx: VerbContext, input: UnmanagedInput): Promise<UnmanagedOutput> {
  const { sql, values } = unmanagedSql(ctx, input);
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, values),
    scopeFreshness(ctx, unmanagedDatasets, input),
  ]);
  const order = unmanagedReason.options;
  const reasons = [...(rows[0]?.reasons ?? [])];
  return {
    rows: rows.flatMap((row) => (row.instance_id === null ? [] : [toInstance(row)])),
    total: rows[0]?.total ?? 0,
    reasons: reasons.sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason)),
    freshness,
  };
}

function toInstance(row: InstanceRow): UnmanagedInstance {
  return {
    key: `${row.account_id}:${row.region}:${row.instance_id}`,
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    instanceId: row.instance_id,
    name: row.name,
    reason: row.reason,
    evidence: evidenceOf(row),
    state: row.state,
    instanceType: row.instance_type,
    platformDetails: row.platform_details,
    instanceProfileArn: row.instance_profile_arn,
    vpcId: row.vpc_id,
    privateIp: row.private_ip,
    launchedAt: row.launched_at?.toISOString() ?? null,
    tags: row.tags,
  };
}

// Facts are named as AWS names the members they come from.
function evidenceOf(row: InstanceRow): UnmanagedInstance["evidence"] {
  const ec2 = { operation: "ec2:DescribeInstances", observedAt: iso(row.ec2_complete_at) };
  const ssm = { operation: "ssm:DescribeInstanceInformation", observedAt: iso(row.nodes_complete_at) };
  const checks = { operation: "ec2:DescribeInstanceStatus", observedAt: iso(row.status_complete_at) };
  const evidence = [
    { fact: "State.Name", value: row.state, ...ec2 },
    { fact: "IamInstanceProfile.Arn", value: row.instance_profile_arn, ...ec2 },
    {
      fact: "InstanceInformationList",
      value: row.nodes_complete_at === null ? row.nodes_error_code : "[]",
      ...ssm,
    },
  ];
  if (row.state_reason) evidence.push({ fact: "StateReason.Message", value: row.state_reason, ...ec2 });
  if (row.launched_at !== null) evidence.push({ fact: "LaunchTime", value: iso(row.launched_at), ...ec2 });
  if (row.instance_status !== null)
    evidence.push({ fact: "InstanceStatus.Status", value: row.instance_status, ...checks });
  if (row.system_status !== null)
    evidence.push({ fact: "SystemStatus.Status", value: row.system_status, ...checks });
  if (row.managed_until !== null) {
    evidence.push({
      fact: "PingStatus",
      value: row.last_ping_status,
      ...ssm,
      observedAt: iso(row.managed_until),
    });
  }
  return evidence;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
