import { exportResourcesInput } from "#lib/aws-config/contract/list.ts";
import { exportResources } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

/** A body, because the keys of a large selection do not fit an address. */
export const POST = route({ body: exportResourcesInput }, exportResources);
