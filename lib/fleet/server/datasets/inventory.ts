import { paginateGetInventory, paginateGetInventorySchema } from "@aws-sdk/client-ssm";
import { place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { internInventory } from "./inventory-dictionary.ts";

const customTypes = "Custom:";

/** Inventory types of AWS by the last part of their dataset's name. */
const awsTypes = {
  applications: "AWS:Application",
  "aws-components": "AWS:AWSComponent",
  network: "AWS:Network",
  services: "AWS:Service",
  "windows-updates": "AWS:WindowsUpdate",
  roles: "AWS:WindowsRole",
  "instance-detail": "AWS:InstanceDetailedInformation",
} as const;

const shared = {
  scope: "accountRegion",
  cadenceSeconds: 3_600,
  interestCadenceSeconds: 600,
  table: "node_inventory",
  key: ["node_id", "type_name"],
  volatile: ["captured_at"],
  // SSM's own hash of the content: rows hold it to skip equal ones, and equal entries give the same items anyway.
  uncompared: ["content_hash"],
  prepare: internInventory,
  // A row carries all entries of a node until they are interned.
  batchRows: 100,
} as const satisfies Partial<Dataset>;

/** Inventory datasets: one per type, so that each is collected, fails and is shown alone. */
export const inventoryDatasets: readonly Dataset[] = [
  ...Object.entries(awsTypes).map(
    ([part, typeName]): Dataset => ({
      ...shared,
      name: `inventory-${part}`,
      operations: ["ssm:GetInventory"],
      slice: `type_name = '${typeName}'`,
      collect: (ctx) => collectType(ctx, typeName),
    }),
  ),
  {
    ...shared,
    name: "inventory-custom",
    operations: ["ssm:GetInventorySchema", "ssm:GetInventory"],
    slice: `type_name like '${customTypes}%'`,
    async *collect(ctx) {
      for (const typeName of await listCustomTypes(ctx)) yield* collectType(ctx, typeName);
    },
  },
];

async function listCustomTypes(ctx: CollectContext): Promise<string[]> {
  const names = new Set<string>();
  const pages = paginateGetInventorySchema({ client: ctx.aws.ssm, pageSize: 200 }, { TypeName: customTypes });
  for await (const page of pages) {
    for (const { TypeName: name } of page.Schemas ?? []) if (name?.startsWith(customTypes)) names.add(name);
  }
  return [...names].sort();
}

async function* collectType(ctx: CollectContext, typeName: string): AsyncIterable<DatasetRow[]> {
  const pages = paginateGetInventory(
    { client: ctx.aws.ssm, pageSize: 50 },
    { ResultAttributes: [{ TypeName: typeName }] },
  );
  for await (const page of pages) {
    yield (page.Entities ?? []).flatMap(({ Id: nodeId, Data: data }) => {
      const item = data?.[typeName];
      if (nodeId === undefined || item?.Content === undefined) return [];
      return [
        {
          ...place(ctx.scope),
          node_id: nodeId,
          type_name: typeName,
          schema_version: item.SchemaVersion ?? null,
          content_hash: item.ContentHash ?? null,
          captured_at: item.CaptureTime ?? null,
          content: item.Content,
        },
      ];
    });
  }
}
