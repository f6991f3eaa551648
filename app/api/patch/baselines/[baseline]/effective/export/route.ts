import { route } from "#lib/core/server/http/route.ts";
import { baselineParams } from "#lib/patch/contract/baseline-detail.ts";
import { exportEffectivePatchesInput } from "#lib/patch/contract/effective-patches.ts";
import { exportEffectivePatches } from "#lib/patch/server/index.ts";

export const GET = route(
  { query: exportEffectivePatchesInput.omit({ baseline: true }), params: baselineParams },
  exportEffectivePatches,
);
