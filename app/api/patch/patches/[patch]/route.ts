import { route } from "#lib/core/server/http/route.ts";
import { patchInput, patchParams } from "#lib/patch/contract/patches.ts";
import { getPatch } from "#lib/patch/server/index.ts";

export const GET = route({ query: patchInput.omit({ patch: true }), params: patchParams }, getPatch);
