import {
  InvalidInstanceId,
  InvalidTypeNameException,
  type ListInventoryEntriesRequest,
  type ListInventoryEntriesResult,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { inventorySchemaOf } from "../../world/inventory/schemas.ts";
import { captureTimeOf } from "./get-inventory.ts";
import { entryTest } from "./inventory-filters.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListInventoryEntries.html */
export const listInventoryEntries: Handler<ListInventoryEntriesRequest, ListInventoryEntriesResult> = (
  input,
  { world, accountId, region, now, page },
) => {
  const { NextToken, MaxResults, ...query } = input;
  const instanceId = input.InstanceId ?? "";
  const typeName = input.TypeName ?? "";
  if (inventorySchemaOf(typeName) === undefined) {
    const Message = `The inventory type ${typeName} does not exist.`;
    throw new InvalidTypeNameException({ $metadata: {}, message: Message, Message });
  }
  const node = world.node(accountId, region, instanceId, now);
  if (node === undefined) {
    const Message = `Instance ${instanceId} is not a managed node of this account and Region.`;
    throw new InvalidInstanceId({ $metadata: {}, message: Message, Message });
  }
  const inventory = world.inventory(node, typeName, now);
  const entries = (inventory?.content ?? []).filter(entryTest(input.Filters, typeName));
  const { items, nextToken } = page(entries, { token: NextToken, limit: MaxResults ?? 50, query });
  return {
    TypeName: typeName,
    InstanceId: instanceId,
    SchemaVersion: inventory?.schemaVersion,
    CaptureTime: inventory === undefined ? undefined : captureTimeOf(inventory),
    Entries: items,
    NextToken: nextToken,
  };
};
