import { route } from "#lib/core/server/http/route.ts";
import { baselineDiffInput, baselineParams } from "#lib/patch/contract/baseline-detail.ts";
import { diffBaselines } from "#lib/patch/server/index.ts";

export const GET = route(
  { query: baselineDiffInput.omit({ baseline: true }), params: baselineParams },
  diffBaselines,
);
