import { route } from "#lib/core/server/http/route.ts";
import { patchFacetsInput } from "#lib/patch/contract/patches.ts";
import { listPatchFacets } from "#lib/patch/server/index.ts";

export const GET = route({ query: patchFacetsInput }, listPatchFacets);
