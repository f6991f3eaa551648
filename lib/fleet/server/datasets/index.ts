import type { Dataset } from "#lib/core/server/sync/dataset.ts";
import { activationsDataset } from "./activations.ts";
import { associationsDataset } from "./associations.ts";
import { complianceSummariesDataset } from "./compliance-summaries.ts";
import { ec2InstanceStatusDataset } from "./ec2-instance-status.ts";
import { ec2InstancesDataset } from "./ec2-instances.ts";
import { inventoryDatasets } from "./inventory.ts";
import { managedNodesDataset } from "./managed-nodes.ts";
import { nodeAssociationsDataset } from "./node-associations.ts";
import { resourceTagsDataset } from "./resource-tags.ts";

/** Fleet's datasets, most wanted first: the order of collection when several are due. */
export const fleetDatasets: readonly Dataset[] = [
  managedNodesDataset,
  ec2InstancesDataset,
  resourceTagsDataset,
  complianceSummariesDataset,
  ec2InstanceStatusDataset,
  associationsDataset,
  activationsDataset,
  nodeAssociationsDataset,
  ...inventoryDatasets,
];
