import type { InstanceInformation } from "@aws-sdk/client-ssm";
import { paginateDescribeInstanceInformation } from "@aws-sdk/client-ssm";
import { changeEvents } from "#lib/core/server/datasets/change-events.ts";
import { instant, place, without } from "#lib/core/server/datasets/values.ts";
import type { Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";

/** Members that change at every pass and have columns of their own in `managed_nodes_live`. */
const volatileMembers = [
  "LastPingDateTime",
  "LastAssociationExecutionDate",
  "LastSuccessfulAssociationExecutionDate",
];

/** Managed nodes as SSM lists them. Stopped and terminated instances are not in the list. */
export const managedNodesDataset: Dataset = {
  name: "managed-nodes",
  scope: "accountRegion",
  cadenceSeconds: 120,
  interestCadenceSeconds: 30,
  operations: ["ssm:DescribeInstanceInformation"],
  table: "managed_nodes",
  key: ["node_id"],
  volatile: ["last_ping_at", "last_association_at", "last_successful_association_at"],
  uncompared: ["raw"],
  async *collect(ctx) {
    const pages = paginateDescribeInstanceInformation({ client: ctx.aws.ssm, pageSize: 50 }, {});
    for await (const page of pages) {
      yield (page.InstanceInformationList ?? []).map((node) => ({ ...nodeRow(node), ...place(ctx.scope) }));
    }
  },
  events: ({ before, after }) =>
    changeEvents(before, after, {
      resourceType: "AWS::SSM::ManagedInstanceInventory",
      resourceId: (row) => String(row.node_id),
      appeared: "node.appeared",
      disappeared: "node.disappeared",
      summary: ["computer_name", "platform_name", "platform_version", "ping_status"],
      watched: [
        { kind: "node.ping_status", columns: ["ping_status"] },
        { kind: "node.agent_version", columns: ["agent_version"] },
        { kind: "node.platform", columns: ["platform_type", "platform_name", "platform_version"] },
        { kind: "node.ip_address", columns: ["ip_address"] },
      ],
    }),
};

function nodeRow(node: InstanceInformation): DatasetRow {
  return {
    node_id: node.InstanceId,
    resource_type: node.ResourceType ?? null,
    ping_status: node.PingStatus ?? null,
    agent_version: node.AgentVersion ?? null,
    is_latest_version: node.IsLatestVersion ?? null,
    platform_type: node.PlatformType ?? null,
    platform_name: node.PlatformName ?? null,
    platform_version: node.PlatformVersion ?? null,
    computer_name: node.ComputerName ?? null,
    ip_address: node.IPAddress ?? null,
    iam_role: node.IamRole ?? null,
    activation_id: node.ActivationId ?? null,
    registered_at: instant(node.RegistrationDate),
    node_name: node.Name ?? null,
    association_status: node.AssociationStatus ?? null,
    association_overview: node.AssociationOverview ?? null,
    source_id: node.SourceId ?? null,
    source_type: node.SourceType ?? null,
    raw: without(node, volatileMembers),
    last_ping_at: instant(node.LastPingDateTime),
    last_association_at: instant(node.LastAssociationExecutionDate),
    last_successful_association_at: instant(node.LastSuccessfulAssociationExecutionDate),
  };
}
