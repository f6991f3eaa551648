import { suggestResourcesInput } from "#lib/aws-config/contract/list.ts";
import { suggestResources } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: suggestResourcesInput }, suggestResources);
