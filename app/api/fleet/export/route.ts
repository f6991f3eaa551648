import { route } from "#lib/core/server/http/route.ts";
import { exportNodesInput } from "#lib/fleet/contract/list.ts";
import { exportNodes } from "#lib/fleet/server/index.ts";

/** A body, because the keys of a large selection do not fit an address. */
export const POST = route({ body: exportNodesInput }, exportNodes);
