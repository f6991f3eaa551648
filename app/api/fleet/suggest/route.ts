import { route } from "#lib/core/server/http/route.ts";
import { suggestInput } from "#lib/fleet/contract/list.ts";
import { suggest } from "#lib/fleet/server/index.ts";

export const GET = route({ query: suggestInput }, suggest);
