import { route } from "#lib/core/server/http/route.ts";
import { listNodesInput } from "#lib/fleet/contract/list.ts";
import { listNodes } from "#lib/fleet/server/index.ts";

export const GET = route({ query: listNodesInput }, listNodes);
