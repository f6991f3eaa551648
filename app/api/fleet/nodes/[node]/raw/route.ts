import { route } from "#lib/core/server/http/route.ts";
import { nodeInput, nodeParams } from "#lib/fleet/contract/detail.ts";
import { nodeRaw } from "#lib/fleet/server/index.ts";

export const GET = route({ query: nodeInput.omit({ node: true }), params: nodeParams }, nodeRaw);
