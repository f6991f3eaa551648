import { route } from "#lib/core/server/http/route.ts";
import { baselineParams } from "#lib/patch/contract/baseline-detail.ts";
import { effectivePatchesInput } from "#lib/patch/contract/effective-patches.ts";
import { effectivePatches } from "#lib/patch/server/index.ts";

export const GET = route(
  { query: effectivePatchesInput.omit({ baseline: true }), params: baselineParams },
  effectivePatches,
);
