import type { ServiceHandlers } from "../../wire/handler.ts";
import { describeActivations } from "./describe-activations.ts";
import { describeInstanceAssociationsStatus } from "./describe-instance-associations-status.ts";
import { describeInstanceInformation } from "./describe-instance-information.ts";
import { describeInstanceProperties } from "./describe-instance-properties.ts";
import { getInventory } from "./get-inventory.ts";
import { getInventorySchema } from "./get-inventory-schema.ts";
import { listAssociations } from "./list-associations.ts";
import { listComplianceItems } from "./list-compliance-items.ts";
import { listInventoryEntries } from "./list-inventory-entries.ts";
import { listNodes } from "./list-nodes.ts";
import { listNodesSummary } from "./list-nodes-summary.ts";
import { listResourceComplianceSummaries } from "./list-resource-compliance-summaries.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";

/** AWS Systems Manager, as far as it is emulated. */
export const ssmHandlers: ServiceHandlers = {
  DescribeActivations: describeActivations,
  DescribeInstanceAssociationsStatus: describeInstanceAssociationsStatus,
  DescribeInstanceInformation: describeInstanceInformation,
  DescribeInstanceProperties: describeInstanceProperties,
  GetInventory: getInventory,
  GetInventorySchema: getInventorySchema,
  ListAssociations: listAssociations,
  ListComplianceItems: listComplianceItems,
  ListInventoryEntries: listInventoryEntries,
  ListNodes: listNodes,
  ListNodesSummary: listNodesSummary,
  ListResourceComplianceSummaries: listResourceComplianceSummaries,
  ListTagsForResource: listTagsForResource,
};
