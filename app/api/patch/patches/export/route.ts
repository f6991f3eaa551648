import { route } from "#lib/core/server/http/route.ts";
import { exportPatchesInput } from "#lib/patch/contract/patches.ts";
import { exportPatches } from "#lib/patch/server/index.ts";

export const POST = route({ body: exportPatchesInput }, exportPatches);
