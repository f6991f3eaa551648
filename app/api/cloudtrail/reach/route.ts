import { listTrailReachInput } from "#lib/aws-config/contract/trail-reach.ts";
import { listTrailReach } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: listTrailReachInput }, listTrailReach);
