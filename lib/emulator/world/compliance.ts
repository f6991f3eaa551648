import { nodeAssociationsOf } from "./associations.ts";
import type { Slot } from "./slot.ts";
import type { WorldComplianceItem, WorldNode } from "./types.ts";

const associationItems = (
  slot: Slot,
  node: WorldNode,
  connectedAt: number,
  time: number,
): WorldComplianceItem[] =>
  nodeAssociationsOf(slot, connectedAt, time)
    .filter(({ status }) => status !== "Pending")
    .map(({ association, status, executionDate }) => ({
      complianceType: "Association",
      resourceType: "ManagedInstance",
      resourceId: node.nodeId,
      id: association.associationId,
      title: association.associationName,
      status: status === "Success" ? "COMPLIANT" : "NON_COMPLIANT",
      severity: "UNSPECIFIED",
      executionTime: executionDate,
      executionId: "",
      executionType: "",
      details: { DocumentName: association.documentName, DocumentVersion: association.documentVersion },
    }));

/** Everything Systems Manager Compliance holds on a node, by type and then by id. */
export const complianceItemsOf = (
  slot: Slot,
  node: WorldNode,
  connectedAt: number,
  time: number,
): WorldComplianceItem[] => associationItems(slot, node, connectedAt, time);
