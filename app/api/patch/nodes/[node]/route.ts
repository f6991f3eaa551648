import { route } from "#lib/core/server/http/route.ts";
import { nodePatchesInput, nodePatchesParams } from "#lib/patch/contract/node-patches.ts";
import { nodePatches } from "#lib/patch/server/index.ts";

export const GET = route(
  { query: nodePatchesInput.omit({ node: true }), params: nodePatchesParams },
  nodePatches,
);
