import { route } from "#lib/core/server/http/route.ts";
import { baselineInput, baselineParams } from "#lib/patch/contract/baseline-detail.ts";
import { baselineHistory } from "#lib/patch/server/index.ts";

export const GET = route(
  { query: baselineInput.omit({ baseline: true }), params: baselineParams },
  baselineHistory,
);
