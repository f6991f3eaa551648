import type { Pool } from "pg";
import type { Query, SyncScope } from "#lib/core/server/sync/dataset.ts";
import type { ConfigItem } from "../server/items/config-item.ts";
import { storeItems } from "../server/items/store-items.ts";

/** The account-Region of seeded items, unless a test says otherwise. */
export const seedScope: SyncScope = { accountId: "111122223333", region: "eu-west-1" };

/** A security group's item as a collector gives it, with what a test changes of it. */
export function aConfigItem(changes: Partial<ConfigItem> = {}): ConfigItem {
  const capturedAt = changes.capturedAt ?? "2026-11-01T00:00:00.000Z";
  return {
    resourceType: "AWS::EC2::SecurityGroup",
    resourceId: "sg-0a1b2c3d4e5f60718",
    status: "OK",
    capturedAt,
    stateId: String(Date.parse(capturedAt)),
    createdAt: null,
    availabilityZone: null,
    resourceName: "web",
    arn: null,
    tags: {},
    relationships: [],
    configuration: {},
    supplementary: {},
    rest: {},
    ...changes,
  };
}

/** Stores items as a pass does, in one transaction. */
export async function seedItems(db: Pool, items: readonly ConfigItem[], scope = seedScope): Promise<void> {
  const client = await db.connect();
  try {
    await client.query("begin");
    const query: Query = async (sql, values) => (await client.query(sql, values)).rows;
    await storeItems(query, scope, items);
    await client.query("commit");
  } finally {
    client.release();
  }
}
