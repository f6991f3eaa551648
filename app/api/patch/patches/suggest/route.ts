import { route } from "#lib/core/server/http/route.ts";
import { suggestPatchesInput } from "#lib/patch/contract/patches.ts";
import { suggestPatches } from "#lib/patch/server/index.ts";

export const GET = route({ query: suggestPatchesInput }, suggestPatches);
