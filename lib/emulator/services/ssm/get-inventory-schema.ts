import {
  type GetInventorySchemaRequest,
  type GetInventorySchemaResult,
  InvalidTypeNameException,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import { inventorySchemas } from "../../world/inventory/schemas.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetInventorySchema.html */
export const getInventorySchema: Handler<GetInventorySchemaRequest, GetInventorySchemaResult> = (
  input,
  { page },
) => {
  const { NextToken, MaxResults, ...query } = input;
  const wanted = input.TypeName ?? "";
  // AWS takes a whole type name or the beginning of one, such as `AWS` or `Custom`.
  const found = inventorySchemas.filter(({ typeName }) => typeName.startsWith(wanted));
  if (found.length === 0) {
    const Message = `The inventory type ${wanted} does not exist.`;
    throw new InvalidTypeNameException({ $metadata: {}, message: Message, Message });
  }
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  const schemas = items.map((schema) => ({
    TypeName: schema.typeName,
    Version: schema.version,
    DisplayName: schema.displayName,
    Attributes: schema.attributes.map(({ name, dataType }) => ({ Name: name, DataType: dataType })),
  }));
  return { Schemas: schemas, NextToken: nextToken };
};
