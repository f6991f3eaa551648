import { resourceGraphInput } from "#lib/aws-config/contract/detail.ts";
import { resourceGraph } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: resourceGraphInput }, resourceGraph);
