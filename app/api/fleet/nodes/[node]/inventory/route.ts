import { route } from "#lib/core/server/http/route.ts";
import { nodeInventoryInput, nodeParams } from "#lib/fleet/contract/detail.ts";
import { nodeInventory } from "#lib/fleet/server/index.ts";

export const GET = route(
  { query: nodeInventoryInput.omit({ node: true }), params: nodeParams },
  nodeInventory,
);
