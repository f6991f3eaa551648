import { route } from "#lib/core/server/http/route.ts";
import { facetsInput } from "#lib/fleet/contract/list.ts";
import { listFacets } from "#lib/fleet/server/index.ts";

export const GET = route({ query: facetsInput }, listFacets);
