import { route } from "#lib/core/server/http/route.ts";
import { listPatchesInput } from "#lib/patch/contract/patches.ts";
import { listPatches } from "#lib/patch/server/index.ts";

export const GET = route({ query: listPatchesInput }, listPatches);
