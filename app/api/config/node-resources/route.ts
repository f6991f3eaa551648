import { nodeResourcesInput } from "#lib/aws-config/contract/node-resources.ts";
import { nodeResources } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: nodeResourcesInput }, nodeResources);
