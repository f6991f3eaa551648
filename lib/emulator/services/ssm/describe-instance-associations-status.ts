import {
  type DescribeInstanceAssociationsStatusRequest,
  type DescribeInstanceAssociationsStatusResult,
  type InstanceAssociationStatusInfo,
  InvalidInstanceId,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import type { WorldNodeAssociation } from "../../world/types.ts";

const infoOf = (nodeId: string, of: WorldNodeAssociation): InstanceAssociationStatusInfo => ({
  AssociationId: of.association.associationId,
  Name: of.association.documentName,
  DocumentVersion: of.association.documentVersion,
  AssociationVersion: of.association.associationVersion,
  InstanceId: nodeId,
  ExecutionDate: of.executionDate,
  Status: of.status,
  DetailedStatus: of.detailedStatus,
  ExecutionSummary: of.executionSummary === "" ? undefined : of.executionSummary,
  ErrorCode: of.errorCode,
  AssociationName: of.association.associationName,
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceAssociationsStatus.html */
export const describeInstanceAssociationsStatus: Handler<
  DescribeInstanceAssociationsStatusRequest,
  DescribeInstanceAssociationsStatusResult
> = (input, { world, accountId, region, now, page }) => {
  const { NextToken, MaxResults, ...query } = input;
  const instanceId = input.InstanceId ?? "";
  const node = world.node(accountId, region, instanceId, now);
  if (node === undefined) {
    const Message = `Instance ${instanceId} is not a managed node of this account and Region.`;
    throw new InvalidInstanceId({ $metadata: {}, message: Message, Message });
  }
  const found = world.nodeAssociations(node, now);
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 10, query });
  return {
    InstanceAssociationStatusInfos: items.map((item) => infoOf(instanceId, item)),
    NextToken: nextToken,
  };
};
