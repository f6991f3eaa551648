import { route } from "#lib/core/server/http/route.ts";
import { patchTrendInput } from "#lib/patch/contract/trend.ts";
import { patchTrend } from "#lib/patch/server/index.ts";

export const GET = route({ query: patchTrendInput }, patchTrend);
