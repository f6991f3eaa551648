import {
  type GetInventoryRequest,
  type GetInventoryResult,
  InvalidResultAttributeException,
  InvalidTypeNameException,
  type InventoryResultEntity,
  type InventoryResultItem,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { inventorySchemaOf } from "../../world/inventory/schemas.ts";
import type { WorldInventory, WorldNode } from "../../world/types.ts";
import { aggregate } from "./inventory-aggregation.ts";
import { inventoryTest } from "./inventory-filters.ts";

/** AWS takes one result attribute; without any it answers this type. */
const defaultType = "AWS:InstanceInformation";
const maxResultAttributes = 1;

const typeOf = (input: GetInventoryRequest): string => {
  const attributes = input.ResultAttributes ?? [];
  if (attributes.length > maxResultAttributes) {
    const Message = `At most ${maxResultAttributes} result attribute is allowed.`;
    throw new InvalidResultAttributeException({ $metadata: {}, message: Message, Message });
  }
  const typeName = attributes[0]?.TypeName ?? defaultType;
  if (inventorySchemaOf(typeName) === undefined) {
    const Message = `The inventory type ${typeName} does not exist.`;
    throw new InvalidTypeNameException({ $metadata: {}, message: Message, Message });
  }
  return typeName;
};

/** AWS writes capture times to the second. */
export const captureTimeOf = (inventory: WorldInventory): string =>
  `${inventory.captureTime.toISOString().slice(0, 19)}Z`;

const itemOf = (inventory: WorldInventory): InventoryResultItem => ({
  TypeName: inventory.typeName,
  SchemaVersion: inventory.schemaVersion,
  CaptureTime: captureTimeOf(inventory),
  ContentHash: inventory.contentHash,
  // The world shares its content between nodes; encoding only reads it.
  Content: inventory.content as Record<string, string>[],
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetInventory.html */
export const getInventory: Handler<GetInventoryRequest, GetInventoryResult> = (input, request) => {
  const { NextToken, MaxResults, ...query } = input;
  const { world, accountId, region, now, page } = request;
  const typeName = typeOf(input);
  const read = (node: WorldNode, of: string): WorldInventory | undefined => world.inventory(node, of, now);
  const nodes = world.nodes(accountId, region, now);
  const found = input.Filters === undefined ? nodes : nodes.filter(inventoryTest(input.Filters, read));
  const options = { token: NextToken, limit: MaxResults ?? 50, query };
  if (input.Aggregators !== undefined) {
    const { items, nextToken } = page(aggregate(found, input.Aggregators, read), options);
    const schema = inventorySchemaOf(defaultType);
    const data = { TypeName: defaultType, SchemaVersion: schema?.version, Content: items };
    return { Entities: [{ Data: { [defaultType]: data } }], NextToken: nextToken };
  }
  const { items, nextToken } = page(found, options);
  const entities: InventoryResultEntity[] = items.map((node) => {
    const inventory = read(node, typeName);
    return { Id: node.nodeId, Data: inventory === undefined ? {} : { [typeName]: itemOf(inventory) } };
  });
  return { Entities: entities, NextToken: nextToken };
};
