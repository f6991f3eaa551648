import {
  type ComplianceItem,
  InvalidResourceId,
  InvalidResourceType,
  type ListComplianceItemsRequest,
  type ListComplianceItemsResult,
} from "@aws-sdk/client-ssm";
import type { EmulatorRequest, Handler } from "../../wire/handler.ts";
import type { Scan } from "../../world/scan.ts";
import type { WorldComplianceItem } from "../../world/types.ts";
import { type ComplianceReaders, complianceTest, filterTime } from "./compliance-filters.ts";

const readers: ComplianceReaders<WorldComplianceItem> = {
  ComplianceType: ({ complianceType }) => complianceType,
  ExecutionTime: ({ executionTime }) => filterTime(executionTime),
  Id: ({ id }) => id,
  ResourceId: ({ resourceId }) => resourceId,
  ResourceType: ({ resourceType }) => resourceType,
  Severity: ({ severity }) => severity,
  Status: ({ status }) => status,
  Title: ({ title }) => title,
};

/** An execution as AWS shows it: associations have a time only. */
export const executionOf = ({ executionTime, executionId, executionType }: WorldComplianceItem) => ({
  ExecutionTime: executionTime,
  ExecutionId: executionId,
  ExecutionType: executionType,
});

const itemOf = (item: WorldComplianceItem): ComplianceItem => ({
  ComplianceType: item.complianceType,
  ResourceType: item.resourceType,
  ResourceId: item.resourceId,
  Id: item.id,
  Title: item.title,
  Status: item.status,
  Severity: item.severity,
  ExecutionSummary: executionOf(item),
  Details: { ...item.details },
});

const itemsOf = (
  ids: readonly string[] | undefined,
  { world, accountId, region, now }: EmulatorRequest,
): readonly WorldComplianceItem[] | Scan<WorldComplianceItem> => {
  if (ids === undefined) {
    return world.nodes(accountId, region, now).flatMap((node) => world.complianceItems(node, now));
  }
  const [id = "", ...others] = ids;
  const node = others.length > 0 ? undefined : world.node(accountId, region, id, now);
  if (node === undefined) {
    const reason = others.length > 0 ? "Give one resource id." : `The resource ${id} does not exist.`;
    throw new InvalidResourceId({ $metadata: {}, message: reason });
  }
  return world.complianceItems(node, now);
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListComplianceItems.html */
export const listComplianceItems: Handler<ListComplianceItemsRequest, ListComplianceItemsResult> = (
  input,
  request,
) => {
  const { NextToken, MaxResults, ...query } = input;
  const wrongType = input.ResourceTypes?.find((type) => type !== "ManagedInstance");
  if (wrongType !== undefined) {
    throw new InvalidResourceType({ $metadata: {}, message: `The resource type ${wrongType} is not valid.` });
  }
  const keep = complianceTest(input.Filters, readers);
  const found = itemsOf(input.ResourceIds, request).filter(keep);
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 10, query });
  return { ComplianceItems: items.map(itemOf), NextToken: nextToken };
};
